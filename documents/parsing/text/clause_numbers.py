"""The numbers that open clauses: 一、 （一） 1. （1） ① 1.1 第一条 第一章.

A marker is only what a text begins with; whether it opens a clause is decided
where the numbers before it are known (`clauses`).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from unicodedata import normalize

from documents.parsing.text.characters import narrow
from documents.parsing.text.numerals import NUMERAL, numeral, whole_number
from documents.parsing.types import Marker, Style

__all__ = ["Marker", "Style", "marker", "numbers_of_label"]

_CIRCLED = "".join(
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
)  # ① to ㊿


_IN_BRACKETS = "".join(map(chr, range(0x2474, 0x2488)))  # ⑴ to ⒇
_WITH_POINT = "".join(map(chr, range(0x2488, 0x249C)))  # ⒈ to ⒛
_HAN_ENCLOSED = "".join(map(chr, range(0x3220, 0x322A)))  # ㈠ to ㈩


def _last_number(bare: str) -> int:
    return int(bare.rpartition(".")[2])


def _circled(bare: str) -> int:
    return _CIRCLED.index(bare) + 1


def _letter(bare: str) -> int:
    return ord(bare.upper()) - ord("A") + 1


def _value(bare: str) -> int:
    return whole_number(bare.partition("之")[0])


_ANY = rf"{NUMERAL}|\d{{1,4}}"
# 第三条所称…, 第三条第二款, 第三条、第四条, 第三条规定的: cited, not opened.
_CITED = r"(?![、，。的之]|所[称列述]|规定[的，、]|中[的规]|情形|[和或与至及]第|\s*第[^篇编章节条]{1,4}[款项])"
# （二）项规定, （二）、（三）
_CITED_ITEM = r"(?!项[、规的，和或所之]|[、和或至及]\s*[（(])"
# 一、二、三产业, 三、四季度: what counts on behind 、 is counted, too; 一、一季度 is not.
_COUNTED = re.compile(rf"({NUMERAL})(?:、|产业|季度|级|类|线|期|等)")

# 第一部分由甲组成, 第二篇报道: of a text, not over one
_TOLD_OF = "(?![由为是按在以将对已占用][^ \u3000]|报道|文章|论文)"

_PATTERNS: tuple[tuple[Style, str, Callable[[str], int]], ...] = (
    (Style.PART, rf"第\s*({_ANY})\s*(?:篇|部\s*分){_CITED}{_TOLD_OF}", _value),
    (Style.BOOK, rf"第\s*({_ANY})\s*编{_CITED}", _value),
    (Style.CHAPTER, rf"第\s*({_ANY})\s*章{_CITED}", _value),
    (Style.SECTION, rf"第\s*({_ANY})\s*节{_CITED}", _value),
    (Style.ARTICLE, rf"第\s*({_ANY})\s*条(之{NUMERAL})?{_CITED}", _value),
    (Style.HAN, rf"({NUMERAL})\s*、", numeral),
    (Style.HAN_BRACKETS, rf"[（(]\s*({NUMERAL})\s*[）)]{_CITED_ITEM}", numeral),
    (Style.HAN_BRACKETS, f"([{_HAN_ENCLOSED}]){_CITED_ITEM}", numeral),
    (Style.DOTTED, r"(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d.．%％、])", _last_number),
    # 1.加快…, and 1.2020年底前…; not 1.4亿
    (Style.ARABIC, r"(\d{1,3})\s*[.．、](?:(?!\d)|(?=(?:19|20)\d\d年))", int),
    (Style.ARABIC, f"([{_WITH_POINT}])", int),
    (Style.ARABIC_BRACKETS, r"[（(]?\s*(\d{1,3})\s*[）)]", int),
    (Style.ARABIC_BRACKETS, f"([{_IN_BRACKETS}])", int),
    (Style.CIRCLED, f"([{_CIRCLED}])", _circled),
    # A. and a.; A、B two of a list, and 5G., are none
    (Style.LETTER, r"([A-Ta-t])\s*[.．、）)](?![A-Za-z0-9])", _letter),
    (Style.DOTTED, r"(\d{1,2})(?=\s+[一-鿿])", int),
)
_COMPILED = tuple(
    (style, re.compile(r"\s*" + pattern), rank) for style, pattern, rank in _PATTERNS
)
_SPACE = re.compile(r"\s*")


def _bare(number: str) -> str:
    """１ and ⒈ and ⑴ are 1, ㈠ is 一; ① stays."""
    if number in _CIRCLED:
        return number
    return normalize("NFKC", number).replace("．", ".").strip("().")


def _counts_two(text: str, found: re.Match[str]) -> bool:
    counted = _COUNTED.match(text, found.end())
    return counted is not None and numeral(counted[1]) == numeral(found[1]) + 1


@lru_cache(maxsize=65536)  # reading order asks for the same lines again and again
def marker(text: str) -> Marker | None:
    """The marker that the text begins with, if it begins with one."""
    for style, pattern, rank in _COMPILED:
        if not (found := pattern.match(text)):
            continue
        if style is Style.HAN and _counts_two(text, found):
            continue
        bare = _bare(found[1])
        if style is Style.ARTICLE and found[2]:
            bare += found[2]
        after = _SPACE.match(text, found.end())
        length = after.end() if after else found.end()
        printed = narrow("".join(found[0].split())).replace("．", ".")
        return Marker(style, bare, rank(bare), printed, length)
    return None


# 1 of 1第2段 and 1（2）: only the blank behind it told that it is a number, and it is gone.
_ALONE = re.compile(r"\d{1,2}(?=第\d+段$|[（①-⑳A-Ta-t]|$)")
_ORDINAL = re.compile(r"第(\d+)段$")


def numbers_of_label(label: str) -> tuple[list[Marker], int | None]:
    """The numbers of a label such as 二、（一）3.第2段, and the count of its paragraph.

    Labels of clauses that were stored before their numbers were kept are read by it; of a
    name such as 主送机关 there is neither.
    """
    markers: list[Marker] = []
    while not _ORDINAL.match(label) and (found := _alone(label) or marker(label)):
        markers.append(found)
        label = label[found.length :]
    counted = _ORDINAL.match(label)
    return markers, int(counted[1]) if counted else None


def _alone(label: str) -> Marker | None:
    found = _ALONE.match(label)
    if not found:
        return None
    number = found[0]
    return Marker(Style.DOTTED, number, int(number), number, len(number))
