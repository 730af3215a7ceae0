"""A page of rows, and the addresses of the pages around it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """`number` counts from 1; `before` and `after` are addresses, "" where there is no page."""

    rows: QuerySet[Row]
    total: int
    number: int
    pages: int
    before: str
    after: str


def paged(
    request: HttpRequest, rows: QuerySet[Row], number: int, size: int
) -> Paged[Row]:
    """The page of this number, or the last one there is; one query for the count."""
    total = rows.count()
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)

    def address(of: int) -> str:
        asked = request.GET.copy()
        asked["page"] = str(of)
        return f"?{asked.urlencode()}" if 1 <= of <= pages else ""

    begin = (number - 1) * size
    return Paged(
        rows[begin : begin + size],
        total,
        number,
        pages,
        address(number - 1),
        address(number + 1),
    )


def whole_number(text: str, digits: int = 5) -> int | None:
    """Of what an address gives: None for what is no number from 1 on, of so many digits."""
    plain = text.isascii() and text.isdigit() and len(text) <= digits
    return int(text) or None if plain else None
