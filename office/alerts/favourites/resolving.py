"""What favourites lead to now: their addresses are followed as those of pages are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    DocumentAlias,
    WithdrawnAddress,
)
from office.alerts.models import Favourite

WITHDRAWN = "文件已撤下"
NO_CLAUSE = "条款已不在文件中"
UNKNOWN = "文件已不在本站"
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A favourite and what it leads to; `gone` says why it leads nowhere, "" where it does.

    A clause that its document no longer has still leads to the document.
    """

    favourite: Favourite
    document: Document | None = None
    clause: Clause | None = None
    gone: str = ""

    @property
    def title(self) -> str:
        return self.document.title if self.document else self.favourite.title

    @property
    def number(self) -> str:
        return self.document.number if self.document else self.favourite.number

    @property
    def place(self) -> str:
        return self.clause.place if self.clause else self.favourite.place

    @property
    def text(self) -> str:
        """What the clause says; "" for a document."""
        return self.clause.text if self.clause else ""

    @property
    def path(self) -> str:
        """Its address now; "" where there is none."""
        held = self.clause or self.document
        return held.get_absolute_url() if held else ""


def of_document(document: Document) -> Q:
    """The favourites of a document, by the slug it has or one that it had."""
    former = DocumentAlias.objects.filter(document=document).values("slug")
    return Q(slug=document.slug) | Q(slug__in=former)


def resolved(favourites: Sequence[Favourite]) -> list[Kept]:
    """In their order; five queries, however many they are."""
    slugs = {one.slug for one in favourites}
    documents = _documents(slugs)
    withdrawn = set(
        WithdrawnAddress.objects.filter(slug__in=slugs).values_list("slug", flat=True)
    )
    wanted = {
        (documents[one.slug].pk, one.key)
        for one in favourites
        if one.key and one.slug in documents
    }
    clauses = _clauses(wanted)
    return [
        _kept(one, documents.get(one.slug), clauses, one.slug in withdrawn)
        for one in favourites
    ]


def _kept(
    favourite: Favourite,
    document: Document | None,
    clauses: Mapping[Key, Clause],
    is_withdrawn: bool,
) -> Kept:
    if document is None:
        return Kept(favourite, gone=WITHDRAWN if is_withdrawn else UNKNOWN)
    if not favourite.key:
        return Kept(favourite, document)
    clause = clauses.get((document.pk, favourite.key))
    if clause is None:
        return Kept(favourite, document, gone=NO_CLAUSE)
    clause.document = document
    return Kept(favourite, document, clause)


def _documents(slugs: set[str]) -> dict[str, Document]:
    """By each of these slugs, held or former."""
    held = Document.objects.with_issue()
    found = {one.slug: one for one in held.filter(slug__in=slugs)}
    former = DocumentAlias.objects.filter(slug__in=slugs - found.keys())
    renamed = dict(former.values_list("slug", "document_id"))
    by_id = held.in_bulk(list(renamed.values())) if renamed else {}
    return found | {slug: by_id[pk] for slug, pk in renamed.items() if pk in by_id}


def _clauses(wanted: set[Key]) -> dict[Key, Clause]:
    """By document and key, held or former."""
    held = dict(_keyed(wanted))
    missing = wanted - held.keys()
    aliases = ClauseAlias.objects.filter(
        document__in={pk for pk, _ in missing}, old_key__in={key for _, key in missing}
    ).select_related("clause__part")
    former = {(one.document_id, one.old_key): one.clause for one in aliases}
    return former | held


def _keyed(wanted: set[Key]) -> Iterator[tuple[Key, Clause]]:
    rows = Clause.objects.select_related("part").defer("spans", "repairs", "numerals")
    for clause in rows.filter(
        document__in={pk for pk, _ in wanted}, key__in={key for _, key in wanted}
    ):
        yield (clause.document_id, clause.key), clause
