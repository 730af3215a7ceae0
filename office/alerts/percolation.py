"""Which saved searches a new document answers: every search is held against it, once.

What was seen of the index is kept by slug and revision (`SeenDocument`). What differs from
that is new or changed; it is put into a small index of its own, and each search is asked of
that. It is done in one transaction, so that who dies at it leaves it to the next, and doing
it again does nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction

from documents.models import Document, DocumentAlias
from office.alerts.known import packed, unpacked
from office.alerts.models import Frequency, Hit, SavedSearch, SeenDocument
from office.alerts.outbox import start_sending
from office.alerts.questions import params_of
from search.analysis.tokenizer import tokenizer_of
from search.engine import Query, engine
from search.query.tree import parse_query
from search.results.answering import query_of
from search.sync import entries

_AT_ONCE = 300  # documents in an index of their own
_ROWS = 2000  # written in one statement


@dataclass(frozen=True, slots=True)
class Changed:
    """A document whose state has not been seen; `seen_as` is the slug it was seen under, ""
    where it never was."""

    document_id: int
    slug: str
    revision: int
    seen_as: str = ""


def on_index_changed(**_: Any) -> None:
    """Find what is new for the saved searches; nothing is read where there are none."""
    if SavedSearch.objects.exists():
        notice_changes()
        if Hit.objects.filter(
            told_at=None, search__frequency=Frequency.PUBLICATION
        ).exists():
            start_sending()


def notice_changes() -> int:
    """Hold the active searches against all that is new or changed; how many hits are new."""
    changed = unseen()
    if not changed:
        return 0
    searches = SavedSearch.objects.active()
    asked = dict(searches.order_by("pk").values_list("pk", "query"))
    found = answered(asked, changed)
    with transaction.atomic():
        numbers = _mark_seen(changed)
        # Whoever has saved a search meanwhile knows what the index held then.
        later = dict(searches.exclude(pk__in=asked).values_list("pk", "query"))
        found |= answered(later, changed)
        return _store(found, {one.document_id: numbers[one.slug] for one in changed})


# ---- what has not been seen --------------------------------------------------------


def unseen() -> list[Changed]:
    """The documents that can be found and were not seen as they are now, in their order."""
    held = engine().held() or {}
    seen = dict(SeenDocument.objects.values_list("slug", "revision"))
    slugs = Document.objects.order_by("pk").values_list("pk", "slug")
    former: dict[int, str] | None = None
    changed = []
    for pk, slug in slugs:
        if pk not in held or seen.get(slug) == held[pk]:
            continue
        if slug in seen:
            changed.append(Changed(pk, slug, held[pk], slug))
            continue
        if former is None:
            former = _former_slugs(seen)
        changed.append(Changed(pk, slug, held[pk], former.get(pk, "")))
    return changed


def _former_slugs(seen: Collection[str]) -> dict[int, str]:
    """By document, a slug that it was seen under and has no more."""
    aliases = DocumentAlias.objects.values_list("document_id", "slug")
    return {pk: slug for pk, slug in aliases if slug in seen}


def _mark_seen(changed: Sequence[Changed]) -> dict[str, int]:
    """Note these states; the numbers of the documents by their slugs."""
    for one in changed:
        if one.seen_as and one.seen_as != one.slug:
            SeenDocument.objects.filter(slug=one.seen_as).update(slug=one.slug)
    SeenDocument.objects.bulk_create(
        [SeenDocument(slug=one.slug, revision=one.revision) for one in changed],
        batch_size=_ROWS,
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["revision"],
    )
    return dict(SeenDocument.objects.values_list("slug", "pk"))


# ---- searches against documents ----------------------------------------------------


def answered(
    asked: Mapping[int, str], changed: Sequence[Changed]
) -> dict[int, frozenset[int]]:
    """By search, the ids of those among these documents that answer it."""
    if not asked:
        return {}
    queries = [*_queries(asked.values())]
    found: dict[int, frozenset[int]] = {}
    for batch in _batches({one.document_id: one.revision for one in changed}):
        each = engine().each_found(entries(batch), queries)
        for pk, ids in zip(asked, each, strict=True):
            if ids:
                found[pk] = found.get(pk, frozenset()) | ids
    return found


def _queries(asked: Collection[str]) -> Iterator[Query]:
    tokenizer = tokenizer_of(engine())
    for query in asked:
        params = params_of(query)
        parsed = parse_query(params.q, tokenizer, with_synonyms=params.widen)
        yield query_of(parsed, params)


def _batches(revisions: Mapping[int, int]) -> Iterator[dict[int, int]]:
    rest = iter(revisions.items())
    while batch := dict(islice(rest, _AT_ONCE)):
        yield batch


def _store(found: Mapping[int, frozenset[int]], numbers: Mapping[int, int]) -> int:
    """The documents that are new to their searches, as hits; how many they are."""
    before = Hit.objects.count()
    fields = ("pk", "known", "known_up_to")
    held = SavedSearch.objects.order_by().values_list(*fields)
    hits = [
        Hit(search_id=pk, document_id=number)
        for pk, known, known_up_to in held.iterator()
        if pk in found
        for number in _new({numbers[one] for one in found[pk]}, known, known_up_to)
    ]
    Hit.objects.bulk_create(hits, batch_size=_ROWS, ignore_conflicts=True)
    return Hit.objects.count() - before


def _new(numbers: set[int], known: bytes, known_up_to: int) -> list[int]:
    older = {number for number in numbers if number <= known_up_to}
    return sorted(numbers - older | older - unpacked(known) if older else numbers)


# ---- what a search knows when it is saved ------------------------------------------


def settle(search: SavedSearch) -> None:
    """Let the search know all that answers it now, so that only what comes later is new."""
    notice_changes()
    numbers = dict(SeenDocument.objects.values_list("slug", "pk"))
    [query] = _queries([search.query])
    ids = engine().all_found(query)
    slugs = (
        Document.objects.filter(pk__in=ids) if len(ids) < _ROWS else Document.objects
    )
    known = [
        numbers[slug]
        for pk, slug in slugs.order_by().values_list("pk", "slug")
        if pk in ids and slug in numbers
    ]
    search.known = packed(known)
    search.known_up_to = max(numbers.values(), default=0)
