"""Links that are the right to do something, and full addresses for mail and feeds."""

from django.conf import settings
from django.core.signing import BadSignature, Signer, TimestampSigner
from django.http import HttpRequest
from django.urls import reverse

from office.alerts.models import SavedSearch

CONFIRMED_WITHIN = 3 * 24 * 60 * 60
"""Seconds in which an address can be confirmed."""

_unsubscribing = Signer(salt="alerts.unsubscribe")
_confirming = TimestampSigner(salt="alerts.confirm")


def absolute(path: str) -> str:
    """The full address of a path of this site, outside of any request."""
    return f"{settings.SITE_ADDRESS}{path}"


def absolute_to(request: HttpRequest, path: str) -> str:
    """The same, by the request where the setting names no address."""
    return absolute(path) if settings.SITE_ADDRESS else request.build_absolute_uri(path)


def unsubscribing_path(search: SavedSearch) -> str:
    """It holds for good, and without signing in."""
    return reverse("unsubscribe", args=[_unsubscribing.sign(str(search.pk))])


def to_unsubscribe(token: str) -> SavedSearch | None:
    """The search that may be unsubscribed from; None where it is gone, or the link is no
    link of ours (`is_ours` tells)."""
    return _search(_unsubscribing, token)


def is_ours(token: str) -> bool:
    """Whether a link to unsubscribe was made here."""
    try:
        _unsubscribing.unsign(token)
    except BadSignature:
        return False
    return True


def confirming_path(search: SavedSearch) -> str:
    """It names the address, so that a link to another one doesn't confirm it."""
    return reverse("confirm", args=[_confirming.sign(f"{search.pk}:{search.email}")])


def to_confirm(token: str) -> SavedSearch | None:
    """The search whose address may be confirmed; None for a link that is stale or not ours."""
    try:
        said = _confirming.unsign(token, max_age=CONFIRMED_WITHIN)
    except BadSignature:  # a stale one, too
        return None
    pk, _, email = said.partition(":")
    return SavedSearch.objects.filter(pk=pk, email=email).first()


def _search(signer: Signer, token: str) -> SavedSearch | None:
    try:
        return SavedSearch.objects.filter(pk=signer.unsign(token)).first()
    except BadSignature:
        return None
