"""What a document rests on, and what rests on it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from documents.models import Document
from knowledge.linking import linked
from knowledge.models import RELATIONS, CitationFact, Named, RelationFact
from knowledge.works import held_works, naming

DRAWN = 12  # nodes in a column of the picture


@dataclass(slots=True)
class Work:
    """A document that is cited, or cites: held, or only named; with the places that do."""

    name: str
    number: str
    document: Document | None
    places: list[Named] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Citations:
    """Works in the order in which they are first named; those citing, newest first."""

    document: Document
    cited: tuple[Work, ...]
    citing: tuple[Work, ...]


def citations(document: Document) -> Citations:
    """In a fixed number of queries, however many there are."""
    named = linked(CitationFact.objects.filter(document=document))
    related = list(RelationFact.objects.filter(document=document))
    return Citations(
        document,
        tuple(_cited(named, related, document)),
        tuple(_citing(naming(document), document)),
    )


def _cited(
    named: Sequence[CitationFact], related: Sequence[RelationFact], own: Document
) -> list[Work]:
    held = held_works(named)
    works: dict[object, Work] = {}
    for row in named:
        document = held.get(row.pk)
        if document == own:
            continue
        work = works.setdefault(
            document.pk if document else row.number_key or row.title_key,
            _work(row, document),
        )
        work.places.append(row)
    of_related = held_works(related)
    for relation in related:
        document = of_related.get(relation.pk)
        key = document.pk if document else relation.number_key or relation.title_key
        if related_work := works.get(key):
            related_work.relations.append(RELATIONS[relation.kind])
    return list(works.values())


def _work(row: Named, document: Document | None) -> Work:
    if document:
        return Work(document.title, document.number, document)
    return Work(row.title or row.number, row.number, None)


def _citing(named: Q, own: Document | None) -> list[Work]:
    rows = CitationFact.objects.filter(named)
    if own:
        rows = rows.exclude(document=own)
    newest = (
        "-document__issue__year",
        "-document__issue__month",
        "document",
        "position",
    )
    works: dict[int, Work] = {}
    for row in linked(rows.order_by(*newest)):
        work = works.setdefault(row.document_id, _whole(row.document))
        work.places.append(row)
    return list(works.values())


def _whole(document: Document) -> Work:
    return Work(document.title, document.number, document)


def citing_name(number: str, title: str) -> list[Work]:
    """Who cites a document that is not held, by the comparable forms of its names."""
    named = Q(number_key=number) if number else Q(title_key=title) & Q(number_key="")
    return _citing(named, None)


# ---- the picture -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A work in the picture, `y` units below its top; `url` leads to it."""

    label: str
    url: str
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Three columns: cited, this one, citing. `height` in units of the drawing."""

    cited: tuple[Node, ...]
    citing: tuple[Node, ...]
    middle: int
    height: int


_ROW, _TOP, _LABEL = 40, 48, 16


def picture(found: Citations, url: Callable[[Work], str]) -> Picture:
    """At most DRAWN works a column; where more are, the lists below say them all."""
    rows = max(len(found.cited[:DRAWN]), len(found.citing[:DRAWN]), 1)
    height = rows * _ROW + _TOP

    def column(works: Iterable[Work]) -> tuple[Node, ...]:
        shown = list(works)[:DRAWN]
        above = (height - _TOP - len(shown) * _ROW) // 2
        return tuple(
            Node(_cut(work.number or work.name), url(work), _TOP + above + at * _ROW)
            for at, work in enumerate(shown)
        )

    return Picture(
        column(found.cited), column(found.citing), (height + _TOP - _ROW) // 2, height
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"
