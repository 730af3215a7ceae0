"""Document numbers (发文字号): read in every style that they are printed, typed and cited in.

A number is the organ's code (机关代字), the year in brackets and the serial (GB/T 9704-2012,
7.2.5): 云政办发〔2023〕58号. One grammar of these three has three readers:

- `document_number`: the line of print that is a number; it has been repaired (`parted_number`
  reads two lines, `registration_number` the 统一登记号 beside them);
- `parse_number`: what somebody typed, in any brackets and width, garbled, too;
- `cited_numbers`: the numbers that a text names, with their further serials (58号、59号).

What a query holds of a number, in part and among other words, is read in `search`, with the same
grammar.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from documents.parsing.text.characters import bare, narrow
from documents.parsing.text.numerals import whole_number
from documents.parsing.text.row_rule import HANZI_OF
from documents.parsing.text.titles import ends_as_title
from documents.parsing.types import DocumentNumber

HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""For `str.translate`: full-width forms as ASCII, one for one: （ ０ → ( 0"""


# ---- the grammar: what brackets, codes, years and serials look like -----------------


def _any_of(marks: str) -> str:
    """A pattern for one of these marks, as printed or as a broken symbol font shows it."""
    garbled = "".join(HANZI_OF.get(mark, "") for mark in marks)
    return f"[{re.escape(marks + unicodedata.normalize('NFKC', marks) + garbled)}]"


OPENING = _any_of("〔（［【〖〘｛《〈﹝﹙＜‹«")
CLOSING = _any_of("〕）］】〗〙｝》〉﹞﹚＞›»")
# Repaired print has fewer: 《2020》 is a title there, and 也 a word.
_PRINTED_OPENING, _PRINTED_CLOSING = "[〔（(\\[【［﹝〖]", "[〕）)\\]】］﹞〗]"

HANZI = r"[\u3400-\u4dbf\u4e00-\u9fff]"
NUMERAL = "[〇零○一二三四五六七八九十百千]"
_DIGIT_OF_GARBLED = {
    ord(HANZI_OF[full_width]): str(digit)
    for digit, full_width in enumerate("０１２３４５６７８９")
}
_DIGIT = f"[0-9{''.join(map(chr, _DIGIT_OF_GARBLED))}]"  # garbled ones, too

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
# 2020, 圆园圆园, 二〇二〇
ANY_YEAR = (
    rf"(?P<year>(?:19|20|21)[0-9]{{2}}|{_DIGIT}{{4}}|[〇零○一二九]{NUMERAL}{{3}})"
)
SERIAL = r"第?\s*(?P<serial>[0-9]{1,6})(?![0-9])"
# 70, 七十号, 苑园号
_ANY_SERIAL = (
    rf"第?\s*(?P<serial>[0-9]{{1,6}}(?![0-9])"
    rf"|(?:{NUMERAL}{{1,9}}|{_DIGIT}{{1,6}})(?=\s*号))"
)

# In print: 云政办发〔2023〕58号, 公告（2023）第1号, 云政办发（明电）〔2023〕3号.
_PRINTED_CODE = r"[一-鿿][一-鿿A-Za-z]{0,19}(?:[（(][一-鿿]{1,4}[）)])?"
_PRINTED_YEAR = rf"{_PRINTED_OPENING}([0-9０-９]{{4}}){_PRINTED_CLOSING}"
NUMBER = re.compile(rf"({_PRINTED_CODE}){_PRINTED_YEAR}第?([0-9０-９]{{1,5}})号")
"""A number in repaired text without blanks: code, year, serial."""

