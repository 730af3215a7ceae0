"""Accounts, and the roles they hold."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models

from office.accounts.roles import Role


class User(AbstractUser):
    """A person who signs in."""

    display_name = models.CharField("姓名", max_length=60, blank=True)
    must_change_password = models.BooleanField(
        "须改密码", default=False, help_text="The first one was given by somebody else."
    )

    def __str__(self) -> str:
        return self.display_name or self.username

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles that it holds."""
        return frozenset(map(Role, self.grants.values_list("role", flat=True)))

    def holds(self, *roles: Role) -> bool:
        """Whether it holds one of these roles."""
        return not self.roles.isdisjoint(roles)


class Grant(models.Model):
    """A role that an account holds."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField("角色", max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="a_role_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
