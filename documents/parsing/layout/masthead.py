"""What an issue says of itself: the gazette's name, its numbers, its kind, the day it was printed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.dates import DATE, date_of
from documents.parsing.text.numerals import NUMERAL, whole_number
from documents.parsing.types import Furniture, IssueKind, Month, SetAside

_NUMERAL = rf"[0-9]{{1,4}}|{NUMERAL}"
_TO = r"[、，,－—–―~～至和及\-]{1,2}"
_TOTAL = re.compile(rf"(?:总|累计)第?({_NUMERAL})(?:{_TO}第?(?:{_NUMERAL}))?[期号]")
_NUMBER = re.compile(rf"(?<!总)(?<!累计)第({_NUMERAL})[期号]")
# 第7、8期, 第7期、第8期合刊, 7-8期合刊
_NUMBERS = re.compile(
    rf"(?<!总)(?<!累计)(?:第({_NUMERAL})[期号]?{_TO}第?({_NUMERAL})[期号]"
    rf"|({_NUMERAL}){_TO}({_NUMERAL})[期号]合刊)"
)
# 增刊第1期, 增刊（二）, 增刊1
_OF_SUPPLEMENT = re.compile(rf"增刊[（(]?第?({_NUMERAL})(?!年)[）)]?")
_YEAR = re.compile(
    rf"([0-9]{{4}}|{NUMERAL})年(?:第?(?:{_NUMERAL})[期号]|第?(?:{_NUMERAL}){_TO}|(?:第?(?:{_NUMERAL})[期号]?)?增刊)"
)
_MONTH = re.compile(rf"([0-9]{{4}}|{NUMERAL})年([0-9]{{1,2}}|{NUMERAL})月")
# 2020年7-8月合刊, 2020年7月、8月
_MONTHS = re.compile(
    rf"([0-9]{{4}}|{NUMERAL})年([0-9]{{1,2}}|{NUMERAL})月?{_TO}([0-9]{{1,2}}|{NUMERAL})月"
)
_COMBINED, _SUPPLEMENT = "合刊", "增刊"
_NAME = re.compile("[一-鿿]{2,20}(?:公报|政报)")
# What stands beside a name on its line, and is of hanzi, too.
_NO_NAME = re.compile(
    rf"第?(?:{_NUMERAL})[年月日期号]|总第|累计|[半双]?月刊|季刊|{_COMBINED}|{_SUPPLEMENT}|出版|主办[：:]?|编辑[：:]?"
)
# 2020-12, 2020-12-s1, 2020-12-n24 in a file's name, as issues are called here
_KEY = re.compile(
    r"(?<![0-9])((?:19|20|21)[0-9]{2})[-_.](0[1-9]|1[0-2])(?![0-9])(?:-([ns])([1-9][0-9]{0,2})(?![0-9a-z]))?"
)
_SPEAKING = (Furniture.MASTHEAD, Furniture.RUNNING_HEAD, Furniture.IMPRINT)
_TITLING = (Furniture.MASTHEAD, Furniture.RUNNING_HEAD)
_DECEMBER = 12
_TOGETHER = 6  # numbers or months that an issue may be of
_Fact = TypeVar("_Fact", int, str, date, Month, tuple[int, int], tuple[Month, Month])


@dataclass(frozen=True, slots=True)
class Masthead:
    """`year` is the one that the number counts in: 2020年第12期. `last_number`, and the two
    `months`, are those of a 合刊; `name` is the gazette's, "" where none is printed."""

    year: int | None
    number: int | None
    total_number: int | None
    printed_on: date | None
    month: Month | None
    name: str = ""
    kind: IssueKind = IssueKind.REGULAR
    last_number: int | None = None
    months: tuple[Month, Month] | None = None

    def agrees(self, month: Month) -> bool:
        """Is it the month's number where the gazette is a monthly?"""
        if self.kind is IssueKind.SUPPLEMENT or self.number is None:
            return False
        last = self.last_number or self.number
        return self.year == month.year and self.number <= month.month <= last

    def last_month(self, month: Month) -> Month | None:
        """Where a 合刊 ends that begins with this month; None where that isn't told."""
        if self.months and self.months[0] <= month < self.months[1]:
            return self.months[1]
        last = self.last_number or 0
        if not self.months and self.agrees(month) and month.month < last <= _DECEMBER:
            return Month(month.year, last)
        return None


NOTHING_PRINTED = Masthead(None, None, None, None, None)


def read_masthead(aside: Iterable[SetAside]) -> Masthead:
    """What masthead, running heads and imprint say, each fact as most of them do."""
    aside = list(aside)
    texts = [_text(line) for line in aside if line.furniture in _SPEAKING]
    titling = [_text(line) for line in aside if line.furniture in _TITLING]
    return _read(texts, titling)


def read_name_of_file(name: str) -> Masthead:
    """What the name of an issue's file says of it: 云泽市人民政府公报2020年第7-8期合刊."""
    text = narrow(bare(name))
    said = _read([text], [text])
    if key := _KEY.search(name):
        year, month, mark, number = key.groups()
        said = replace(said, month=said.month or Month(int(year), int(month)))
        if mark:
            kind = IssueKind.SUPPLEMENT if mark == "s" else said.kind
            said = replace(said, kind=kind, number=int(number), last_number=None)
    return said


def _text(line: SetAside) -> str:
    return narrow(bare(line.text))


def _read(texts: Sequence[str], titling: Sequence[str]) -> Masthead:
    dates = [date_of(found[0]) for text in texts for found in DATE.finditer(text)]
    months = [found.groups() for text in texts for found in _MONTH.finditer(text)]
    is_supplement = any(_SUPPLEMENT in text for text in titling)
    together = _commonest(_numbers_together(titling))
    number = _commonest(map(whole_number, _found(_NUMBER, texts)))
    if is_supplement and number is None:
        number = _commonest(map(whole_number, _found(_OF_SUPPLEMENT, titling)))
    return Masthead(
        year=_commonest(map(whole_number, _found(_YEAR, texts))),
        number=together[0] if together else number,
        total_number=_commonest(map(whole_number, _found(_TOTAL, texts))),
        printed_on=_commonest(day for day in dates if day),
        month=_commonest(
            Month(whole_number(year), whole_number(month))
            for year, month in months
            if 1 <= whole_number(month) <= _DECEMBER
        ),
        name=_commonest(_names(titling)) or "",
        kind=_kind(titling, is_supplement, together),
        last_number=together[1] if together else None,
        months=_commonest(_months_together(titling)),
    )


def _kind(
    titling: Sequence[str], is_supplement: bool, together: tuple[int, int] | None
) -> IssueKind:
    if is_supplement:
        return IssueKind.SUPPLEMENT
    if together or any(_COMBINED in text for text in titling):
        return IssueKind.COMBINED
    return IssueKind.REGULAR


def _numbers_together(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The first and the last number of a 合刊."""
    for text in texts:
        for found in _NUMBERS.finditer(text):
            first, last = (whole_number(each) for each in found.groups() if each)
            if first < last < first + _TOGETHER:
                yield first, last


def _months_together(texts: Iterable[str]) -> Iterator[tuple[Month, Month]]:
    for text in texts:
        for found in _MONTHS.finditer(text):
            year, first, last = map(whole_number, found.groups())
            if 1 <= first < last <= _DECEMBER and last < first + _TOGETHER:
                yield Month(year, first), Month(year, last)


def _names(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _NAME.findall(_NO_NAME.sub(" ", text))


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    return [found[1] for text in texts for found in pattern.finditer(text)]


def _commonest(values: Iterable[_Fact]) -> _Fact | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None
