"""Who was appointed to what, and who was removed."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.http import QueryDict

from documents.models import Document
from knowledge.models import AppointmentFact

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
        year, page = asked.get("year", ""), asked.get("page", "")
        return cls(
            person=_words(asked.get("person", "")),
            organ=_words(asked.get("organ", "")),
            year=int(year)
            if year.isascii() and year.isdigit() and len(year) == 4
            else None,
            page=(int(page) or 1)
            if page.isascii() and page.isdigit() and len(page) < 6
            else 1,
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


def linked(rows: QuerySet[AppointmentFact]) -> list[AppointmentFact]:
    """With their clauses and documents; three queries."""
    found = list(
        rows.select_related("clause").prefetch_related(
            Prefetch("document", Document.objects.with_issue())
        )
    )
    for row in found:
        row.clause.document = row.document
    return found


def years() -> list[int]:
    dated = AppointmentFact.objects.filter(date__isnull=False).order_by("-date__year")
    return list(dated.values_list("date__year", flat=True).distinct())
