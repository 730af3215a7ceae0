"""The tools of staff, as the head of every page offers them to who may use them."""

from collections.abc import Collection
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from office.accounts.models import User
from office.accounts.roles import Role

TOOLS: tuple[tuple[str, str, Collection[Role]], ...] = (
    ("上传", "uploads", (Role.EDITOR, Role.PUBLISHER)),
    ("待核对", "queue", (Role.EDITOR,)),
    ("各期", "manage_issues", (Role.EDITOR, Role.PUBLISHER)),
    ("刊物", "manage_gazettes", (Role.PUBLISHER,)),
    ("用户", "users", (Role.USER_ADMINISTRATOR,)),
    ("审计", "audit", (Role.AUDITOR,)),
)
"""Name, name of the address, and who sees it; a line without an address here shows nothing."""


def office_nav(request: HttpRequest) -> dict[str, Any]:
    """A context processor: `office_nav`, the tools of who asks as (name, address, is here)."""
    return {"office_nav": partial(_tools_of, request)}


def _tools_of(request: HttpRequest) -> list[tuple[str, str, bool]]:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    shown = []
    for name, url_name, roles in TOOLS:
        try:
            address = reverse(url_name)
        except NoReverseMatch:
            continue
        if user.holds(*roles):
            shown.append((name, address, request.path.startswith(address)))
    return shown
