"""Bringing the index, and the facts, level with the database, which is the truth.

The database numbers each state of a document in the transaction that makes it
(`documents.revisions`), the index holds each document with the number it was made from.
So what differs is found by comparing numbers, whoever died at what point, and doing it
again does nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.dispatch import Signal

from documents.compiled_query import CompiledQuery
from documents.models import Clause, Document, Part, Revision, RevisionTotals
from documents.parsing.types import Role
from knowledge.level import bring_facts_level
from search.analysis.dictionary import unknown
from search.analysis.names import names_in
from search.engine import ClauseEntry, DocumentEntry, engine

_READ_AT_ONCE = 50  # documents
_BATCH = 2_000_000  # characters made findable in one step: what memory has to hold
_PASSES = 20  # over what was changed meanwhile
_totals = CompiledQuery(lambda _: RevisionTotals.objects.values_list("count", "sum"))

index_changed = Signal()
"""Sent once the index has been brought level and anything was written or removed. What a
receiver raises is logged and does not fail the import."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What the index lacks of the database, by document id.

    `changed` is what it holds of another state, `gone` what the database holds no more. Where
    it is `made_otherwise`, it can't be added to, or lacks names that texts are cut by.
    """

    documents: int
    missing: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    made_otherwise: bool = False

    def __bool__(self) -> bool:
        return bool(self.made_otherwise or self.missing or self.changed or self.gone)


@dataclass(slots=True)
class Levelled:
    """How many documents there are, and how many had to be written or forgotten."""

    documents: int = 0
    written: int = 0
    removed: int = 0
    rebuilt: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is: the documents of this month come next, after `done` of `total`."""

    month: str
    done: int
    total: int


OnStep = Callable[[Step], None]


def level() -> bool:
    """Whether everything in the database can be found, and nothing else; reads one row."""
    held = engine().held()
    [wanted] = _totals.all()
    if held is None:
        return wanted == (0, 0)
    # Revisions are random: other ones don't come to the same sum.
    return (len(held), _sum(held)) == wanted


_summed: tuple[Mapping[int, int], int] = ({}, 0)


def _sum(held: Mapping[int, int]) -> int:
    """Of a generation of the index, added up once: the engine gives the same object for it."""
    global _summed
    if _summed[0] is not held:
        _summed = held, sum(held.values())
    return _summed[1]


def differences() -> Differences:
    wanted, held = _wanted(), engine().held()
    if held is None:
        return Differences(len(wanted), missing=tuple(wanted), made_otherwise=True)
    return Differences(
        documents=len(wanted),
        missing=tuple(wanted.keys() - held.keys()),
        changed=tuple(pk for pk in wanted if held.get(pk, wanted[pk]) != wanted[pk]),
        gone=tuple(held.keys() - wanted.keys()),
        made_otherwise=_has_new_names(),
    )


def _has_new_names() -> bool:
    """Names that are gone may stay; the dictionary is read only where there are others."""
    new = _held_names() - engine().names()
    return bool(new and unknown(new))


def bring_level(on_step: OnStep | None = None, *, rebuild: bool = False) -> Levelled:
    """Write what differs, forget what is gone, touch nothing else; all anew if need be.

    What is changed meanwhile is written next, by whoever is at it, so one that gave up
    waiting for another leaves nothing undone.
    """
    bring_facts_level()
    levelled = Levelled()
    for _ in range(_PASSES):
        differing = differences()
        levelled.documents = differing.documents
        if rebuild or differing.made_otherwise:
            levelled.rebuilt, rebuild = True, False
            every = _entries(_wanted(), levelled, on_step)
            engine().rebuild(every, _held_names())
        elif differing:
            _write(differing, levelled, on_step)
        else:
            break
    if levelled.written or levelled.removed:
        index_changed.send_robust(sender=Levelled)
    return levelled


