"""Document numbers (发文字号) in queries: in part, among other words, and asked for alone.

What a whole number looks like is told by `documents.parsing.text.document_numbers`. Offsets are
in the text as it was given.
"""

import re
from dataclasses import dataclass

from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.document_numbers import (
    ANY_YEAR,
    CLOSING,
    HALF_WIDTH,
    HANZI,
    NUMERAL,
    OPENING,
    SERIAL,
    WHOLE,
    YEAR,
    value,
)
from search.analysis.simplified import simplified
from search.engine import Number

_CODE_ENDS = "[发函字规办告令通]"
# 云政办发2020年70号, 云政办发 2020-70号, 2020年第70号, 云政办发 70号, 第70号, 第七十号, 七十号令
_PARTIAL = re.compile(
    rf"(?:(?P<code>{HANZI}{{0,15}}(?!第|{NUMERAL}){HANZI})\s*)?(?<![0-9])"
    rf"(?:{YEAR}\s*(?:[年/—–-]\s*|\s|(?=第)))?"
    rf"(?:{SERIAL}\s*号|第\s*(?P<counted>{NUMERAL}{{1,9}})\s*号|(?P<order>{NUMERAL}{{1,9}})号(?=令))"
)
# 云政办发 2020 70: without 号 only after what a code ends in.
_BARE = re.compile(
    rf"(?P<code>{HANZI}{{1,15}}{_CODE_ENDS})\s*{YEAR}"
    rf"(?:\s*[年/—–-]\s*|\s+){SERIAL}(?!\s*[年月日号./—–-])"
)
# 云政办发〔2020〕: all numbers of a year, where a code says that they are numbers.
_OF_YEAR = re.compile(
    rf"(?P<code>{HANZI}{{1,15}}{_CODE_ENDS})\s*{OPENING}\s*{YEAR}\s*年?\s*{CLOSING}"
)
# 云政办发70, 云政办发 70, 云政办发 2020: with nothing behind.
_STUCK = re.compile(
    rf"(?P<code>{HANZI}{{1,15}}{_CODE_ENDS})\s*"
    rf"(?:{YEAR}|第?\s*(?P<serial>[0-9]{{1,4}}))(?!\S)"
)
# 令第70号, 第70号令: an order has no code and no year.
_TYPED_ORDER = re.compile(
    rf"令\s*第?\s*(?:(?P<serial>[0-9]{{1,6}})|(?P<counted>{NUMERAL}{{1,9}}))\s*号"
    rf"|第?\s*(?:(?<![0-9])(?P<first>[0-9]{{1,6}})|(?P<order>{NUMERAL}{{1,9}}))\s*号\s*令"
)
# All of it is a number, as far as it goes: 云政办发, 〔2020〕, 2020, 70, 云政办发〔2020〕, 第45号令
_ASKED = re.compile(
    rf"(?P<code>(?!第){HANZI}{{0,15}}?(?!第|{NUMERAL}){HANZI})?\s*"
    rf"(?:{OPENING}?\s*{ANY_YEAR}(?![0-9])\s*年?\s*{CLOSING}?)?"
    rf"(?:\s*[/—–-]?\s*(?:{SERIAL}|第(?P<counted>{NUMERAL}{{1,9}})(?=号))\s*(?:号\s*令?)?)?"
)

_ORDER = re.compile(rf"令\s*第?\s*(?:[0-9]|{NUMERAL})|号\s*令")

