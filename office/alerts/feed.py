"""A saved search as a feed: what was new to it, by an address that nobody can guess."""

from dataclasses import replace

from documents.models import Document
from office.alerts.models import SavedSearch
from office.alerts.questions import address_of, params_of
from search.results.answering import ask_among
from search.results.exports.feed import ENTRIES_AT_MOST, FeedAbout, feed_of, feed_params
from search.results.exports.rows import Absolute


def personal_feed(search: SavedSearch, address: str, absolute: Absolute) -> str:
    """The documents that were new since the search was saved and still answer, the newest
    first; each is dated by when it was found, so that a re-import does not make it new."""
    hits = search.hits.order_by("-pk").values_list("document__slug", "found_at")
    found = dict(hits[:ENTRIES_AT_MOST])
    held = dict(Document.objects.filter(slug__in=found).values_list("pk", "slug"))
    params = replace(feed_params(params_of(search.query)), page_size=ENTRIES_AT_MOST)
    asked = ask_among(params, held)
    about = FeedAbout(
        title=search.name,
        link=absolute(address_of(search.query)),
        address=absolute(address),
        name=f"saved/{search.pk}",
        subtitle=f"收藏以来新增 {asked.result.total_documents} 份文件",
    )
    return feed_of(
        asked, about, absolute, {pk: found[slug] for pk, slug in held.items()}
    )
