"""Numbers that stand for an order or a day, in both the ways in which offices write them.

第12条 is 第十二条, 2020年12月3日 is 二〇二〇年十二月三日. Texts here are folded.
"""

import re
from collections.abc import Iterator

from documents.parsing.text.numerals import whole_number

_HANZI = "〇一二三四五六七八九"
_ZERO = "零"
ANY_NUMERAL = rf"(?:[0-9]{{1,4}}|[{_HANZI}{_ZERO}十百千]{{1,9}})"
_GREATEST = 9999
_THOUSAND, _WAN = 1000, 10000
# What offices count, so that 12条 is 第十二条, while 12个 is not 第十二个.
COUNTED = "条章节款项目编篇卷期号届次批"

_YEAR = rf"(?<![0-9])(?P<year>[0-9]{{4}}|[{_HANZI}{_ZERO}]{{4}})年"
_MONTH = "(?P<{}month>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})月"
_DAY = "(?P<{}day>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
# 2020-12-09, 2020.12.9, 2020/12/9, 2020-12; 2020.12 may be a sum.
_FIGURES = (
    r"(?<![0-9.])(?P<only_year>(?:19|20)[0-9]{2})"
    r"(?:(?P<sign>[-./])(?P<only_month>1[0-2]|0?[1-9])(?P=sign)(?P<only_day>3[01]|[12][0-9]|0?[1-9])"
    r"|-(?P<last_month>1[0-2]|0[1-9]))(?![0-9]|[-./][0-9])"
)
_ROMAN = ("", "i", "ii", "iii", "iv")
_SAME_UNITS = (
    ("m2", "平方米", "平米"),
    ("m3", "立方米"),
    ("km", "公里", "千米"),
    ("kg", "公斤", "千克"),
    ("岁", "周岁"),
)
LATIN_UNITS = ("m2", "m3", "km", "kg")
_SAME_UNIT = {unit: units for units in _SAME_UNITS for unit in units}
_UNITS = "|".join(_SAME_UNIT)
# What a unit is called where it stands alone: no 岁 for 周岁, which is a word of many.
SAME_UNIT_ALONE = {
    unit: (unit, *(other for other in units if other != unit))
    for unit, units in _SAME_UNIT.items()
    if len(unit) > 1 and units[0] in LATIN_UNITS
}
# What is measured by such a number is the same in figures and in hanzi, though it is no order.
MEASURE = re.compile(
    rf"(?<![0-9.,{_HANZI}{_ZERO}十百千万亿第a-z])"
    rf"(?:(?P<number>[0-9]{{1,3}}|[0-9]{{4,6}}(?=万元|{_UNITS})"
    rf"|[{_HANZI}十百]{{1,5}}|i{{1,3}}|iv)"
    rf"(?P<unit>{_UNITS}|个?小时|个?月|年|日|天|周|分钟|级|万元))(?![0-9a-z])"
)
_SUM = re.compile(r"(?P<yuan>[1-9][0-9,]*)元|(?P<wan>[0-9]+\.[0-9]{1,4})万元")
_DATE = re.compile(
    rf"{_YEAR}(?:{_MONTH.format('')}(?:{_DAY.format('')}|份)?)?"
    rf"|(?<![0-9]){_MONTH.format('bare_')}{_DAY.format('bare_')}"
    rf"|{_FIGURES}"
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
    value = whole_number(number)
    if not 0 < value <= _GREATEST:
        return (number,)
    hanzi = in_hanzi(value)
    every = (number, str(value), hanzi, hanzi.replace(_ZERO, _HANZI[0]))
    return tuple(dict.fromkeys(every))


def dates_in(text: str) -> Iterator[re.Match[str]]:
    """The years, months and days that a text names: 2020年, 2020年12月, 12月3日."""
    return _DATE.finditer(text)


def spellings_of_date(date: re.Match[str]) -> tuple[str, ...]:
    """A date as it stands, in figures, in hanzi, and as forms have it; 12月份 is 12月."""
    year = whole_number(date["year"] or date["only_year"] or "0")
    month = date["month"] or date["bare_month"] or date["only_month"]
    parts = (
        year,
        whole_number(month or date["last_month"] or "0"),
        whole_number(date["day"] or date["bare_day"] or date["only_day"] or "0"),
    )
    every = (date[0].removesuffix("份"), *_in_words(*parts), *_in_figures(*parts))
    return tuple(dict.fromkeys(every))


def _in_words(year: int, month: int, day: int) -> Iterator[str]:
    """2020年1月3日, 2020年01月03日, 二〇二〇年一月三日; 0 is what is not said."""
    units = ((month, "月"), (day, "日"))
    for width in (1, 2):
        said = "".join(f"{number:0{width}d}{unit}" for number, unit in units if number)
        yield (f"{year}年" if year else "") + said
    said = "".join(f"{in_hanzi(number)}{unit}" for number, unit in units if number)
    yield (f"{_digit_by_digit(str(year))}年" if year else "") + said


def _in_figures(year: int, month: int, day: int) -> Iterator[str]:
    """2020-01-03, 2020.1.3, 2020/1/3, 2020-01."""
    if year and month and not day:
        yield f"{year}-{month:02d}"
    elif year and month:
        for sign in "-./":
            yield f"{year}{sign}{month}{sign}{day}"
            yield f"{year}{sign}{month:02d}{sign}{day:02d}"


def spellings_of_measure(measure: re.Match[str]) -> tuple[str, ...]:
    """As it stands, in figures, and in hanzi; 20万元 is 200000元 and 200,000元, too."""
    number, unit = measure["number"], measure["unit"]
    units = _SAME_UNIT.get(unit, (unit,))
    value = _ROMAN.index(number) if number in _ROMAN else whole_number(number)
    forms = [measure[0]]
    if not value:
        return (measure[0],)
    for same in units:
        forms.append(f"{value}{same}")
        if value >= _THOUSAND:
            forms.append(f"{value:,}{same}")
        if value <= _GREATEST and same not in LATIN_UNITS:
            forms.append(f"{in_hanzi(value)}{same}")
    if unit == "级" and value < len(_ROMAN):
        forms.append(f"{_ROMAN[value]}{unit}")
    if unit == "万元":
        forms += f"{value * _WAN}元", f"{value * _WAN:,}元"
    return tuple(dict.fromkeys(forms))


def spellings_of_sum(text: str) -> Iterator[str]:
    """200000元 in 万元, in figures and in hanzi; 1.5万元 as 15000元 and 15,000元.

    Nothing where the one doesn't come out in the other: 380元, 1.23456万元.
    """
    match = _SUM.fullmatch(text)
    if match is None:
        return
    if match["wan"]:
        whole, _, rest = match["wan"].partition(".")
        yuan = int(whole) * _WAN + int(rest.ljust(4, "0"))
        yield from (f"{yuan}元", f"{yuan:,}元")
        return
    wan, rest = divmod(int(match["yuan"].replace(",", "")), _WAN)
    if not 0 < wan <= _GREATEST:
        return
    if not rest:
        yield from (f"{wan}万元", f"{in_hanzi(wan)}万元")
    elif not rest % 100:  # 15000元 is 1.5万元; nobody writes 1.2345万元 for 12345元
        yield f"{wan}.{rest:04d}".rstrip("0") + "万元"


def share_in_hanzi(number: str) -> Iterator[str]:
    """5.3 → 百分之五点三."""
    whole, _, rest = number.partition(".")
    if int(whole) <= _GREATEST:
        point = f"点{_digit_by_digit(rest)}" if rest else ""
        yield f"百分之{in_hanzi(int(whole))}{point}"


def share_in_figures(number: str) -> Iterator[str]:
    """五点三 → 5.3."""
    whole, _, rest = number.partition("点")
    digits = "".join(str(max(0, _HANZI.find(char))) for char in rest)
    yield f"{whole_number(whole)}.{digits}" if rest else str(whole_number(whole))


def _digit_by_digit(digits: str) -> str:
    return "".join(_HANZI[int(digit)] for digit in digits)