# Words that can stand between a code and what comes before it without a mark.
_BEFORE_CODE = re.compile(
    "(?:根据|按照|依照|依据|遵照|参照|对照|关于|贯彻|落实|执行|实施|印发|转发|废止|修改|修订"
    "|代替|以及|包括|涉及|文件|通知|查找|查询|搜索|即|见|按|据|依|与|和|及|或|由|以|对|将|把|在|的|原|经)$"
)
_REST_OF_CODE = re.compile(
    rf"(?:(?<!{HANZI})(?:{HANZI}\s+){{1,7}}|(?<!{HANZI}){HANZI}{{2,7}}\s+)$"
)
_LONGEST_CODE = 8
_COMMON = 18
_WORDS = (2, 3, 4)  # the lengths of words that may stand there, too


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and where it stands, its code too unless `further`.

    `certain`: it can't be anything but a number. `further`: its code stands with the number
    before it. `order`: it is an order's (令), which has no code and no year.
    """

    number: Number
    start: int
    end: int
    certain: bool
    further: bool = False
    order: bool = False


def typed_numbers(text: str) -> list[FoundNumber]:
    """The numbers in what somebody typed, whole or in part, without overlap."""
    plain = simplified(text.translate(HALF_WIDTH))
    found: list[FoundNumber] = []
    for pattern in (_TYPED_ORDER, WHOLE, _OF_YEAR, _PARTIAL, _BARE, _STUCK):
        for match in pattern.finditer(plain):
            apart = all(
                match.end() <= one.start or one.end <= match.start() for one in found
            )
            if apart and (number := _typed(match)):
                found.append(number)
    return sorted(found, key=lambda one: one.start)


def number_asked(text: str) -> Number | None:
    """What is asked of numbers where nothing else can be meant: 2020, 70, 云政办发, 第70号令."""
    match = _ASKED.fullmatch(simplified(text.translate(HALF_WIDTH)).strip())
    if match is None:
        return None
    code, year, serial = match["code"], value(match["year"]), _serial(match)
    if not (code or year or serial) or not (year is None or 1900 <= year <= 2199):
        return None
    return Number(code, year, serial)


def is_alone(number: Number) -> bool:
    """Whether its code is a code and nothing else: no words of a sentence stick to it."""
    code = number.code or ""
    words = (_BEFORE_CODE.search(code[:at]) for at in range(1, len(code) - 1))
    return len(code) <= _LONGEST_CODE and not any(words)


def is_code(text: str) -> bool:
    """Whether this can be nothing but a code: 云政办发, but not 乡村开发."""
    return bool(
        2 < len(text) <= _LONGEST_CODE
        and re.fullmatch(f"{HANZI}+[发函字]", text)
        and not any(map(_is_common, (text, text[-2:])))
        and is_alone(Number(text, None, None))
    )


def _is_common(text: str) -> bool:
    """A word of running text; a dictionary knows 办发, too, from a handful of places."""
    return lexicon().frequencies.get(text, 0) >= _COMMON


def is_order(text: str) -> bool:
    """Whether the number is that of an order (令), which has no code and no year."""
    return bool(_ORDER.search(text))


def is_same(asked: Number, code: str, year: int | None, serial: int | None) -> bool:
    """Whether what was asked for is this number, part by part: 71号 is not 171号."""
    return (
        (asked.serial is None or asked.serial == serial)
        and (asked.year is None or asked.year == year)
        and (asked.code is None or is_same_code(asked.code, code))
    )


def is_same_code(asked: str, code: str) -> bool:
    """Either may have the words before it stuck to it, as both are read from running text."""
    if asked == code:
        return True
    shorter, longer = sorted((asked, code), key=len)
    if len(shorter) < 2 or not longer.endswith(shorter):
        return False
    return _is_of_words(longer[: -len(shorter)])


def _is_of_words(before: str) -> bool:
    """Whether a code can begin after this: after 通过, but not within 云政办发."""
    is_word = lexicon().is_word
    return bool(_BEFORE_CODE.search(before)) or any(
        len(before) >= length and is_word(before[-length:]) for length in _WORDS
    )


def _typed(match: re.Match[str]) -> FoundNumber | None:
    """The number; None where the year is none that a gazette can have, or no code is one."""
    parts = match.groupdict()
    year, serial = value(parts.get("year")), _serial(match)
    if match.re is _TYPED_ORDER:
        number = Number(None, None, serial)
        return FoundNumber(number, *match.span(), certain=False, order=True)
    code, start = parts["code"], match.start()
    if code:
        code = _without_what_precedes(code)
        start = match.end("code") - len(code)
        if len(code) == 1 and (before := _REST_OF_CODE.search(match.string[:start])):
            # 云政办 发〔2020〕70号, as it is copied from the end of a line.
            code, start = "".join(before[0].split()) + code, before.start()
    certain = bool(code) and (match.re is WHOLE or is_code(code))
    needs_code = match.re in (_OF_YEAR, _STUCK)
    if certain and year is None and serial is not None:
        year, serial = _parted(serial)
    is_none = (needs_code and not certain) or (serial is None and not needs_code)
    if is_none or not (year is None or 1900 <= year <= 2199):
        return None
    return FoundNumber(Number(code, year, serial), start, match.end(), certain)


def _parted(serial: int) -> tuple[int | None, int]:
    """云政办发202345号: the year and the serial have run together."""
    year, rest = str(serial)[:4], str(serial)[4:]
    if rest and not rest.startswith("0") and 1980 <= int(year) <= 2099:
        return int(year), int(rest)
    return None, serial


def _serial(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    names = ("serial", "counted", "first", "order")
    return value(next(filter(None, map(parts.get, names)), None))


def _without_what_precedes(code: str) -> str:
    """关于云政办发 → 云政办发, as typed in a sentence."""
    for at in range(len(code) - 1, 1, -1):
        before = _BEFORE_CODE.search(code[:at])
        if before and len(before[0]) > 1 and len(code) - at > 1:
            return code[at:]
    return code
