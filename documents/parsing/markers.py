"""The numbers that open clauses: 一、 （一） 1. （1） ① 1.1 第一条 第一章.

A marker is only what a text begins with; whether it opens a clause is decided
where the numbers before it are known (`clauses`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from documents.parsing.numerals import NUMERAL, numeral


class Style(IntEnum):
    """How a number is written, in the order of GB/T 9704-2012, 7.3.3."""

    CHAPTER = 0  # 第一章
    SECTION = 1  # 第一节
    ARTICLE = 2  # 第一条, 第十二条之一
    HAN = 3  # 一、
    HAN_BRACKETS = 4  # （一）
    DOTTED = 5  # 1.1, 1.1.1; and 1 before a heading where 1.1 follows
    ARABIC = 6  # 1.  1．  1、
    ARABIC_BRACKETS = 7  # （1）
    CIRCLED = 8  # ①


@dataclass(frozen=True, slots=True)
class Marker:
    """What a text begins with. `bare` is the number as a path holds it: "一", "3",
    "5.3.2", "②"; `value` is its rank among its siblings; `length` counts the marker's
    characters, with the blanks after it."""

    style: Style
    bare: str
    value: int
    printed: str
    length: int

    @property
    def level(self) -> int:
        """How many numbers the marker holds: 3 for 5.3.2, else 1."""
        return self.bare.count(".") + 1 if self.style is Style.DOTTED else 1


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def _last_number(bare: str) -> int:
    return int(bare.rpartition(".")[2])


def _circled(bare: str) -> int:
    return _CIRCLED.index(bare) + 1


def _article(bare: str) -> int:
    return numeral(bare.partition("之")[0])


_PATTERNS: tuple[tuple[Style, str, Callable[[str], int]], ...] = (
    (Style.CHAPTER, rf"第\s*({NUMERAL})\s*章", numeral),
    (Style.SECTION, rf"第\s*({NUMERAL})\s*节", numeral),
    (Style.ARTICLE, rf"第\s*({NUMERAL})\s*条(之{NUMERAL})?", _article),
    (Style.HAN, rf"({NUMERAL})\s*、", numeral),
    (Style.HAN_BRACKETS, rf"[（(]\s*({NUMERAL})\s*[）)]", numeral),
    (Style.DOTTED, r"(\d{1,2}(?:[.．]\d{1,2}){1,4})(?![\d.．%％、])", _last_number),
    (Style.ARABIC, r"(\d{1,3})\s*[.．、](?!\d)", int),
    (Style.ARABIC_BRACKETS, r"[（(]\s*(\d{1,3})\s*[）)]", int),
    (Style.CIRCLED, f"([{_CIRCLED}])", _circled),
    (Style.DOTTED, r"(\d{1,2})(?=\s+[一-鿿])", int),
)
_COMPILED = tuple(
    (style, re.compile(r"\s*" + pattern), rank) for style, pattern, rank in _PATTERNS
)
_SPACE = re.compile(r"\s*")


@lru_cache(maxsize=65536)  # reading order asks for the same lines again and again
def marker(text: str) -> Marker | None:
    """The marker that the text begins with, if it begins with one."""
    for style, pattern, rank in _COMPILED:
        if not (found := pattern.match(text)):
            continue
        bare = found[1].replace("．", ".")
        if style is Style.ARTICLE and found[2]:
            bare += found[2]
        after = _SPACE.match(text, found.end())
        length = after.end() if after else found.end()
        printed = "".join(found[0].split()).replace("．", ".")
        return Marker(style, bare, rank(bare), printed, length)
    return None
