"""What a made-up issue calls itself: a monthly's or a half-monthly's number, a 增刊, a 合刊."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from documents.parsing.types import IssueKind, ParsedIssue

_MONTHLY, _HALF_MONTHLY, _SUPPLEMENT = 0.55, 0.75, 0.87  # up to here; the rest are 合刊
_DECEMBER = 12
_COMBINED = (
    "{year}年第{number}、{last}期合刊",
    "{year}年第{number}-{last}期合刊",
    "{year}年第{number}—{last}期",
    "{year}年第{number}期、第{last}期合刊",
)
_OF_MONTHS = ("{year}年{number}-{last}月合刊", "{year}年{number}月—{last}月合刊")


@dataclass(frozen=True, slots=True)
class Edition:
    """`printed` is how it stands on the cover and in running heads; the rest is what it says."""

    printed: str
    number: int | None
    kind: IssueKind = IssueKind.REGULAR
    last_number: int | None = None
    last_month: int | None = None


def edition_of(month: str, rng: random.Random) -> Edition:
    """Of an issue of this month ("2020-12")."""
    year, number = (int(part) for part in month.split("-"))
    chance = rng.random()
    if chance < _MONTHLY or (chance >= _SUPPLEMENT and number == _DECEMBER):
        return Edition(f"{year}年第{number}期", number)
    if chance < _HALF_MONTHLY:
        half = number * 2 - rng.randint(0, 1)
        return Edition(f"{year}年第{half}期", half)
    if chance < _SUPPLEMENT:
        return _supplement(year, rng)
    return _combined(year, number, rng)


def _supplement(year: int, rng: random.Random) -> Edition:
    number = rng.randint(1, 3)
    ways: dict[str, int | None] = {
        f"{year}年增刊": None,
        f"{year}年增刊第{number}期": number,
        f"{year}年第{number}期（增刊）": number,
    }
    printed = rng.choice(list(ways))
    return Edition(printed, ways[printed], IssueKind.SUPPLEMENT)


def _combined(year: int, number: int, rng: random.Random) -> Edition:
    last = number + 1
    by_months = rng.random() < 1 / 3
    way = rng.choice(_OF_MONTHS if by_months else _COMBINED)
    return Edition(
        way.format(year=year, number=number, last=last),
        None if by_months else number,
        IssueKind.COMBINED,
        None if by_months else last,
        last,
    )


def edition_faults(
    edition: Edition, month: str, found: ParsedIssue
) -> Iterator[tuple[str, str]]:
    """Where the parse says otherwise what issue it is."""
    last = found.last_month.month if found.last_month else None
    came_out = (str(found.month), found.number, found.kind, found.last_number, last)
    wanted = (
        *(month, edition.number, edition.kind),
        *(edition.last_number, edition.last_month),
    )
    if came_out != wanted:
        yield "edition", f"{edition.printed}: {came_out}, not {wanted}"
