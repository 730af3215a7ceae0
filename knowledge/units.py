"""What units have to see to: all of them, and one with each of its duties."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import (
    Case,
    Count,
    IntegerField,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.http import QueryDict

from documents.facts.types import DutyRole, TimeKind
from documents.facts.units import is_unit, unit_of
from documents.models import Clause, Document, Part
from knowledge.formats.periods import said_of
from knowledge.linking import linked
from knowledge.models import ROLES, DutyFact, MemberDutyFact, TimeFact
from knowledge.paging import whole_number
from knowledge.states import ENDED, NAMES, force_on

PAGE_SIZE = 50
SOON = timedelta(days=90)
_LATELY = timedelta(days=365)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """How many duties a unit has, by role. `is_known`: the table of units has its name."""

    name: str
    lead: int
    support: int
    responsible: int
    is_known: bool

    @property
    def total(self) -> int:
        return self.lead + self.support + self.responsible


@dataclass(frozen=True, slots=True)
class UnitDuty:
    """A duty as the page of its unit shows it. `times` are what the clause says of when and
    how much; `due` is the first of its days."""

    fact: DutyFact
    due: date | None
    times: tuple[str, ...]
    state: str
    has_ended: bool
    today: date

    @property
    def role(self) -> str:
        return ROLES[self.fact.role]

    @property
    def clause(self) -> Clause:
        return self.fact.clause

    @property
    def document(self) -> Document:
        return self.fact.document

    @property
    def place(self) -> str:
        return self.clause.place

    @property
    def urgency(self) -> str:
        """已过期, 即将到期, or ""."""
        if self.due is None or self.has_ended:
            return ""
        if self.due < self.today:
            return "已过期"
        return "即将到期" if self.due <= self.today + SOON else ""


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """What of a unit's duties is asked for; "" and None ask for all."""

    role: str = ""
    year: int | None = None
    due: str = ""  # overdue, soon, any
    state: str = ""  # live: without what has been repealed or has lapsed
    page: int = 1

    @classmethod
    def read(cls, asked: QueryDict) -> "UnitQuestion":
        """What makes no sense counts as not said."""
        role, due, state = (asked.get(name, "") for name in ("role", "due", "state"))
        return cls(
            role=role if role in ROLES else "",
            year=whole_number(asked.get("year", "")),
            due=due if due in ("overdue", "soon", "any") else "",
            state=state if state == "live" else "",
            page=whole_number(asked.get("page", "")) or 1,
        )


def unit_figures(words: str = "") -> list[UnitFigures]:
    """The units whose names hold these words, who has most to do first; one query."""
    rows = DutyFact.objects.filter(is_general=False).order_by()
    if words:
        rows = rows.filter(unit__contains=words[:_LONGEST])
    counted = rows.values_list("unit", "is_known").annotate(
        lead=_count_of(DutyRole.LEAD),
        support=_count_of(DutyRole.SUPPORT),
        responsible=_count_of(DutyRole.RESPONSIBLE),
    )
    found = [
        UnitFigures(name, lead, support, responsible, is_known)
        for name, is_known, lead, support, responsible in counted
    ]
    return sorted(found, key=lambda one: (-one.total, one.name))


def _count_of(role: DutyRole) -> Count:
    return Count("pk", Q(role=role.value))


def duties_of(unit: str, question: UnitQuestion, today: date) -> QuerySet[DutyFact]:
    """Its duties as asked for: first what fell due within a year or will in ninety days, then
    what is due later, what names no day (the newest issue first), what has long been due."""
    rows = DutyFact.objects.filter(unit=unit).annotate(
        due=Subquery(
            TimeFact.objects.filter(clause=OuterRef("clause"), due__isnull=False)
            .order_by()
            .values("clause")
            .annotate(first=Min("due"))
            .values("first")
        )
    )
    if question.role:
        rows = rows.filter(role=question.role)
    if question.year:
        rows = rows.filter(document__issue__year=question.year)
    if question.due == "overdue":
        rows = rows.filter(due__lt=today)
    elif question.due == "soon":
        rows = rows.filter(due__range=(today, today + SOON))
    elif question.due == "any":
        rows = rows.filter(due__isnull=False)
    if question.state == "live":
        rows = rows.exclude(document__in=force_on(today).ended)
    urgency = Case(
        When(due__range=(today - _LATELY, today + SOON), then=Value(0)),
        When(due__gt=today, then=Value(1)),
        When(due__isnull=True, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    newest = ("-document__issue__year", "-document__issue__month", "document__position")
    return rows.order_by(urgency, "due", *newest, "position")


def shown(rows: QuerySet[DutyFact], today: date) -> Iterator[UnitDuty]:
    """The rows with all that is shown of them; five queries, however many."""
    clauses = Clause.objects.defer("spans", "repairs", "numerals").prefetch_related(
        Prefetch("part", Part.objects.all())
    )
    found = list(
        rows.prefetch_related(
            Prefetch("clause", clauses),
            Prefetch("document", Document.objects.with_issue()),
        )
    )
    times = _times({row.clause_id for row in found})
    force = force_on(today)
    for row in found:
        row.clause.document = row.document
        kind = force.kind_of(row.document)
        yield UnitDuty(
            fact=row,
            due=getattr(row, "due", None),
            times=tuple(times.get(row.clause_id, ())),
            state=NAMES[kind],
            has_ended=kind in ENDED,
            today=today,
        )


def _times(clauses: Iterable[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = TimeFact.objects.filter(clause__in=clauses).order_by("position")
    for row in rows:
        found[row.clause_id].append(said_of(TimeKind(row.kind), row.value))
    return found


def documents_with_duty(unit: str, *, leads: bool = False) -> list[int]:
    """The primary keys of documents that give a unit a duty, or the lead in one; one query.

    市发改委 is 市发展和改革委员会, of whatever city; 教育局 is that of the city and of its
    counties. What is no unit's name is looked for anywhere in names: 商务.
    """
    name = unit_of(unit).name
    named = Q(unit__endswith=name) | Q(written__endswith=unit)
    if not is_unit(unit):
        named = Q(unit__contains=unit)
    duties = (
        DutyFact.objects.filter(named).order_by().values_list("document", flat=True)
    )
    if leads:
        return list(duties.filter(role=DutyRole.LEAD.value))
    members = MemberDutyFact.objects.filter(named).order_by()
    return list(duties.union(members.values_list("document", flat=True)))


def member_duties_of(unit: str) -> list[MemberDutyFact]:
    """What it has to do as a member of bodies."""
    return linked(MemberDutyFact.objects.filter(unit=unit))


def years_of(unit: str) -> list[int]:
    """The years of the issues that its duties stand in, newest first."""
    rows = DutyFact.objects.filter(unit=unit).order_by("-document__issue__year")
    return list(rows.values_list("document__issue__year", flat=True).distinct())
