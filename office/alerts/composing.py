"""What is written to subscribers: what is new to a search, and the request to confirm.

A message and the note that its documents have been told are written in one transaction.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from documents.models import Document
from office.alerts.links import absolute, confirming_path, unsubscribing_path
from office.alerts.models import Frequency, Hit, Message, SavedSearch
from office.alerts.questions import address_of, params_of
from search.engine import Sort
from search.results.answer import DocumentResult
from search.results.answering import ask, ask_among, results
from search.results.forms import SearchParams
from search.results.highlighting import Snippet

HOUR = 8
"""Of the day, in the site's time zone, at which daily messages are due; on Mondays weekly ones."""

SHOWN = 20
"""Documents that a message quotes; the rest is counted."""

_LONGEST_SUBJECT = 150


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause of a message: its place, the stretches that answer, its address."""

    place: str
    snippet: Snippet
    url: str

    @property
    def text(self) -> str:
        return self.snippet.plain()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of a message, and how many of its clauses answer beyond those quoted."""

    document: Document
    url: str
    quotes: tuple[Quote, ...]
    more: int


def compose_due(now: datetime | None = None) -> int:
    """Write the messages that are due; how many they are."""
    return sum(map(compose, due(now or timezone.now())))


def due(now: datetime) -> QuerySet[SavedSearch]:
    """The searches with something new whose time has come.

    A timer may run as often as it likes: a day's message is due once after its hour.
    """
    day = _hour_before(now)
    week = day - timedelta(days=timezone.localtime(day).weekday())
    is_time = (
        Q(frequency=Frequency.PUBLICATION)
        | Q(frequency=Frequency.DAILY, told_at__lt=day)
        | Q(frequency=Frequency.WEEKLY, told_at__lt=week)
    )
    untold = Hit.objects.filter(search=OuterRef("pk"), told_at=None)
    mailed = SavedSearch.objects.exclude(email="").filter(confirmed_at__isnull=False)
    return mailed.filter(is_time, Exists(untold)).order_by("pk")


def _hour_before(now: datetime) -> datetime:
    """The last time that it was HOUR o'clock."""
    local = timezone.localtime(now)
    at = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return at if at <= local else at - timedelta(days=1)


def compose(search: SavedSearch) -> bool:
    """Write what is new to a search into the outbox; False where there is nothing to tell.

    What is withdrawn by now, or does not answer any more, is not told; should it come back, it
    is told then.
    """
    with transaction.atomic():
        untold = search.hits.filter(told_at=None).values_list("document__slug", "pk")
        hits = dict(untold)
        held = dict(Document.objects.filter(slug__in=hits).values_list("pk", "slug"))
        asked = ask_among(_newest(search), held)
        if not asked.result.total_documents:
            return False
        total = asked.result.total_documents
        entries = [_entry(result) for result in results(asked)]
        _put_into_outbox(
            search,
            subject=f"{search.name}：新增 {total} 份文件",
            template="new",
            context={"entries": entries, "total": total, "rest": total - len(entries)},
        )
        now = timezone.now()
        answering = {held[hit.document_id] for hit in asked.result.hits}
        if total > len(answering):
            every = replace(_newest(search), page_size=len(held))
            found = ask_among(every, held).result.hits
            answering = {held[hit.document_id] for hit in found}
        Hit.objects.filter(pk__in=[hits[slug] for slug in answering]).update(
            told_at=now
        )
        SavedSearch.objects.filter(pk=search.pk).update(told_at=now)
    return True


def compose_test(search: SavedSearch) -> None:
    """Write what a message would look like, of the newest that answers; nothing counts as told."""
    asked = ask(replace(_newest(search), page_size=3))
    entries = [_entry(result) for result in results(asked)]
    context = {"entries": entries, "total": len(entries), "rest": 0, "is_test": True}
    _put_into_outbox(search, f"【测试】{search.name}", "new", context)


def compose_confirmation(search: SavedSearch) -> None:
    """Ask the owner of an address whether it is theirs."""
    link = absolute(confirming_path(search))
    _put_into_outbox(search, f"请确认订阅：{search.name}", "confirm", {"link": link})


def _put_into_outbox(
    search: SavedSearch, subject: str, template: str, context: dict[str, Any]
) -> None:
    unsubscribe = absolute(unsubscribing_path(search))
    context = {
        **context,
        "search": search,
        "frequency": Frequency(search.frequency).label,
        "address": absolute(address_of(search.query)),
        "unsubscribe": unsubscribe,
        "site": settings.SITE,
        "home": absolute("/"),
    }
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    title = " ".join(f"{subject} · {settings.SITE['name']}".split())
    Message.objects.create(
        search=search,
        to=search.email,
        subject=title[:_LONGEST_SUBJECT],
        text=render_to_string(f"alerts/mail_{template}.txt", context),
        html=render_to_string(f"alerts/mail_{template}.html", context),
        unsubscribe=unsubscribe,
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
    )


def _newest(search: SavedSearch) -> SearchParams:
    return replace(params_of(search.query), sort=Sort.NEWEST, page_size=SHOWN)


def _entry(result: DocumentResult) -> Entry:
    quotes = tuple(
        Quote(hit.place, hit.snippet, absolute(hit.clause.get_absolute_url()))
        for hit in result.clauses
    )
    url = absolute(result.document.get_absolute_url())
    return Entry(result.document, url, quotes, result.more)


def cancel(searches: Collection[int]) -> None:
    """Take what waits for these searches out of the outbox."""
    Message.objects.filter(search__in=searches, state=Message.State.WAITING).delete()
