"""Document numbers (发文字号) as people type them and as texts cite them.

Offsets are in the text as it was given.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from documents.parsing.rowrule import HANZI_OF
from search.engine import Number

_PLAIN = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # （ ０ → ( 0


def _any_of(marks: str) -> str:
    """A pattern for one of these marks, as printed or as a broken symbol font shows it."""
    garbled = "".join(HANZI_OF.get(mark, "") for mark in marks)
    return f"[{re.escape(marks + unicodedata.normalize('NFKC', marks) + garbled)}]"


_OPENING = _any_of("〔（［【〖〘｛《〈")
_CLOSING = _any_of("〕）］】〗〙｝》〉")
_HANZI = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_SERIAL = r"第?\s*(?P<serial>\d{1,6})(?!\d)"
_BRACKETED_YEAR = rf"{_OPENING}\s*{_YEAR}\s*年?\s*{_CLOSING}"

# 云政办发〔2020〕70号, （2020）70号, 云政办发 也2020页 第70
_FULL = re.compile(
    rf"(?:(?P<code>{_HANZI}{{1,16}}?)\s*)?{_BRACKETED_YEAR}\s*{_SERIAL}(?:\s*号)?"
)
# 云政办发2020年70号, 云政办发 2020 70号, 2020年第70号, 云政办发 70号, 第70号
_PARTIAL = re.compile(
    rf"(?:(?P<code>{_HANZI}{{0,15}}(?!第){_HANZI})\s*)?(?<!\d)(?:{_YEAR}\s*(?:年\s*|\s|(?=第)))?{_SERIAL}\s*号"
)
# In a text a number is cited whole: 根据云政办发〔2020〕70号.
_CITED = re.compile(
    rf"(?P<code>{_HANZI}{{1,16}})\s*[〔\[(【［（]\s*{_YEAR}\s*[〕\])】］）]\s*{_SERIAL}\s*号"
)

# Words that can stand between a code and what comes before it without a mark.
_BEFORE_CODE = re.compile(
    "(?:根据|按照|依照|依据|遵照|参照|对照|关于|贯彻|落实|执行|实施|印发|转发|废止|修改|修订"
    "|代替|以及|包括|涉及|文件|通知|查找|查询|搜索|即|见|按|据|依|与|和|及|或|由|以|对|将|把|在|的|原|经)$"
)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and where it stands. `certain`: it can't be anything but a number."""

    number: Number
    start: int
    end: int
    certain: bool


def typed_numbers(text: str) -> list[FoundNumber]:
    """The numbers in what somebody typed, whole or in part, without overlap."""
    plain = text.translate(_PLAIN)
    whole = [
        _found(match, certain=bool(match["code"])) for match in _FULL.finditer(plain)
    ]
    partial = (
        _found(match, certain=False)
        for match in _PARTIAL.finditer(plain)
        if not any(
            found.start < match.end() and match.start() < found.end for found in whole
        )
    )
    return sorted((*whole, *partial), key=lambda found: found.start)


def cited_numbers(text: str) -> Iterator[FoundNumber]:
    """The numbers that a text names whole; a code may have the words before it stuck to it."""
    for match in _CITED.finditer(text.translate(_PLAIN)):
        yield _found(match, certain=True, code=match["code"])


def is_same(asked: Number, code: str, year: int | None, serial: int | None) -> bool:
    """Whether what was asked for is this number, part by part: 71号 is not 171号."""
    return (
        (asked.serial is None or asked.serial == serial)
        and (asked.year is None or asked.year == year)
        and (asked.code is None or _is_same_code(asked.code, code))
    )


def _is_same_code(asked: str, code: str) -> bool:
    if not code.endswith(asked):
        return False
    before = code[: len(code) - len(asked)]
    return not before or bool(_BEFORE_CODE.search(before))


def _found(
    match: re.Match[str], *, certain: bool, code: str | None = None
) -> FoundNumber:
    start = match.start()
    if code is None and match["code"]:
        code = _without_what_precedes(match["code"])
        start = match.end("code") - len(code)
    year = int(match["year"]) if match["year"] else None
    number = Number(code, year, int(match["serial"]))
    return FoundNumber(number, start, match.end(), certain)


def _without_what_precedes(code: str) -> str:
    """关于云政办发 → 云政办发, as typed in a sentence."""
    for at in range(len(code) - 1, 1, -1):
        before = _BEFORE_CODE.search(code[:at])
        if before and len(before[0]) > 1 and len(code) - at > 1:
            return code[at:]
    return code
