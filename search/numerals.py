"""Numbers that stand for an order or a day, in both the ways in which offices write them.

第12条 is 第十二条, 2020年12月3日 is 二〇二〇年十二月三日. Texts here are folded.
"""

import re
from collections.abc import Iterator

from documents.parsing.numerals import numeral

_HANZI = "〇一二三四五六七八九"
_ZERO = "零"
ANY_NUMERAL = rf"(?:[0-9]{{1,4}}|[{_HANZI}{_ZERO}十百千]{{1,9}})"
_GREATEST = 9999
# What offices count, so that 12条 is 第十二条, while 12个 is not 第十二个.
COUNTED = "条章节款项目编篇卷期号届次批"

_DATE = re.compile(
    rf"(?<![0-9])(?P<year>[0-9]{{4}}|[{_HANZI}{_ZERO}]{{4}})年"
    r"(?:(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?)?"
)


def in_hanzi(number: int) -> str:
    """12 → 十二, 105 → 一百零五, 1020 → 一千零二十; up to 9999."""
    digits = f"{number:04d}"
    written, missing = "", False
    for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit == "0":
            missing = bool(written)
            continue
        written += (_ZERO if missing else "") + _HANZI[int(digit)] + unit
        missing = False
    return written.removeprefix("一") if 10 <= number < 20 else written or _ZERO


def spellings(number: str) -> tuple[str, ...]:
    """The number of an article as it stands, in figures, and in hanzi: 12, 十二."""
    value = _value(number)
    if not 0 < value <= _GREATEST:
        return (number,)
    hanzi = in_hanzi(value)
    every = (number, str(value), hanzi, hanzi.replace(_ZERO, _HANZI[0]))
    return tuple(dict.fromkeys(every))


def dates_in(text: str) -> Iterator[re.Match[str]]:
    """The years, months and days that a text names, with those parts as groups."""
    return _DATE.finditer(text)


def spellings_of_date(date: re.Match[str]) -> tuple[str, ...]:
    """A date as it stands, in figures, and in hanzi."""
    year, month, day = (
        _value(date[part]) if date[part] else 0 for part in ("year", "month", "day")
    )
    figures = f"{year:04d}年"
    hanzi = "".join(_HANZI[int(digit)] for digit in figures[:4]) + "年"
    for value, unit in ((month, "月"), (day, "日")):
        if value:
            figures += f"{value}{unit}"
            hanzi += f"{in_hanzi(value)}{unit}"
    return tuple(dict.fromkeys([date[0], figures, hanzi]))


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else numeral(number)
