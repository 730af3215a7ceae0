"""What takes effect, lapses, is repealed or amended, by its day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import QueryDict

from documents.facts.types import EffectKind
from documents.models import Document
from knowledge.models import EFFECTS, EffectFact
from knowledge.paging import whole_number
from knowledge.works import held_works

PAGE_SIZE = 50
# What the page's tabs show.
SORTS: dict[str, tuple[str, tuple[EffectKind, ...]]] = {
    "takes_effect": ("施行", (EffectKind.TAKES_EFFECT,)),
    "ends": ("废止、失效", (EffectKind.REPEAL, EffectKind.LAPSE)),
    "amendment": ("修改", (EffectKind.AMENDMENT,)),
    "continue": ("继续有效", (EffectKind.CONTINUE,)),
    "lapses": ("一年内到期", (EffectKind.VALIDITY,)),
}


@dataclass(frozen=True, slots=True)
class ShownEffect:
    """A statement on force with what it is about: `target` is the document it names where that
    is held; a statement on its own document has none, and no name."""

    fact: EffectFact
    target: Document | None

    @property
    def kind(self) -> str:
        return EFFECTS[self.fact.kind]


@dataclass(frozen=True, slots=True)
class EffectQuestion:
    """Which statements are asked for."""

    sort: str = "takes_effect"
    year: int | None = None
    page: int = 1

    @classmethod
    def read(cls, asked: QueryDict) -> "EffectQuestion":
        """What makes no sense counts as not said."""
        sort = asked.get("kind", "")
        return cls(
            sort if sort in SORTS else "takes_effect",
            whole_number(asked.get("year", ""), digits=4),
            whole_number(asked.get("page", "")) or 1,
        )


def statements(question: EffectQuestion, today: date) -> QuerySet[EffectFact]:
    """The newest day first; what lapses within a year, the next day first."""
    kinds = [kind.value for kind in SORTS[question.sort][1]]
    rows = EffectFact.objects.filter(kind__in=kinds)
    if question.sort == "lapses":
        in_a_year = _in_a_year(today)
        return rows.filter(date__range=(today, in_a_year)).order_by("date", "pk")
    if question.year:
        rows = rows.filter(date__year=question.year)
    return rows.order_by("-date", "document", "position")


def _in_a_year(today: date) -> date:
    """29 February goes to the last of the month."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return today.replace(year=today.year + 1, day=28)


def shown(rows: Iterable[EffectFact]) -> list[ShownEffect]:
    """With what they are about; five queries, however many."""
    found = list(rows)
    targets = held_works(row for row in found if row.name)
    return [ShownEffect(row, targets.get(row.pk)) for row in found]


def years() -> list[int]:
    """In which something is said to happen, newest first."""
    dated = EffectFact.objects.filter(
        ~Q(kind=EffectKind.VALIDITY.value), date__isnull=False
    )
    found = dated.order_by("-date__year").values_list("date__year", flat=True)
    return list(found.distinct())
