"""What an issue says of itself: its number, its total number, the day it was printed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.dates import DATE, date_of
from documents.parsing.text.numerals import NUMERAL, numeral
from documents.parsing.types import Furniture, Month, SetAside

_NUMERAL = rf"[0-9]{{1,4}}|{NUMERAL}"
_TOTAL = re.compile(rf"(?:总|累计)第?({_NUMERAL})[期号]")
_NUMBER = re.compile(rf"(?<!总)(?<!累计)第({_NUMERAL})[期号]")
_YEAR = re.compile(rf"([0-9]{{4}}|{NUMERAL})年第?(?:{_NUMERAL})[期号]")
_MONTH = re.compile(rf"([0-9]{{4}}|{NUMERAL})年([0-9]{{1,2}}|{NUMERAL})月")
_SPEAKING = (Furniture.MASTHEAD, Furniture.RUNNING_HEAD, Furniture.IMPRINT)
_MONTHS = 12
_Fact = TypeVar("_Fact", int, date, Month)


@dataclass(frozen=True, slots=True)
class Masthead:
    """`year` is the one that the number counts in: 2020年第12期."""

    year: int | None
    number: int | None
    total_number: int | None
    printed_on: date | None
    month: Month | None

    def agrees(self, month: Month) -> bool:
        """Is it the month's number where the gazette is a monthly?"""
        return (self.year, self.number) == (month.year, month.month)


NOTHING_PRINTED = Masthead(None, None, None, None, None)


def read_masthead(aside: Iterable[SetAside]) -> Masthead:
    """What masthead, running heads and imprint say, each fact as most of them do."""
    texts = [narrow(bare(line.text)) for line in aside if line.furniture in _SPEAKING]
    dates = [date_of(found[0]) for text in texts for found in DATE.finditer(text)]
    months = [found.groups() for text in texts for found in _MONTH.finditer(text)]
    return Masthead(
        year=_commonest(map(_value, _found(_YEAR, texts))),
        number=_commonest(map(_value, _found(_NUMBER, texts))),
        total_number=_commonest(map(_value, _found(_TOTAL, texts))),
        printed_on=_commonest(day for day in dates if day),
        month=_commonest(
            Month(_value(year), _value(month))
            for year, month in months
            if 1 <= _value(month) <= _MONTHS
        ),
    )


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    return [found[1] for text in texts for found in pattern.finditer(text)]


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else numeral(text)


def _commonest(values: Iterable[_Fact]) -> _Fact | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
