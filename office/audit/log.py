"""Writing into the audit log."""

import getpass
from typing import Any

from django.http import HttpRequest

from office.audit.models import Entry

_LONGEST_ABOUT = 500  # characters, as the column holds


def note(
    request: HttpRequest | None, action: str, about: str = "", **details: Any
) -> Entry:
    """Note that somebody did something: in the browser, or, without a request, in the shell.

    `action` is a word such as 发布, `about` what it was done to, `details` what JSON can hold.
    """
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return Entry.objects.create(
        user=user if signed_in else None,
        actor=_actor(request),
        address=request.META.get("REMOTE_ADDR", "") if request else "",
        action=action,
        about=about[:_LONGEST_ABOUT],
        details=details,
    )


def _actor(request: HttpRequest | None) -> str:
    if request is None:
        return f"命令行 {getpass.getuser()}"
    return request.user.get_username() or "匿名"
