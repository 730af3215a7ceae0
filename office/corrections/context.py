"""What every page knows of corrections: whether who asks may make them, whether readers may
report errors."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from office.accounts.models import User
from office.accounts.roles import Role


def corrections(request: HttpRequest) -> dict[str, Any]:
    """A context processor; who asks is looked up only where a page wants to know."""
    return {
        "may_correct": SimpleLazyObject(lambda: _may_correct(request)),
        "takes_reports": settings.TAKES_REPORTS,
    }


def _may_correct(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return isinstance(user, User) and user.holds(Role.EDITOR)
