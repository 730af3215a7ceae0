"""What tells an issue from all others, as it is printed, typed and kept in addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, Self

from documents.parsing.types import Month

FIRST_GAZETTE = "main"
"""The slug of the gazette whose issues are addressed without naming it: /2020/12/."""

_KEY = re.compile(
    r"(?:(?P<gazette>[a-z][a-z0-9-]{0,29})/)?"
    r"(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>0[1-9]|1[0-2])"
    r"(?:-(?P<mark>[ns][1-9][0-9]{0,2}))?"
)
_SUPPLEMENT = "s"


@dataclass(frozen=True, slots=True, order=True)
class IssueKey:
    """An issue's gazette, its month (of a 合刊 the first), and what tells it from others of
    both: `mark` is n24 for 第24期, s1 for 增刊第1期, "" where it needs none.

    Prints as 2020-12, 2020-12-n24, 2020-12-s1; xihu/2020-12 is another gazette's.
    """

    year: int
    month: int
    mark: str = ""
    gazette: str = FIRST_GAZETTE

    def __str__(self) -> str:
        gazette = "" if self.gazette == FIRST_GAZETTE else f"{self.gazette}/"
        mark = f"-{self.mark}" if self.mark else ""
        return f"{gazette}{self.calendar_month}{mark}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Of what `str` prints; None where the text is nothing of the kind."""
        if not (found := _KEY.fullmatch(text)):
            return None
        gazette = found["gazette"] or FIRST_GAZETTE
        year, month = int(found["year"]), int(found["month"])
        return cls(year, month, found["mark"] or "", gazette)

    @property
    def calendar_month(self) -> Month:
        return Month(self.year, self.month)

    @property
    def number(self) -> int | None:
        """The number that its mark names; None without one."""
        return int(self.mark[1:]) if self.mark else None

    @property
    def is_supplement(self) -> bool:
        return self.mark.startswith(_SUPPLEMENT)

    @property
    def slug(self) -> str:
        """As a part of names of files and fragments, where no / may stand."""
        return str(self).replace("/", "-")

    @property
    def address(self) -> dict[str, str | int]:
        """The parts of its addresses, by their names in `documents.urls`."""
        parts: dict[str, str | int] = {"year": self.year, "month": self.month}
        if self.mark:
            parts["mark"] = self.mark
        if self.gazette != FIRST_GAZETTE:
            parts["gazette"] = self.gazette
        return parts


class Keyed(Protocol):
    """A row that holds the parts of a key."""

    year: int
    month: int
    mark: str
    gazette_id: Any


def key_of(row: Keyed) -> IssueKey:
    return IssueKey(row.year, row.month, row.mark, row.gazette_id)


def covered_months(first: Month, last_month: int | None) -> Iterable[Month]:
    """Every month of an issue from this one to the last that it is of, in the same year."""
    last = max(last_month or 0, first.month)
    return (Month(first.year, month) for month in range(first.month, last + 1))
