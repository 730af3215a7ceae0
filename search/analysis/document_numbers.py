"""Document numbers (发文字号) as people type them and as texts cite them.

Offsets are in the text as it was given.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.numerals import numeral
from documents.parsing.text.row_rule import HANZI_OF
from search.engine import Number

_PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # （ ０ → ( 0


def _any_of(marks: str) -> str:
    """A pattern for one of these marks, as printed or as a broken symbol font shows it."""
    garbled = "".join(HANZI_OF.get(mark, "") for mark in marks)
    return f"[{re.escape(marks + unicodedata.normalize('NFKC', marks) + garbled)}]"


_OPENING = _any_of("〔（［【〖〘｛《〈﹝﹙＜‹«")
_CLOSING = _any_of("〕）］】〗〙｝》〉﹞﹚＞›»")
_HANZI = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_DIGIT_OF_GARBLED = {
    ord(HANZI_OF[full_width]): str(digit)
    for digit, full_width in enumerate("０１２３４５６７８９")
}
_GARBLED_DIGIT = f"[0-9{''.join(map(chr, _DIGIT_OF_GARBLED))}]"
_NUMERAL = "[〇零○一二三四五六七八九十百千]"
_CODE_ENDS = "[发函字规办告令通]"
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_ANY_YEAR = rf"(?P<year>(?:19|20|21)[0-9]{{2}}|{_GARBLED_DIGIT}{{4}}|[〇零○一二九]{_NUMERAL}{{3}})"
_SERIAL = r"第?\s*(?P<serial>[0-9]{1,6})(?![0-9])"
_ANY_SERIAL = (
    rf"第?\s*(?P<serial>[0-9]{{1,6}}(?![0-9])"
    rf"|(?:{_NUMERAL}{{1,9}}|{_GARBLED_DIGIT}{{1,6}})(?=\s*号))"
)

# 云政办发〔2020〕70号, （2020）70号, 云政办发 也2020页 第70, 云政办发〔二〇二〇〕七十号
_FULL = re.compile(
    rf"(?:(?P<code>{_HANZI}{{1,16}}?)\s*)?"
    rf"{_OPENING}\s*{_ANY_YEAR}\s*年?\s*{_CLOSING}\s*{_ANY_SERIAL}(?:\s*号)?"
)
# 云政办发2020年70号, 云政办发 2020-70号, 2020年第70号, 云政办发 70号, 第70号, 第七十号, 七十号令
_PARTIAL = re.compile(
    rf"(?:(?P<code>{_HANZI}{{0,15}}(?!第|{_NUMERAL}){_HANZI})\s*)?(?<![0-9])"
    rf"(?:{_YEAR}\s*(?:[年/—–-]\s*|\s|(?=第)))?"
    rf"(?:{_SERIAL}\s*号|第\s*(?P<counted>{_NUMERAL}{{1,9}})\s*号|(?P<order>{_NUMERAL}{{1,9}})号(?=令))"
)
# 云政办发 2020 70: without 号 only after what a code ends in.
_BARE = re.compile(
    rf"(?P<code>{_HANZI}{{1,15}}{_CODE_ENDS})\s*{_YEAR}"
    rf"(?:\s*[年/—–-]\s*|\s+){_SERIAL}(?!\s*[年月日号./—–-])"
)
# 云政办发〔2020〕: all numbers of a year, where a code says that they are numbers.
_OF_YEAR = re.compile(
    rf"(?P<code>{_HANZI}{{1,15}}{_CODE_ENDS})\s*{_OPENING}\s*{_YEAR}\s*年?\s*{_CLOSING}"
)
# 云政办发70, 云政办发 70, 云政办发 2020: with nothing behind.
_STUCK = re.compile(
    rf"(?P<code>{_HANZI}{{1,15}}{_CODE_ENDS})\s*"
    rf"(?:{_YEAR}|第?\s*(?P<serial>[0-9]{{1,4}}))(?!\S)"
)
# 令第70号, 第70号令: an order has no code and no year.
_TYPED_ORDER = re.compile(
    rf"令\s*第?\s*(?:(?P<serial>[0-9]{{1,6}})|(?P<counted>{_NUMERAL}{{1,9}}))\s*号"
    rf"|第?\s*(?:(?<![0-9])(?P<first>[0-9]{{1,6}})|(?P<order>{_NUMERAL}{{1,9}}))\s*号\s*令"
)
# All of it is a number, as far as it goes: 云政办发, 〔2020〕, 2020, 70, 云政办发〔2020〕, 第45号令
_ASKED = re.compile(
    rf"(?P<code>(?!第){_HANZI}{{0,15}}?(?!第|{_NUMERAL}){_HANZI})?\s*"
    rf"(?:{_OPENING}?\s*{_ANY_YEAR}(?![0-9])\s*年?\s*{_CLOSING}?)?"
    rf"(?:\s*[/—–-]?\s*(?:{_SERIAL}|第(?P<counted>{_NUMERAL}{{1,9}})(?=号))\s*(?:号\s*令?)?)?"
)


def _bracketed(year: str) -> str:
    return rf"{_OPENING}\s*{year}\s*{_CLOSING}\s*第?\s*"


# In a text a number is cited whole, and what follows may be its further serials:
# 根据云政办发〔2020〕70号、71号; in tables often without 号, where nothing is counted.
_CITED = re.compile(
    rf"(?P<code>{_HANZI}{{1,16}})\s*{_bracketed(_YEAR)}"
    rf"(?P<serial>[0-9]{{1,6}})(?:\s*号|(?![0-9.%]|\s*{_HANZI}))"
    rf"(?P<further>(?:\s*[、,，和及与]\s*(?:{_bracketed('[0-9]{4}')})?[0-9]{{1,6}}\s*号)*)"
)
_FURTHER = re.compile(rf"(?:{_bracketed(_YEAR)})?(?P<serial>[0-9]{{1,6}})\s*号")

_ORDER = re.compile(rf"令\s*第?\s*(?:[0-9]|{_NUMERAL})|号\s*令")

# Words that can stand between a code and what comes before it without a mark.
_BEFORE_CODE = re.compile(
    "(?:根据|按照|依照|依据|遵照|参照|对照|关于|贯彻|落实|执行|实施|印发|转发|废止|修改|修订"
    "|代替|以及|包括|涉及|文件|通知|查找|查询|搜索|即|见|按|据|依|与|和|及|或|由|以|对|将|把|在|的|原|经)$"
)
_REST_OF_CODE = re.compile(
    rf"(?:(?<!{_HANZI})(?:{_HANZI}\s+){{1,7}}|(?<!{_HANZI}){_HANZI}{{2,7}}\s+)$"
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
    plain = text.translate(_PLAIN)
    found: list[FoundNumber] = []
    for pattern in (_TYPED_ORDER, _FULL, _OF_YEAR, _PARTIAL, _BARE, _STUCK):
        for match in pattern.finditer(plain):
            apart = all(
                match.end() <= one.start or one.end <= match.start() for one in found
            )
            if apart and (number := _typed(match)):
                found.append(number)
    return sorted(found, key=lambda one: one.start)


def number_asked(text: str) -> Number | None:
    """What is asked of numbers where nothing else can be meant: 2020, 70, 云政办发, 第70号令."""
    match = _ASKED.fullmatch(text.translate(_PLAIN).strip())
    if match is None:
        return None
    code, year, serial = match["code"], _value(match["year"]), _serial(match)
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
        and re.fullmatch(f"{_HANZI}+[发函字]", text)
        and not any(map(_is_common, (text, text[-2:])))
        and is_alone(Number(text, None, None))
    )


def _is_common(text: str) -> bool:
    """A word of running text; a dictionary knows 办发, too, from a handful of places."""
    return lexicon().frequencies.get(text, 0) >= _COMMON


def is_order(text: str) -> bool:
    """Whether the number is that of an order (令), which has no code and no year."""
    return bool(_ORDER.search(text))


def cited_numbers(text: str) -> Iterator[FoundNumber]:
    """The numbers that a text names whole; a code may have the words before it stuck to it."""
    plain = text.translate(_PLAIN)
    for match in _CITED.finditer(plain):
        code, year = match["code"], int(match["year"])
        number = Number(code, year, int(match["serial"]))
        yield FoundNumber(number, match.start(), match.start("further"), certain=True)
        for further in _FURTHER.finditer(plain, match.start("further"), match.end()):
            year = int(further["year"] or year)
            number = Number(code, year, int(further["serial"]))
            yield FoundNumber(number, *further.span(), certain=True, further=True)


def is_same(asked: Number, code: str, year: int | None, serial: int | None) -> bool:
    """Whether what was asked for is this number, part by part: 71号 is not 171号."""
    return (
        (asked.serial is None or asked.serial == serial)
        and (asked.year is None or asked.year == year)
        and (asked.code is None or _is_same_code(asked.code, code))
    )


def _is_same_code(asked: str, code: str) -> bool:
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
    year, serial = _value(parts.get("year")), _serial(match)
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
    certain = bool(code) and (match.re is _FULL or is_code(code))
    needs_code = match.re in (_OF_YEAR, _STUCK)
    is_none = (needs_code and not certain) or (serial is None and not needs_code)
    if is_none or not (year is None or 1900 <= year <= 2199):
        return None
    return FoundNumber(Number(code, year, serial), start, match.end(), certain)


def _serial(match: re.Match[str]) -> int | None:
    parts = match.groupdict()
    names = ("serial", "counted", "first", "order")
    return _value(next(filter(None, map(parts.get, names)), None))


def _value(digits: str | None) -> int | None:
    if not digits:
        return None
    digits = digits.translate(_DIGIT_OF_GARBLED)
    return int(digits) if digits.isdecimal() else numeral(digits)


def _without_what_precedes(code: str) -> str:
    """关于云政办发 → 云政办发, as typed in a sentence."""
    for at in range(len(code) - 1, 1, -1):
        before = _BEFORE_CODE.search(code[:at])
        if before and len(before[0]) > 1 and len(code) - at > 1:
            return code[at:]
    return code
