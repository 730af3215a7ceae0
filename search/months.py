"""Months as people write them: one, a year's, or from one to another."""

import re
from collections.abc import Iterator

from search.engine import MonthsFrom

# 2020-12, 2020.12, 2020/12, 202012, 2020年12月, 2020, 2020年
_MONTH = (
    r"(?P<{0}_year>(?:19|20|21)\d\d)"
    r"(?:\s*年\s*(?P<{0}_of_year>\d{{1,2}})\s*月?|[-./](?P<{0}_cut>\d{{1,2}})|(?P<{0}_stuck>\d\d)|年)?"
)
_TO = r"\s*(?:\.\.+|…+|~|至|到|—+|–|-)\s*"
_RANGE = re.compile(
    rf"(?:{_MONTH.format('one')})?(?P<to>{_TO}(?:{_MONTH.format('two')}|(?P<same>\d{{1,2}})\s*月)?)?(?!\d)"
)
_NAMED = re.compile(r"(?<!\d)((?:19|20|21)\d\d)\s*年\s*(\d{1,2})\s*月")
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
        return None
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


def months_named(text: str) -> Iterator[MonthsFrom]:
    """The months that a text speaks of: 2020年12月."""
    for match in _NAMED.finditer(text):
        year, month = match[1], int(match[2])
        if 1 <= month <= 12:
            yield MonthsFrom(f"{year}-{month:02d}", f"{year}-{month:02d}")


def _month(match: re.Match[str], end: str) -> tuple[str, int | None] | None:
    """Year and month; None for the month where only a year stands."""
    year = match[f"{end}_year"]
    if not year:
        return None
    month = match[f"{end}_of_year"] or match[f"{end}_cut"] or match[f"{end}_stuck"]
    return year, int(month) if month else None