# 〔2023〕函12号, 云政〔2023〕函字第12号: a part of the code stands behind the year.
_CODE_BEHIND = re.compile(
    rf"({_PRINTED_CODE})?{_PRINTED_YEAR}([一-鿿]{{1,4}}?)字?第?([0-9]{{1,5}})号"
)
# 2023年第7号, 公告2023年第7号, under the title of an announcement
_YEARLY = re.compile(r"([一-鿿]{2,30})?([0-9]{4})年第([0-9]{1,5})号")
# The first line of a number that is broken in two: 云政办发, 云政办发〔2023〕, 云政办发〔20
_NUMBER_BEGUN = re.compile(
    rf"{_PRINTED_CODE}(?:{_PRINTED_OPENING}(?:[0-9]{{0,3}}|[0-9]{{4}}(?:{_PRINTED_CLOSING}第?[0-9]{{0,4}})?))?"
)
_NUMBER_ENDED = re.compile(r"[〔（(\[【［﹝〖〕）)\]】］﹞〗第0-9]{1,9}号")
# The registration number of a rule (统一登记号): YZFC00-2021-0001, 统一编号：QDCR-2021-0020001,
# 云府登1234号, 登记号：云规登〔2022〕3号; beside the document number also 云规备2022003
_REGISTERED = re.compile(
    r"[（(]?(?:(?:规范性文件)?(?:统一)?(?:登记|备案|编)号[：:]?"
    r"(?=[A-Z])([A-Z0-9](?:[A-Z0-9—－–-]{4,24})[0-9])"
    r"|([A-Z]{2,10}[0-9]{0,4}[—－–-]{1,2}[0-9]{4}[—－–-]{1,2}[0-9]{2,8})"
    r"|(?:统一)?(?:登记|备案)号[：:]?([一-鿿]{1,6}[〔（(\[][0-9]{4}[〕）)\]]第?[0-9]{1,5}号)"
    r"|(?<=号)([一-鿿]{2,6}[0-9]{6,10})"
    r"|((?!号)[一-鿿]{1,3}府登[0-9]{1,5}号))[）)]?"
)

_MAY_REGISTER = re.compile("[A-Z]{2}|府登|登记号|备案号|号[一-鿿]{2,6}[0-9]{6}")

# Typed, alone: 花政办发〔2021〕5号, 花政办发[2021]第5号, 花政办发（2021）5, 花政办发2021年5号,
# and as a broken symbol font shows them: 花政办发也2021页5号, 花政办发也圆园圆员页缘号.
_TYPED = re.compile(
    r"(?P<code>[^\W\d_]+)"
    rf"(?:{OPENING}(?P<year>{_DIGIT}{{4}})年?{CLOSING}|(?P<bare_year>[0-9]{{4}})年)"
    rf"第?(?P<serial>{_DIGIT}{{1,6}})号?"
)
WHOLE = re.compile(
    rf"(?:(?P<code>{HANZI}{{1,16}}?)\s*)?"
    rf"{OPENING}\s*{ANY_YEAR}\s*年?\s*{CLOSING}\s*{_ANY_SERIAL}(?:\s*号)?"
)
"""Typed among other words, code and 号 as they may be left out: 云政办发〔2020〕70号,
（2020）70号, 云政办发 也2020页 第70, 云政办发〔二〇二〇〕七十号."""


def _cited(year: str) -> str:
    return rf"{OPENING}\s*{year}\s*{CLOSING}\s*第?\s*"


# In a text a number is cited whole, and what follows may be its further serials:
# 根据云政办发〔2020〕70号、71号; in tables often without 号, where nothing is counted.
_CITED = re.compile(
    rf"(?P<code>{HANZI}{{1,16}})\s*{_cited(YEAR)}"
    rf"(?P<serial>[0-9]{{1,6}})(?:\s*号|(?![0-9.%]|\s*{HANZI}))"
    rf"(?P<further>(?:\s*[、,，和及与]\s*(?:{_cited('[0-9]{4}')})?[0-9]{{1,6}}\s*号)*)"
)
_FURTHER = re.compile(rf"(?:{_cited(YEAR)})?(?P<serial>[0-9]{{1,6}})\s*号")

# 第275号, the number of an order, under its title: there is no year in it.
ORDER_NUMBER = re.compile(r"[（(]?第(\d{1,4})号[）)]?")

_CALLED = re.compile("^(?:发文字号|文件编号|文号|编号)[：:]")
_COUNTED_BY_YEAR = ("公告", "通告", "令")
_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff]+")
_AROUND = "“”\"'‘’《》()、，。；：,.;:/"


# ---- the readers ------------------------------------------------------------------


