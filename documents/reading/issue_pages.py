"""What the browsing pages show: what is held, month by month, and one issue's contents."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from documents.models import Clause, Document, ImportWarning, Issue

_TITLES = 3  # in a preview


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is held in all; `first` and `last` are None where nothing is."""

    issues: int
    documents: int
    clauses: int
    first: "MonthCell | None" = None
    last: "MonthCell | None" = None


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month on the wall; `documents` None says that its issue is not held."""

    year: int
    month: int
    documents: int | None


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year on the wall: its twelve months."""

    year: int
    months: tuple[MonthCell, ...]

    @property
    def issues(self) -> int:
        return sum(cell.documents is not None for cell in self.months)

    @property
    def documents(self) -> int:
        return sum(cell.documents or 0 for cell in self.months)

    @property
    def holds_any(self) -> bool:
        return any(cell.documents is not None for cell in self.months)


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that the gazette prints under one heading (市政府办公室文件, 政策解读)."""

    heading: str
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """An issue's page: its documents in groups, and the issues held before and after it."""

    issue: Issue
    groups: tuple[Group, ...]
    documents: int
    clauses: int
    warnings: tuple[ImportWarning, ...]
    previous: MonthCell | None
    next: MonthCell | None

    @property
    def title(self) -> str:
        return f"{self.issue.year} 年 {self.issue.month} 月公报"

    @property
    def description(self) -> str:
        """What a preview of the link says: the first titles."""
        titles = [each.title for group in self.groups for each in group.documents]
        more = "等" if len(titles) > _TITLES else ""
        return f"{self.documents} 份文件：{'；'.join(titles[:_TITLES])}{more}"

    @property
    def before(self) -> int:
        """How many months between it and the one before are not held."""
        return _months_between(self.previous, self.issue)

    @property
    def after(self) -> int:
        return _months_between(self.issue, self.next)


def _months_between(
    one: "MonthCell | Issue | None", other: "MonthCell | Issue | None"
) -> int:
    if one is None or other is None:
        return 0
    return (other.year - one.year) * 12 + other.month - one.month - 1


def held_months(issues: QuerySet[Issue] | None = None) -> list[MonthCell]:
    """Every month of these issues, or of all, from the first, with its count of documents."""
    rows = (
        (Issue.objects.all() if issues is None else issues)
        .order_by("year", "month")
        .values_list("year", "month")
        .annotate(count=Count("documents"))
    )
    return [MonthCell(*row) for row in rows]


def around_month(held: list[MonthCell], year: int, month: int) -> list[MonthCell]:
    """The held months before and after one that is not, if there are such."""
    before = [cell for cell in held if (cell.year, cell.month) < (year, month)]
    after = [cell for cell in held if (cell.year, cell.month) > (year, month)]
    return [*before[-1:], *after[:1]]


def holdings(held: list[MonthCell], issues: QuerySet[Issue] | None = None) -> Holdings:
    """Of months in ascending order, those of `issues` if not of all; one query."""
    documents = sum(cell.documents or 0 for cell in held)
    if not held:
        return Holdings(0, 0, 0)
    clauses = Clause.objects.all()
    if issues is not None:
        clauses = clauses.filter(document__issue__in=issues.order_by().values("pk"))
    return Holdings(len(held), documents, clauses.count(), held[0], held[-1])


def wall(held: Iterable[MonthCell]) -> list[YearRow]:
    """Whole years, the newest first, without a gap between the first and the last."""
    cells = {(cell.year, cell.month): cell for cell in held}
    if not cells:
        return []
    first, last = min(cells)[0], max(cells)[0]
    return [
        YearRow(year, tuple(_cell(cells, year, month) for month in range(1, 13)))
        for year in range(last, first - 1, -1)
    ]


def _cell(cells: dict[tuple[int, int], MonthCell], year: int, month: int) -> MonthCell:
    return cells.get((year, month)) or MonthCell(year, month, None)


def grouped(documents: Iterable[Document]) -> tuple[Group, ...]:
    """In printed order: groups as each first appears, documents within their group.

    They are the gazette's own sections; where it prints none, documents with a number stand
    under who issued them, the rest under their kind.
    """
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(_heading(document), []).append(document)
    return tuple(Group(heading, tuple(held)) for heading, held in groups.items())


def _heading(document: Document) -> str:
    if document.section:
        return document.section
    if not document.number:
        return document.kind
    return f"{document.issuer or document.number_code}文件"


def issue_page(issue: Issue) -> IssuePage:
    documents = list(issue.documents.all())
    held = held_months()
    place = next(n for n, cell in enumerate(held) if _is(cell, issue))
    return IssuePage(
        issue=issue,
        groups=grouped(documents),
        documents=len(documents),
        clauses=Clause.objects.filter(document__issue=issue).count(),
        warnings=tuple(issue.warnings.all()),
        previous=held[place - 1] if place else None,
        next=held[place + 1] if place + 1 < len(held) else None,
    )


def _is(cell: MonthCell, issue: Issue) -> bool:
    return (cell.year, cell.month) == (issue.year, issue.month)
