"""The characters of GB2312 rows 1 to 3 that gazettes print, by what they do."""

from functools import cache

from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

OPENING = "“‘（〔《〈【［「『〖"
CLOSING = "”’）〕》〉】］」』〗"
STOPS = "，。、；：？！"
HALF_WIDTH = ",;:("
"""What stands before a name in a text whose marks are half-width."""
FULL_DIGITS = "０１２３４５６７８９"
FULL_LETTERS = "".join(map(chr, (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
SERIES = (
    "①②③④⑤⑥⑦⑧⑨⑩",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
)
"""Numbers that open clauses and count up."""
GRADED = frozenset("级类型期档度")
"""What stands behind Ⅰ and Ａ: Ⅰ级, Ａ类, Ⅱ度."""

PARTNER = dict(zip(OPENING, CLOSING, strict=True))
PARTNER |= {close: opening for opening, close in PARTNER.items()}

COMMON = "，、。（）：；“”〔〕《》\u3000"
"""What official prose is full of."""


def read_as_mark(char: str) -> str:
    """The mark a character is or may be: itself, or what the row rule makes of it."""
    return MARK_OF.get(char, char)


@cache
def both(marks: str) -> frozenset[str]:
    """The marks, and the hanzi they show as."""
    return frozenset(marks) | {HANZI_OF[mark] for mark in marks}


COMMON_HANZI = frozenset(HANZI_OF[mark] for mark in COMMON)
"""Hanzi that a common mark shows as: 袁, 遥, 渊 …"""
