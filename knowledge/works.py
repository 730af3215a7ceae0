"""Which held documents the names in facts mean, as of now.

By number, then by exact title; a name that several works have means none. A work printed twice is
one: its newest print stands for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from documents.models import Document
from knowledge.models import Named, WorkName

_AT_ONCE = 400  # keys in a query


def held_works(rows: Iterable[Named]) -> dict[int, Document]:
    """The held document that each row names, by the row's primary key; others are left out.

    Two queries for every 400 names.
    """
    wanted = list(rows)
    keys = {key for row in wanted for key in (row.number_key, row.title_key) if key}
    known = works_named(keys)
    found: dict[int, Document] = {}
    for row in wanted:
        if document := _meant(row, known):
            found[row.pk] = document
    return found


def _meant(row: Named, known: dict[tuple[str, str], list[Document]]) -> Document | None:
    by_number = only_work(known.get((WorkName.Kind.NUMBER, row.number_key), []))
    if by_number:
        return by_number
    for kind in (WorkName.Kind.TITLE, WorkName.Kind.ATTACHMENT):
        named = known.get((kind, row.title_key), []) if row.title_key else []
        if named:
            work = only_work(named)
            # One that is cited by a number is not one that has another.
            return None if work and row.number_key and work.number else work
    return None


def only_work(documents: Sequence[Document]) -> Document | None:
    """The newest print of the only work among these; None for none, and for several."""
    works = {(each.number, each.title) for each in documents}
    if len(works) != 1:
        return None
    return max(documents, key=lambda each: (each.issue.year, each.issue.month, each.pk))


def works_named(keys: Iterable[str]) -> dict[tuple[str, str], list[Document]]:
    """The documents of these names, by the kind of name and its key; two queries for every 400."""
    known: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
    wanted = sorted(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        names = list(WorkName.objects.filter(key__in=wanted[start : start + _AT_ONCE]))
        documents = Document.objects.with_issue().in_bulk(
            [name.document_id for name in names]
        )
        for name in names:
            known[name.kind, name.key].append(documents[name.document_id])
    return known


def naming(document: Document) -> Q:
    """Rows of `Named` that name this document, by its number or, without another, its title."""
    names = list(WorkName.objects.filter(document=document))
    numbers = [one.key for one in names if one.kind == WorkName.Kind.NUMBER]
    titles = [one.key for one in names if one.kind != WorkName.Kind.NUMBER]
    by_title = Q(title_key__in=titles) & ~Q(title_key="")
    if numbers:
        by_title &= Q(number_key="")
    return Q(number_key__in=numbers) | by_title
