"""Who has failed too often may not sign in for a while.

django-axes counts failures of a name from an address, so that nobody can lock somebody else out
from another address. Here is what is beside that: the page that says so, a limit on an address
that tries one name after another, and what a user administrator sees and lifts.
"""

from datetime import timedelta
from typing import Any

from axes.helpers import get_client_ip_address
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

_SECONDS_A_MINUTE = 60


def cool_off() -> timedelta:
    """How long one has to wait after the last failure."""
    time: timedelta = settings.AXES_COOLOFF_TIME
    return time


def locked_out(
    request: HttpRequest,
    answer: HttpResponse | None = None,
    credentials: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page for who has failed too often; axes and our own view lead here."""
    wait = cool_off()
    context = {"minutes": int(wait.total_seconds()) // _SECONDS_A_MINUTE}
    page = render(request, "accounts/locked_out.html", context, status=429)
    page["Retry-After"] = str(int(wait.total_seconds()))
    return page


def address_is_locked_out(request: HttpRequest) -> bool:
    """Whether so many sign-ins failed from this address, under any name, that it has to wait."""
    failed = _recent().filter(ip_address=get_client_ip_address(request))
    failures = failed.aggregate(sum=Sum("failures_since_start"))["sum"] or 0
    return bool(failures >= settings.ADDRESS_FAILURE_LIMIT)


def locked_names() -> set[str]:
    """The names that are locked out now, from one address or several."""
    return set(
        _recent()
        .values("username", "ip_address")
        .annotate(sum=Sum("failures_since_start"))
        .filter(sum__gte=settings.AXES_FAILURE_LIMIT)
        .values_list("username", flat=True)
    )


def unlock(name: str) -> None:
    """Forget the failures of this name."""
    reset(username=name)


def _recent() -> Any:
    return AccessAttempt.objects.filter(attempt_time__gte=timezone.now() - cool_off())
