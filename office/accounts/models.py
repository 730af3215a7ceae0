"""Accounts, and the roles they hold."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

from office.accounts.roles import Role


class User(AbstractUser):
    """A person who signs in. An account is disabled, never deleted: the audit log names it."""

    display_name = models.CharField("姓名", max_length=60, blank=True)
    must_change_password = models.BooleanField(
        "须改密码", default=False, help_text="The first one was given by somebody else."
    )
    password_set_at = models.DateTimeField("密码设于", default=timezone.now)
    ended_sessions = models.PositiveIntegerField(
        "退出次数",
        default=0,
        help_text="How often all its sessions were ended; one begun before is none.",
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

    def set_password(self, raw_password: str | None) -> None:
        """Set the password; it counts as new from now on."""
        super().set_password(raw_password)
        self.password_set_at = timezone.now()

    @property
    def first_password_is_over(self) -> bool:
        """Whether the password is one that was given, and was not used in time."""
        limit = timedelta(days=settings.FIRST_PASSWORD_DAYS)
        return self.must_change_password and self._password_is_older(limit)

    @property
    def needs_another_password(self) -> bool:
        """Whether nothing may be done before the password is changed."""
        days = settings.PASSWORD_DAYS
        is_old = bool(days) and self._password_is_older(timedelta(days=days))
        return self.must_change_password or is_old

    def _password_is_older(self, limit: timedelta) -> bool:
        return self.password_set_at + limit < timezone.now()

    def get_session_auth_hash(self) -> str:
        """What a session must have been begun with to be one of this account."""
        return f"{super().get_session_auth_hash()}.{self.ended_sessions}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same with secret keys of before."""
        for known in super().get_session_auth_fallback_hash():
            yield f"{known}.{self.ended_sessions}"


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