def document_number(text: str) -> DocumentNumber | None:
    """The number that a line of print is, if it is one; 文号： may stand before it, and a
    registration number beside it."""
    number = bare(text)
    if not number.isascii() and (found := _registered_in(number)):
        number = number[: found.start()] + number[found.end() :]
    stripped = _CALLED.sub("", _unbracketed(number))
    if found := NUMBER.fullmatch(stripped):
        return DocumentNumber(found[1], int(found[2]), int(found[3]))
    if found := _CODE_BEHIND.fullmatch(narrow(stripped)):
        code = (found[1] or "") + found[3]
        return DocumentNumber(code, int(found[2]), int(found[4]))
    return None


def parted_number(first: str, second: str) -> DocumentNumber | None:
    """The document number that two lines are together: 联防联控机制综发〔2022〕, 71号."""
    begun, ended = narrow(bare(first)), narrow(bare(second))
    if not _NUMBER_ENDED.fullmatch(ended) or not _NUMBER_BEGUN.fullmatch(begun):
        return None
    return None if ends_as_title(begun) else document_number(begun + ended)


def registration_number(text: str) -> str | None:
    """The registration number that the text is, or that stands beside a document number."""
    stripped = bare(text)
    found = _registered_in(stripped)
    if not found:
        return None
    rest = stripped[: found.start()] + stripped[found.end() :]
    whole = not rest or document_number(rest) is not None
    return next(filter(None, found.groups())) if whole else None


def _registered_in(text: str) -> re.Match[str] | None:
    """At either end of the text, which has no blanks."""
    if not _MAY_REGISTER.search(text):
        return None
    for found in _REGISTERED.finditer(text):
        if found.start() == 0 or found.end() == len(text):
            return found
    return None


def yearly_number(text: str, title: str) -> DocumentNumber | None:
    """2023年第7号 under …的公告: its code is the kind, as in 公告〔2023〕7号."""
    found = _YEARLY.fullmatch(narrow(_unbracketed(bare(text))))
    kind = next((kind for kind in _COUNTED_BY_YEAR if title.endswith(kind)), None)
    if not found or not kind:
        return None
    return DocumentNumber(found[1] or kind, int(found[2]), int(found[3]))


def _unbracketed(text: str) -> str:
    whole = text[:1] in "（(" and text[-1:] in "）)"
    return text[1:-1] if whole else text


def parse_number(text: str) -> DocumentNumber | None:
    """The number that the whole of a typed text is, blanks and marks around it aside, or None."""
    folded = _BLANKS.sub("", unicodedata.normalize("NFKC", text)).strip(_AROUND)
    match = _TYPED.fullmatch(folded)
    if not match:
        return None
    year = value(match["year"] or match["bare_year"])
    serial = value(match["serial"])
    if not (year and _FIRST_YEAR <= year <= _LAST_YEAR and serial):
        return None
    return DocumentNumber(match["code"], year, serial)


@dataclass(frozen=True, slots=True)
class CitedNumber:
    """A number in a text, from offset `start` up to `end`, its code within.

    further: it is a serial such as 71号 behind 70号, whose code stands with the number before.
    """

    number: DocumentNumber
    start: int
    end: int
    further: bool = False


def cited_numbers(text: str) -> Iterator[CitedNumber]:
    """The numbers that a text names whole; a code may have the words before it stuck to it."""
    plain = text.translate(HALF_WIDTH)
    for match in _CITED.finditer(plain):
        code, year = match["code"], int(match["year"])
        number = DocumentNumber(code, year, int(match["serial"]))
        yield CitedNumber(number, match.start(), match.start("further"))
        for further in _FURTHER.finditer(plain, match.start("further"), match.end()):
            year = int(further["year"] or year)
            number = DocumentNumber(code, year, int(further["serial"]))
            yield CitedNumber(number, *further.span(), further=True)


def value(digits: str | None) -> int | None:
    """Of a year or serial in digits, garbled digits or hanzi; None where there is none."""
    if not digits:
        return None
    digits = digits.translate(_DIGIT_OF_GARBLED)
    return whole_number(digits)
