"""The characters of GB2312 rows 1 to 3 that gazettes print, by what they do."""

from functools import cache

from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

OPENING = "“‘（〔《〈【［「『〖"
CLOSING = "”’）〕》〉】］」』〗"
STOPS = "，。、；：？！"
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

_COMMONNESS = {
    -3.0: "，", -3.2: "、", -3.6: "。", -4.6: "（）", -5.0: "：", -5.2: "；",
    -5.4: "“”", -6.0: "〔〕《》", -8.0: "？．〈〉", -8.5: "·",
    -9.0: "【】‘’…～" + ROMAN + FULL_DIGITS + FULL_LETTERS + "".join(SERIES),
    -10.0: "！－＋／×＝÷±∶≥≤＜＞％‰℃°′″￥＄№§「」『』［］〖〗☆★○●◎◇◆□■△▲※→", -6.5: "\u3000",
}  # fmt: skip
COMMONNESS: dict[str, float] = {
    mark: figure for figure, marks in _COMMONNESS.items() for mark in marks
}
"""How often official prose prints a mark, as a log probability; set by hand."""

_COMMON = -6.5


def read_as_mark(char: str) -> str:
    """The mark a character is or may be: itself, or what the row rule makes of it."""
    return MARK_OF.get(char, char)


@cache
def both(marks: str) -> frozenset[str]:
    """The marks, and the hanzi they show as."""
    return frozenset(marks) | {HANZI_OF[mark] for mark in marks}


COMMON_HANZI = frozenset(
    HANZI_OF[mark] for mark, figure in COMMONNESS.items() if figure >= _COMMON
)
"""Hanzi that a common mark shows as: 袁, 遥, 渊 …"""
