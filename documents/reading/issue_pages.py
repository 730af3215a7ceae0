"""What the browsing pages show: what is held, month by month, and one issue's contents."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from documents.models import Clause, Document, ImportWarning, Issue, IssueKey
from documents.reading.addresses import issues_of_month

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
    """A month on the wall; `documents` None says that no issue of it is held.

    `issues` are those of the month; none where it is only of a 合刊 that begins with the
    month `joined`, and is counted there.
    """

    year: int
    month: int
    documents: int | None
    issues: int = 1
    joined: int | None = None

    @property
    def month_name(self) -> str:
        return f"{self.year} 年 {self.month} 月"


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year on the wall: its twelve months."""

    year: int
    months: tuple[MonthCell, ...]

    @property
    def issues(self) -> int:
        return sum(cell.issues for cell in self.months if cell.documents is not None)

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
    """An issue's page: its documents in groups, the issues of its gazette held before and after
    it, and the others of its month."""

    issue: Issue
    groups: tuple[Group, ...]
    documents: int
    clauses: int
    warnings: tuple[ImportWarning, ...]
    previous: Issue | None
    next: Issue | None
    others: tuple[Issue, ...] = ()

    @property
    def title(self) -> str:
        return self.issue.title

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


def _months_between(one: Issue | None, other: Issue | None) -> int:
    if one is None or other is None:
        return 0
    first = one.last_month or one.month
    return max(0, (other.year - one.year) * 12 + other.month - first - 1)


def held_months(issues: QuerySet[Issue] | None = None) -> list[MonthCell]:
    """Every month of these issues, or of all, from the first, with its count of documents."""
    rows = (
        (Issue.objects.all() if issues is None else issues)
        .order_by("year", "month")
        .values_list("year", "month")
        .annotate(
            counted=Count("documents"),
            held=Count("pk", distinct=True),
            last=Max("last_month"),
        )
    )
    cells: dict[tuple[int, int], MonthCell] = {}
    for year, month, documents, held, last in rows:
        cells[year, month] = MonthCell(year, month, documents, held)
        for joined in range(month + 1, (last or month) + 1):
            cells.setdefault((year, joined), MonthCell(year, joined, 0, 0, month))
    return [cells[place] for place in sorted(cells)]


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
    return Holdings(
        sum(cell.issues for cell in held), documents, clauses.count(), held[0], held[-1]
    )


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
    return cells.get((year, month)) or MonthCell(year, month, None, 0)


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
    held = _of_gazette(issue.key.gazette)
    place = next(n for n, other in enumerate(held) if other.pk == issue.pk)
    of_month = issues_of_month(IssueKey(issue.year, issue.month))
    return IssuePage(
        issue=issue,
        groups=grouped(documents),
        documents=len(documents),
        clauses=Clause.objects.filter(document__issue=issue).count(),
        warnings=tuple(issue.warnings.all()),
        previous=held[place - 1] if place else None,
        next=held[place + 1] if place + 1 < len(held) else None,
        others=tuple(other for other in of_month if other.pk != issue.pk),
    )


def _of_gazette(gazette: str) -> list[Issue]:
    """Its issues from the oldest, as far as they have to be named."""
    issues = Issue.objects.filter(gazette_id=gazette)
    named = ("gazette", "year", "month", "last_month", "mark", "kind", "number")
    return sorted(issues.only(*named), key=_by_time)


def _by_time(issue: Issue) -> tuple[int, ...]:
    """A 增刊 behind what its month has else."""
    return (
        *(issue.year, issue.month, issue.is_supplement),
        *(issue.number or 0, issue.pk),
    )
