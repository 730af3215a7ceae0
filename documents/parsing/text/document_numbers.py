"""Reading a document number (发文字号) in any style that people type or print it in."""

import re
import unicodedata

from documents.parsing.text.row_rule import HANZI_OF
from documents.parsing.types import DocumentNumber

# NFKC has by then made （ ( and ［ [ and the small and full-width forms plain.
_OPENING, _CLOSING = "〔（［【〖〘", "〕）］】〗〙"
_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff]+")
_AROUND = "“”\"'‘’《》()、，。；：,.;:/"


def _either_way(marks: str) -> str:
    """A pattern for one of these marks: as printed, folded, or garbled."""
    folded = unicodedata.normalize("NFKC", marks)
    garbled = "".join(HANZI_OF.get(mark, "") for mark in marks)
    return f"[{re.escape(marks + folded + garbled)}]"


_GARBLED_DIGITS = {
    ord(HANZI_OF[full_width]): str(value)
    for value, full_width in enumerate("０１２３４５６７８９")
}
_DIGIT = f"[0-9{''.join(map(chr, _GARBLED_DIGITS))}]"

# 花政办发〔2021〕5号, 花政办发[2021]第5号, 花政办发（2021）5, 花政办发2021年5号,
# and as a broken symbol font shows them: 花政办发也2021页5号, 花政办发也圆园圆员页缘号.
_NUMBER = re.compile(
    r"(?P<code>[^\W\d_]+)"
    rf"(?:{_either_way(_OPENING)}(?P<year>{_DIGIT}{{4}})年?{_either_way(_CLOSING)}"
    rf"|(?P<bare_year>[0-9]{{4}})年)"
    rf"第?(?P<serial>{_DIGIT}{{1,6}})号?"
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse_number(text: str) -> DocumentNumber | None:
    """The number that the whole text is, or None."""
    folded = _BLANKS.sub("", unicodedata.normalize("NFKC", text)).strip(_AROUND)
    match = _NUMBER.fullmatch(folded)
    if not match:
        return None
    year = _integer(match["year"] or match["bare_year"])
    serial = _integer(match["serial"])
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and serial):
        return None
    return DocumentNumber(match["code"], year, serial)


def _integer(digits: str) -> int:
    return int(digits.translate(_GARBLED_DIGITS))
