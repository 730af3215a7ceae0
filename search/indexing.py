"""Bringing the index level with the database, which is the truth."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from documents.models import Clause, Document, Issue
from search.engine import ClauseEntry, DocumentEntry, IssueEntry, engine

_AT_ONCE = 12  # issues a commit: a year's


@dataclass(frozen=True, slots=True)
class Levelled:
    """How many issues there are, and how many had to be replaced or forgotten."""

    issues: int
    replaced: int
    removed: int


OnIssue = Callable[[str, int, int], None]
"""Told before each issue: its month, which one it is, of how many."""


def level() -> bool:
    """Whether everything in the database can be found, and nothing else."""
    return _wanted() == dict(engine().held())


def bring_level(on_issue: OnIssue | None = None, *, rebuild: bool = False) -> Levelled:
    """Replace the issues that differ, forget those that are gone, touch nothing else."""
    wanted, held = _wanted(), engine().held()
    gone = held.keys() - wanted.keys()
    differing = sorted(
        month for month, mark in wanted.items() if rebuild or held.get(month) != mark
    )
    entries = _announced(differing, on_issue)
    if rebuild:
        engine().rebuild(entries)
    else:
        if gone:
            engine().remove(gone)
        while batch := list(islice(entries, _AT_ONCE)):
            engine().replace(batch)
    return Levelled(len(wanted), len(differing), len(gone))


def _wanted() -> dict[str, str]:
    issues = Issue.objects.values_list("year", "month", "fingerprint")
    return {f"{year:04d}-{month:02d}": mark for year, month, mark in issues}


def _announced(months: list[str], on_issue: OnIssue | None) -> Iterator[IssueEntry]:
    for which, month in enumerate(months, 1):
        if on_issue:
            on_issue(month, which, len(months))
        year, number = map(int, month.split("-"))
        issue = Issue.objects.defer("source").filter(year=year, month=number).first()
        if issue:
            yield issue_entry(issue)


def issue_entry(issue: Issue) -> IssueEntry:
    """The issue as the engine takes it; two queries, however large it is.

    The fingerprint was read before the rest: if the rest changes meanwhile, the entry
    counts as out of date, not the other way about.
    """
    clauses: defaultdict[int, list[ClauseEntry]] = defaultdict(list)
    rows = Clause.objects.filter(document__issue=issue).order_by("document", "position")
    fields = ("document_id", "pk", "position", "lead", "text")
    for document_id, pk, position, lead, text in rows.values_list(*fields):
        clauses[document_id].append(ClauseEntry(pk, position, lead, text))
    documents = Document.objects.filter(issue=issue).order_by("position")
    return IssueEntry(
        month=issue.slug,
        fingerprint=issue.fingerprint,
        documents=tuple(_entry(row, clauses[row.pk]) for row in documents),
    )


def _entry(row: Document, clauses: Iterable[ClauseEntry]) -> DocumentEntry:
    return DocumentEntry(
        document_id=row.pk,
        title=row.title,
        code=row.number_code,
        year=row.number_year,
        serial=row.number_serial,
        kind=row.kind,
        issuer=row.issuer,
        signed_on=row.signed_on,
        clauses=tuple(clauses),
    )
