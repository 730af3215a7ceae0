"""Who was appointed to what, and who was removed."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from knowledge.models import AppointmentFact
from knowledge.paging import whole_number

PAGE_SIZE = 50
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class AppointmentQuestion:
    """Whose appointments are asked for; "" asks for all."""

    person: str = ""
    organ: str = ""
    year: int | None = None
    page: int = 1

    @classmethod
    def read(cls, asked: QueryDict) -> "AppointmentQuestion":
        """What makes no sense counts as not said."""
        return cls(
            person=_words(asked.get("person", "")),
            organ=_words(asked.get("organ", "")),
            year=whole_number(asked.get("year", ""), digits=4),
            page=whole_number(asked.get("page", "")) or 1,
        )


def _words(text: str) -> str:
    return text.replace("\0", "").strip()[:_LONGEST]


def appointments(question: AppointmentQuestion) -> QuerySet[AppointmentFact]:
    """The newest issue first, in the order of print."""
    rows = AppointmentFact.objects.all()
    if question.person:
        rows = rows.filter(person=question.person)
    if question.organ:
        rows = rows.filter(organ__contains=question.organ)
    if question.year:
        rows = rows.filter(date__year=question.year)
    newest = ("-document__issue__year", "-document__issue__month", "document__position")
    return rows.order_by(*newest, "position")


def people() -> list[str]:
    """The names of all persons, who was appointed last first; one query."""
    rows = AppointmentFact.objects.order_by("-pk").values_list("person", flat=True)
    return list(dict.fromkeys(rows))


def years() -> list[int]:
    dated = AppointmentFact.objects.filter(date__isnull=False).order_by("-date__year")
    return list(dated.values_list("date__year", flat=True).distinct())
