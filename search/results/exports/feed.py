"""A search as an Atom feed (RFC 4287): the documents that answer it, the newest first.

An entry's id is made of its document's slug, which is kept for good, the feed's of its
question: neither changes with host or scheme. An entry counts as updated when its issue was.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from urllib.parse import urlencode
from uuid import UUID, uuid5

from django.conf import settings
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from documents.models import Issue
from search.engine import Sort, Unit
from search.results.addresses import address, parameters
from search.results.answer import DocumentResult
from search.results.answering import Asked, ask, results
from search.results.exports.rows import Absolute
from search.results.forms import SearchParams

ENTRIES_AT_MOST = 100
_NAMESPACE = UUID("7b0ff2a6-3d0a-4f43-8f4b-2d3c5e6a9d10")
NO_DATES: Mapping[int, datetime] = MappingProxyType({})
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
# Characters that XML has no way to write.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Feed(Atom1Feed):
    """Dated by what is held, not by the clock, where it has no entries."""

    def latest_post_date(self) -> datetime:
        if self.items:
            return super().latest_post_date()
        newest = Issue.objects.order_by("-updated_at").values_list("updated_at")
        return next((updated for (updated,) in newest[:1]), _LONG_AGO)


def feed_params(params: SearchParams) -> SearchParams:
    """The question of a feed: documents, the newest first, from its first page."""
    return replace(
        params,
        by=Unit.DOCUMENT,
        sort=Sort.NEWEST,
        page=1,
        page_size=ENTRIES_AT_MOST,
    )


def feed_text(params: SearchParams, absolute: Absolute) -> str:
    params = feed_params(params)
    asked = ask(params)
    here = replace(params, sort=Sort.RELEVANCE)  # what nobody has to say of a feed
    total = asked.result.total_documents
    subtitle = f"{total} 份文件"
    if total > ENTRIES_AT_MOST:
        subtitle += f"，这里是最新的 {ENTRIES_AT_MOST} 份"
    about = FeedAbout(
        title=described(params),
        link=absolute(address(here)),
        address=absolute(address(here, "search.atom")),
        name=urlencode(list(parameters(here))),
        subtitle=subtitle,
    )
    return feed_of(asked, about, absolute)


@dataclass(frozen=True, slots=True)
class FeedAbout:
    """What a feed says of itself: the page it is of, its own address, and a `name` that no
    other feed has and that it keeps."""

    title: str
    link: str
    address: str
    name: str
    subtitle: str


def feed_of(
    asked: Asked,
    about: FeedAbout,
    absolute: Absolute,
    updated: Mapping[int, datetime] = NO_DATES,
) -> str:
    """The hits as entries; each counts as updated when its issue was, or, by its document's
    id, when `updated` says."""
    publisher = settings.SITE["name"]
    feed = _Feed(
        title=_plain(f"{about.title} · {publisher}"),
        link=about.link,
        description="",
        subtitle=about.subtitle,
        language="zh-Hans",
        author_name=publisher,
        feed_url=about.address,
        feed_guid=_id(about.name),
    )
    shown = [*results(asked)]
    issues = {result.document.issue_id for result in shown}
    of_issues = Issue.objects.filter(pk__in=issues).order_by()
    of_issue = dict(of_issues.values_list("pk", "updated_at"))
    for result in shown:
        document = result.document
        issued = of_issue.get(document.issue_id, _LONG_AGO)
        _add(feed, result, absolute, updated.get(document.pk, issued))
    return feed.writeString("utf-8")


def _add(
    feed: _Feed, result: DocumentResult, absolute: Absolute, updated: datetime
) -> None:
    document = result.document
    feed.add_item(
        title=_plain(document.title),
        link=absolute(document.get_absolute_url()),
        description=_plain(_summary(result)),
        unique_id=_id(f"d/{document.slug}"),
        pubdate=_midnight(document.signed_on) if document.signed_on else None,
        updateddate=updated,
        author_name=_plain(document.issuer) or None,
        categories=[document.kind],
    )


def _summary(result: DocumentResult) -> SafeString:
    number = result.document.number
    lines = [(number, "")] if number else []
    lines += [(hit.place, hit.snippet.html) for hit in result.clauses]
    return format_html_join("", "<p>{} {}</p>", lines)


def described(params: SearchParams) -> str:
    """The question in words: 饮用水，通知，2023-11."""
    return "，".join(_said(params)) or "全部文件"


def _said(params: SearchParams) -> Iterator[str]:
    if params.q:
        yield params.q
    yield from (*params.gazettes, *params.kinds, *params.issuers)
    yield from (*params.months, *params.issues)
    if params.first or params.last:
        yield f"{params.first}至{params.last}"
    if any(params.signed):
        yield "成文" + "至".join(params.signed)


def _id(name: str) -> str:
    return uuid5(_NAMESPACE, name).urn


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), timezone.get_default_timezone())


def _plain(text: str) -> str:
    return _NOT_XML.sub("", text)
