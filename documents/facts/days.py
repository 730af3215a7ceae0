"""Days and periods as offices write them, counted as the Civil Code does.

Where a period runs from a day, that day does not count (Civil Code, art. 201); a period of
months or years ends on the corresponding day, or on the month's last where there is none (art.
202). Working days need a calendar of holidays that no text holds: they give no day.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from documents.parsing.text.numerals import whole_number

_HAN = "〇零○一二三四五六七八九十两"
NUMERAL = rf"(?:[0-9]+|[{_HAN}百]+)"
YEAR = rf"(?:[0-9]{{4}}|[{_HAN}]{{4}})"
DAY = re.compile(rf"(?P<year>{YEAR})年(?P<month>{NUMERAL})月(?P<day>{NUMERAL})日")
PERIOD = re.compile(
    rf"(?P<count>{NUMERAL}|半)(?:个)?(?P<unit>工作日|交易日|自然日|日历天|季度|月|年|日|天|周|小时|分钟)"
)
_ISO = {
    "年": ("P", "Y"),
    "月": ("P", "M"),
    "季度": ("P", "M"),
    "周": ("P", "W"),
    "小时": ("PT", "H"),
    "分钟": ("PT", "M"),
}
_WORKING = ("工作日", "交易日")
_MONTHS_OF_QUARTER = 3
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """`count` of `unit`, which is 年, 月, 季度, 周, 日, 小时, 分钟 or 工作日."""

    count: int
    unit: str

    @property
    def is_working(self) -> bool:
        return self.unit in _WORKING

    @property
    def iso(self) -> str:
        """P15D, P1M, PT30M; of working days P20D, which is_working tells from others."""
        before, after = _ISO.get(self.unit, ("P", "D"))
        count = self.count * (_MONTHS_OF_QUARTER if self.unit == "季度" else 1)
        return f"{before}{count}{after}"


def number_of(text: str) -> int | None:
    """12 of 12 or 十二; None where it is neither."""
    try:
        return whole_number(text)
    except ValueError:
        return None


def day_of(year: str, month: str, day: str) -> date | None:
    """The day of these numbers, if the calendar has it."""
    numbers = [number_of(one) for one in (year, month, day)]
    if None in numbers:
        return None
    try:
        return date(*(one for one in numbers if one is not None))
    except (ValueError, OverflowError):
        return None


def period_of(found: re.Match[str]) -> Period | None:
    """Of a match of PERIOD: half a year is six months, half a month fifteen days."""
    unit = found["unit"]
    if found["count"] == "半":
        return {"年": Period(6, "月"), "月": Period(15, "日")}.get(unit)
    count = number_of(found["count"])
    if not count:
        return None
    return Period(count, "日" if unit in ("天", "自然日", "日历天") else unit)


def last_day(period: Period, start: date) -> date | None:
    """The period's last day, `start` not counted; None for working days and hours."""
    if period.unit == "日":
        return _after(start, period.count)
    if period.unit == "周":
        return _after(start, 7 * period.count)
    months = {"月": 1, "季度": _MONTHS_OF_QUARTER, "年": _MONTHS_OF_YEAR}.get(
        period.unit
    )
    return months_on(start, months * period.count) if months else None


def months_on(start: date, months: int) -> date | None:
    """The corresponding day so many months on, or the last of that month."""
    year, month = divmod(start.month - 1 + months, _MONTHS_OF_YEAR)
    year += start.year
    if not 1 <= year <= date.max.year:
        return None
    days = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, days))


def next_day(day: date) -> date | None:
    return _after(day, 1)


def end_of_month(year: int, month: int) -> date | None:
    if not 1 <= month <= _MONTHS_OF_YEAR or not 1 <= year <= date.max.year:
        return None
    return date(year, month, monthrange(year, month)[1])


def _after(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
