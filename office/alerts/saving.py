"""Saving a search: for an account, or for an address that has yet to be confirmed."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from office.accounts.models import User
from office.accounts.visitors import sender
from office.alerts.composing import cancel, compose_confirmation
from office.alerts.models import Frequency, SavedSearch
from office.alerts.percolation import settle
from search.analysis.tokenizer import tokenizer_of
from search.engine import engine
from search.query.tree import parse_query
from search.results.forms import SearchParams

EACH_AT_MOST = 200
"""Searches of an account, or of an address."""

# Requests that are not confirmed yet, from one machine, to one address, and to all.
REQUESTS_AN_HOUR = 10
REQUESTS_TO_ONE = 3
REQUESTS_A_DAY = 500


class NotSaved(Exception):
    """Why a search is not saved, in Chinese."""


def is_open_to_visitors() -> bool:
    """Whether who has no account may subscribe by mail."""
    return bool(settings.MAIL_IS_SET_UP and settings.ALERTS_BY_MAIL_ALONE)


def check_question(params: SearchParams) -> None:
    """Raises NotSaved for a question that can find nothing, whatever comes."""
    if not params.is_asked:
        raise NotSaved("请先检索，再收藏检索。")
    if params.q and parse_query(params.q, tokenizer_of(engine())).tree is None:
        raise NotSaved("这条检索没有可查的字词，不能收藏。")


def save_for(
    owner: User, query: str, name: str, frequency: Frequency, email: str
) -> SavedSearch:
    """The account's saved search of this question, new or changed. An address that is not
    the account's own is asked to confirm first. Raises NotSaved."""
    search = SavedSearch.objects.filter(owner=owner, query=query).first()
    if search is None:
        if owner.saved_searches.count() >= EACH_AT_MOST:
            raise NotSaved(f"最多收藏 {EACH_AT_MOST} 条检索，请先删去不用的。")
        search = SavedSearch(owner=owner, query=query)
        settle(search)
    search.name, search.frequency = name, frequency
    set_address(search, email)
    return search


def set_address(search: SavedSearch, email: str) -> None:
    """Save an account's search with this address; another than before is to be confirmed
    unless it is the account's own. Raises NotSaved."""
    assert search.owner is not None
    if email != search.email:
        search.email, search.confirmed_at = email, None
        if search.pk:
            cancel([search.pk])
    if email and email == search.owner.email:
        search.confirmed_at = search.confirmed_at or timezone.now()
    asks = bool(email) and search.confirmed_at is None
    if asks:
        _check_requests(email, None)
    with transaction.atomic():
        search.save()
        if asks and settings.MAIL_IS_SET_UP:
            compose_confirmation(search)


def request_by_mail(
    request: HttpRequest, query: str, name: str, frequency: Frequency, email: str
) -> None:
    """Ask this address whether it wants to be told; whoever asked is told nothing of what it
    is subscribed to. Raises NotSaved where there were too many requests."""
    address = sender(request)
    _check_requests(email, address)
    held = SavedSearch.objects.filter(owner=None, email=email)
    search = held.filter(query=query).first()
    if search is None:
        if held.count() >= EACH_AT_MOST:
            return
        search = SavedSearch(owner=None, email=email, query=query)
    if search.confirmed_at is not None:
        return
    search.name, search.frequency = name, frequency
    search.requested_from, search.created_at = address, timezone.now()
    with transaction.atomic():
        search.save()
        compose_confirmation(search)


def confirm(search: SavedSearch) -> None:
    """From now on it is told of; what answers already is known."""
    if search.confirmed_at is None:
        if search.owner_id is None:
            settle(search)
        search.confirmed_at = search.told_at = timezone.now()
        search.requested_from = None
        search.save()


def unsubscribe(search: SavedSearch) -> None:
    """No mail any more; a search without an account is nothing but mail, and goes."""
    cancel([search.pk])
    if search.owner_id is None:
        search.delete()
    else:
        SavedSearch.objects.filter(pk=search.pk).update(frequency=Frequency.NEVER)


def new_feed_token() -> str:
    """So long that nobody guesses it: 256 bits."""
    return secrets.token_urlsafe(32)


def _check_requests(email: str, address: str | None) -> None:
    now = timezone.now()
    asked = SavedSearch.objects.filter(confirmed_at=None).exclude(email="")
    day = asked.filter(created_at__gt=now - timedelta(days=1))
    hour = asked.filter(created_at__gt=now - timedelta(hours=1))
    too_many = (
        day.filter(email=email).count() >= REQUESTS_TO_ONE
        or day.count() >= REQUESTS_A_DAY
        or (
            address is not None
            and hour.filter(requested_from=address).count() >= REQUESTS_AN_HOUR
        )
    )
    if too_many:
        raise NotSaved("确认邮件发得太多，请过些时候再试。")
