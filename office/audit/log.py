"""Writing into the audit log."""

import getpass
from typing import Any

from django.db import transaction
from django.http import HttpRequest

from office.audit.chain import seal
from office.audit.models import Entry

_LONGEST_ABOUT = 500  # characters, as the column holds
_LONGEST_ACTOR = 150
_LONGEST_ADDRESS = 45
_IN_THE_SHELL = "命令行"
_VISITOR = "匿名"


def note(
    request: HttpRequest | None, action: str, about: str = "", **details: Any
) -> Entry:
    """Note that somebody did something: in the browser, or, without a request, in the shell.

    `action` is a word such as 发布, `about` what it was done to, `details` what JSON can hold.
    Called in the transaction of what is done, it is kept if and only if that is.
    """
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    with transaction.atomic():
        entry = Entry.objects.create(
            user=user if signed_in else None,
            actor=_actor(request)[:_LONGEST_ACTOR],
            address=_address(request),
            action=action,
            about=about[:_LONGEST_ABOUT],
            details=details,
        )
        seal()
    return entry


def _actor(request: HttpRequest | None) -> str:
    if request is None:
        return f"{_IN_THE_SHELL} {_machine_user()}"
    user = getattr(request, "user", None)
    return (user.get_username() if user else "") or _VISITOR


def _machine_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return "?"


def _address(request: HttpRequest | None) -> str:
    """Who asked; behind a trusted proxy `gazette_site.proxies` has put the visitor there."""
    return request.META.get("REMOTE_ADDR", "")[:_LONGEST_ADDRESS] if request else ""