def _write(differing: Differences, levelled: Levelled, on_step: OnStep | None) -> None:
    wanted = _wanted()
    ids = {*differing.missing, *differing.changed} & wanted.keys()
    entries = _entries({pk: wanted[pk] for pk in ids}, levelled, on_step)
    gone = differing.gone
    levelled.removed += len(gone)
    while (batch := list(_batch(entries))) or gone:
        engine().replace(batch, gone)
        gone = ()


def _batch(entries: Iterator[DocumentEntry]) -> Iterator[DocumentEntry]:
    characters = 0
    for entry in entries:
        yield entry
        characters += sum(len(clause.text) for clause in entry.clauses)
        if characters >= _BATCH:
            return


# ---- what the database says --------------------------------------------------------


def _held_names() -> frozenset[str]:
    """The places and organs that sign documents, or are written to."""
    issuers = Document.objects.order_by().values_list("issuer", flat=True)
    clauses = Clause.objects.filter(role=Role.ADDRESSEE).order_by()
    salutations = clauses.values_list("text", flat=True)
    return names_in(issuers.distinct(), salutations.distinct())


def _wanted() -> dict[int, int]:
    return dict(Revision.objects.values_list("document_id", "number"))


def _entries(
    wanted: Mapping[int, int], levelled: Levelled, on_step: OnStep | None
) -> Iterator[DocumentEntry]:
    """These documents in the order of their issues, a few at a time.

    Their revisions were read before: if the rest changes meanwhile, the entry counts as
    changed, not the other way about. One that is gone by now is passed over.
    """
    months = {pk: month for pk, month in _months() if pk in wanted}
    ids = list(months)
    for start in range(0, len(ids), _READ_AT_ONCE):
        for entry in entries({pk: wanted[pk] for pk in ids[start:][:_READ_AT_ONCE]}):
            if on_step:
                on_step(Step(entry.month, levelled.written, len(ids)))
            levelled.written += 1
            yield entry


def _months() -> Iterator[tuple[int, str]]:
    """Every document's month, in order."""
    documents = Document.objects.order_by("issue__year", "issue__month", "position")
    for pk, year, month in documents.values_list("pk", "issue__year", "issue__month"):
        yield pk, f"{year:04d}-{month:02d}"


def entries(revisions: Mapping[int, int]) -> Iterator[DocumentEntry]:
    """Documents as the engine takes them, given their revisions; three queries."""
    clauses: defaultdict[int, list[ClauseEntry]] = defaultdict(list)
    rows = Clause.objects.filter(document__in=revisions).order_by("position")
    fields = ("document_id", "pk", "position", "lead", "text")
    for document_id, pk, position, lead, text in rows.values_list(*fields):
        clauses[document_id].append(ClauseEntry(pk, position, lead, text))
    attachments: defaultdict[int, list[str]] = defaultdict(list)
    parts = Part.objects.filter(document__in=revisions).exclude(title="")
    for document_id, title in parts.order_by("position").values_list(
        "document_id", "title"
    ):
        attachments[document_id].append(title)
    held = Document.objects.with_issue()
    documents = held.in_bulk(list(revisions))
    for pk, revision in revisions.items():
        if document := documents.get(pk):
            yield _entry(document, revision, clauses[pk], attachments[pk])


def _entry(
    row: Document,
    revision: int,
    clauses: Iterable[ClauseEntry],
    attachments: Iterable[str],
) -> DocumentEntry:
    last = row.issue.last_month
    return DocumentEntry(
        document_id=row.pk,
        revision=revision,
        month=str(row.issue.calendar_month),
        title=row.title,
        code=row.number_code,
        year=row.number_year,
        serial=row.number_serial,
        kind=row.kind,
        issuer=row.issuer,
        signed_on=row.signed_on,
        clauses=tuple(clauses),
        attachments=tuple(attachments),
        last_month=f"{row.issue.year:04d}-{last:02d}" if last else "",
        issue=str(row.issue.key),
        gazette=row.issue.gazette.title,
    )
