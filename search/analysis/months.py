"""Months as people write them: one, a year's, or from one to another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.engine import MonthsFrom

HANZI_DIGITS = "〇○零一二三四五六七八九"
_DIGITS = str.maketrans(HANZI_DIGITS, "000123456789")
_TENS = {"十": "10", "十一": "11", "十二": "12"}
# 2020-12, 2020.12, 2020/12, 202012, 2020年12月, 2020, 2020年
_MONTH = (
    r"(?P<{0}_year>(?:19|20|21)\d\d)"
    r"(?:\s*年\s*(?P<{0}_of_year>\d{{1,2}})\s*月?|[-./](?P<{0}_cut>\d{{1,2}})|(?P<{0}_stuck>\d\d)|年)?"
)
_TO = r"\s*(?:\.\.+|…+|~|至|到|—+|–|-)\s*"
_RANGE = re.compile(
    rf"(?:{_MONTH.format('one')})?(?P<to>{_TO}(?:{_MONTH.format('two')}|(?P<same>\d{{1,2}})\s*月)?)?(?!\d)"
)
# In running text: 2020年12月, 2020-12, 2020.12, 二〇二〇年十二月; with the day behind it, if any.
_NAMED = re.compile(
    rf"(?<![0-9{HANZI_DIGITS}])"
    rf"(?P<year>(?:19|20|21)[0-9]{{2}}|(?:一九|二[〇○零一])[{HANZI_DIGITS}]{{2}})"
    r"(?:\s*年\s*(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月"
    r"(?P<day>\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日)?份?"
    r"|[-./](?P<number>1[0-2]|0[1-9])(?![0-9])(?P<more>[-./](?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))?"
    r"|(?P<dot>[-./])(?P<single>[1-9])(?P=dot)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
)
# 12月, 12月份, 十二月 by itself, or where a word ends before it.
_BARE = re.compile(
    r"(?<![0-9年个每第至到\-〇零一二三四五六七八九十])"
    r"(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![0-9一二三四五六七八九十底初中末内前后])"
)
FIRST, LAST = "0001-01", "9999-12"  # where a range is open


def months_at(text: str, start: int) -> re.Match[str] | None:
    """What can be read as months from this place on. `text` has half-width signs."""
    match = _RANGE.match(text, start)
    return match if match and match[0].strip() else None


def read_months(text: str) -> MonthsFrom | None:
    """The months that the whole text means; None if it means none.

    The earlier may stand last: 2020..2019 is what it is the other way about.
    """
    match = months_at(text, 0)
    if match is None or match.end() != len(text):
        return _month_in_hanzi(text)
    one, two = _month(match, "one"), _month(match, "two")
    if match["same"] and one:
        two = (one[0], int(match["same"]))
    if one is None and two is None:
        return None
    if any(end and end[1] is not None and not 1 <= end[1] <= 12 for end in (one, two)):
        return None
    if not match["to"]:
        two = one
    first = f"{one[0]}-{one[1] or 1:02d}" if one else FIRST
    last = f"{two[0]}-{two[1] or 12:02d}" if two else LAST
    if one and two and first > last:
        return MonthsFrom(f"{two[0]}-{two[1] or 1:02d}", f"{one[0]}-{one[1] or 12:02d}")
    return MonthsFrom(first, last)


def _month_in_hanzi(text: str) -> MonthsFrom | None:
    """二〇二〇年十二月."""
    for named in months_named(text):
        if (named.start, named.end, named.has_day) == (0, len(text), False):
            return MonthsFrom(named.month, named.month)
    return None


def written(months: MonthsFrom) -> str:
    """As briefly as it can be read again: 2020-12, 2020, 2019..2020, 2020-01..2020-06."""
    first, last = months.first, months.last
    if first == last:
        return first
    if first.endswith("-01") and last.endswith("-12"):
        first, last = first[:4], last[:4]
    if first == last:
        return first
    first = "" if months.first == FIRST else first
    last = "" if months.last == LAST else last
    return f"{first}..{last}"


@dataclass(frozen=True, slots=True)
class NamedMonth:
    """A month that a text speaks of, and where it stands; `has_day`: it is a day's."""

    start: int
    end: int
    month: str
    has_day: bool


def months_named(text: str) -> Iterator[NamedMonth]:
    """The months that a text speaks of. `text` has half-width signs."""
    for match in _NAMED.finditer(text):
        year = match["year"].translate(_DIGITS)
        said = match["month"] or match["number"] or match["single"]
        month = int(_TENS.get(said, said).translate(_DIGITS))
        has_day = bool(match["day"] or match["more"] or match["single"])
        yield NamedMonth(*match.span(), f"{year}-{month:02d}", has_day)


def months_of_no_year(text: str) -> Iterator[tuple[int, int, int]]:
    """The months that a text speaks of without a year: start, end, 1 to 12."""
    for match in _BARE.finditer(text):
        said = match["month"]
        yield *match.span(), int(_TENS.get(said, said).translate(_DIGITS))


def _month(match: re.Match[str], end: str) -> tuple[str, int | None] | None:
    """Year and month; None for the month where only a year stands."""
    year = match[f"{end}_year"]
    if not year:
        return None
    month = match[f"{end}_of_year"] or match[f"{end}_cut"] or match[f"{end}_stuck"]
    return year, int(month) if month else None
