"""What is done to accounts, by a user administrator or in the shell; each is in the audit log."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from office.accounts import lockout, second_factor
from office.accounts.models import Grant, User
from office.accounts.passwords import first_password
from office.accounts.roles import Role, conflict
from office.audit.log import note


class Refused(Exception):
    """It can't be done; the message says why, in Chinese."""


def make_account(
    request: HttpRequest | None,
    name: str,
    display_name: str,
    roles: Collection[Role],
    password: str = "",
) -> tuple[User, str]:
    """A new account and its first password, which is nowhere else. Raises Refused."""
    if reason := conflict(roles):
        raise Refused(reason)
    with transaction.atomic():
        if User.objects.filter(username__iexact=name).exists():
            raise Refused(f"已有名为“{name}”的账号。")
        password = password or first_password()
        user = User.objects.create_user(
            name,
            password=password,
            display_name=display_name,
            must_change_password=True,
        )
        _grant(user, roles)
        note(request, "新建账号", name, roles=_labels(roles))
    return user, password


def change_roles(
    request: HttpRequest | None, user: User, roles: Collection[Role]
) -> None:
    """Give an account these roles and no others. Raises Refused."""
    if reason := conflict(roles):
        raise Refused(reason)
    with transaction.atomic():
        before = frozenset(map(Role, user.grants.values_list("role", flat=True)))
        if Role.USER_ADMINISTRATOR not in roles:
            _keep_an_administrator(user)
        user.grants.exclude(role__in=roles).delete()
        _grant(user, frozenset(roles) - before)
        user.__dict__.pop("roles", None)
        note(
            request,
            "改变角色",
            user.username,
            before=_labels(before),
            after=_labels(roles),
        )


def set_active(request: HttpRequest | None, user: User, *, active: bool) -> None:
    """Disable an account, which ends its sessions, or enable it again. Raises Refused."""
    with transaction.atomic():
        if not active:
            _keep_an_administrator(user)
            end_sessions(user)
        user.is_active = active
        user.save(update_fields=["is_active"])
        note(request, "启用账号" if active else "停用账号", user.username)


def reset_password(request: HttpRequest | None, user: User, password: str = "") -> str:
    """Another first password, in the place of one that was forgotten; all sessions end."""
    password = password or first_password()
    with transaction.atomic():
        user.set_password(password)
        user.must_change_password = True
        user.save(update_fields=["password", "password_set_at", "must_change_password"])
        end_sessions(user)
        lockout.unlock(user.username)
        note(request, "重设密码", user.username)
    return password


def unlock(request: HttpRequest | None, user: User) -> None:
    """Let somebody sign in again who failed too often."""
    lockout.unlock(user.username)
    note(request, "解除锁定", user.username)


def reset_second_factor(request: HttpRequest | None, user: User) -> None:
    """Switch the second factor off for somebody who has lost it."""
    with transaction.atomic():
        second_factor.switch_off(user)
        end_sessions(user)
        note(request, "重置二次验证", user.username)


def end_sessions(user: User) -> None:
    """End all sessions of an account, wherever they are."""
    User.objects.filter(pk=user.pk).update(ended_sessions=F("ended_sessions") + 1)
    user.refresh_from_db(fields=["ended_sessions"])


def administrators() -> int:
    """How many accounts can administer users now."""
    return User.objects.filter(
        is_active=True, grants__role=Role.USER_ADMINISTRATOR
    ).count()


def _keep_an_administrator(user: User) -> None:
    is_one = user.is_active and user.grants.filter(role=Role.USER_ADMINISTRATOR)
    if is_one and is_one.exists() and administrators() == 1:
        raise Refused(
            "这是最后一个能用的用户管理员，要先另设一个，才能停用或改变角色。"
        )


def _grant(user: User, roles: Collection[Role]) -> None:
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in sorted(roles))


def _labels(roles: Collection[Role]) -> list[str]:
    return [role.label for role in Role if role in roles]
