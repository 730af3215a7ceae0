"""The roles of staff, kept apart as GB/T 22239-2019 (等保 2.0) asks."""

from collections.abc import Collection

from django.db.models import TextChoices


class Role(TextChoices):
    """What an account may do; it may hold several, but not those of `APART`."""

    READER = "reader", "读者"
    EDITOR = "editor", "编辑"
    PUBLISHER = "publisher", "发布"
    USER_ADMINISTRATOR = "user-administrator", "用户管理"
    AUDITOR = "auditor", "审计"


APART: tuple[tuple[Role, Role, str], ...] = (
    (
        Role.USER_ADMINISTRATOR,
        Role.AUDITOR,
        "用户管理的操作要由别人审计",
    ),
    (
        Role.USER_ADMINISTRATOR,
        Role.PUBLISHER,
        "给出权限的人不能自己发布",
    ),
    (Role.AUDITOR, Role.EDITOR, "审计员不能审计自己的操作"),
    (Role.AUDITOR, Role.PUBLISHER, "审计员不能审计自己的操作"),
)
"""Pairs of roles that no account may hold together, and why (GB/T 22239-2019, 8.1.4.2 and 8.1.5)."""


def conflict(roles: Collection[Role]) -> str:
    """Why no account may hold all of these roles; "" if one may."""
    for one, other, reason in APART:
        if one in roles and other in roles:
            return f"“{one.label}”和“{other.label}”不能由同一个账号担任：{reason}。请另建账号。"
    return ""
