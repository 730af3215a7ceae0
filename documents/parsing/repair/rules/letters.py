"""Single full-width letters and Roman numbers: Ａ级, Ａ、Ｂ、Ｃ, Ⅰ级, 第Ⅰ部分. (`latin_runs`
has the runs of letters.)"""

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import (
    FULL_DIGITS,
    FULL_LETTERS,
    GRADED,
    ROMAN,
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.repair.names import SURNAMES
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.chemistry import DASHES, joins_chemical
from documents.parsing.repair.rules.digits import POINT, is_rare
from documents.parsing.repair.rules.table import Case, FirstOf, itself
from documents.parsing.text.dictionary import in_word
from documents.parsing.text.row_rule import HANZI_OF

_NEAR = 60  # characters in which Ａ类 is followed by Ｂ类
LATIN = both(FULL_LETTERS) | set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_GARBLED = frozenset(HANZI_OF[char] for char in FULL_DIGITS + FULL_LETTERS)
_ENDS = both("。？；")
_AFTER_LETTER = frozenset("：、．")
_UPPER = frozenset(HANZI_OF[letter] for letter in FULL_LETTERS[:26])
_LISTING = both("、") | {"和"}
_RANGE = frozenset("至")


def beside_neighbour(place: Place, series: str) -> bool:
    """Does the mark before or after it in its series stand near, in the same company:
    Ａ类 … Ｂ类, 标段Ⅰ、标段Ⅱ, 第①档、第②档, ①②③; or is it from ① to ③?"""
    text, at = place.text, place.at
    if series != FULL_LETTERS and _is_range(text, at, series):
        return True
    rank = series.index(place.mark)
    others = "".join(series[max(0, rank - 1) : rank] + series[rank + 1 : rank + 2])
    chars = both(others)
    return any(
        _in_same_company(text, at, near)
        for near in range(max(0, at - _NEAR), min(len(text), at + _NEAR))
        if text[near] in chars and not in_word(text, near)
    )


def _is_range(text: str, at: int, series: str) -> bool:
    to = _RANGE.isdisjoint
    same = both(series)
    ahead = not to(text[at + 1 : at + 2]) and text[at + 2 : at + 3] in same
    behind = at > 1 and not to(text[at - 1 : at]) and text[at - 2] in same
    return ahead or behind


def _in_same_company(text: str, at: int, other: int) -> bool:
    here, there = text[at], text[other]
    if {here, there} <= SURNAMES or not (is_rare(here) or is_rare(there)):
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if abs(at - other) == 2 and text[min(at, other) + 1] in _LISTING:
        return True
    if abs(at - other) == 1 and here not in LATIN:
        return True
    same_before = text[other - 1 : other] == before and not _is_plain(before)
    same_after = text[other + 1 : other + 2] == after and not _is_plain(after)
    return same_before or same_after


def _is_plain(char: str) -> bool:
    """Is it a mark, or what may be one?"""
    return read_as_mark(char) in STOPS or not char


def _continues_run(place: Place) -> bool:
    return place.before in _GARBLED and not in_word(place.text, place.at - 1)


def _opens(place: Place) -> bool:
    """Ｑ："""
    opens = place.starts_line or place.before in _ENDS
    return opens and read_as_mark(place.after) in _AFTER_LETTER


letter = FirstOf(
    Case("连写的字母", None, _continues_run, "前面也是字母或数字，按连写的一串判断"),
    Case(
        "字母成列",
        w.LETTER_IN_SERIES,
        lambda place: beside_neighbour(place, FULL_LETTERS),
        "近处有相邻的字母，前后的字相同：Ａ类、Ｂ类",
    ),
    Case(
        "化学名称",
        w.LETTER_IN_CHEMICAL,
        lambda place: (
            place.after in DASHES and joins_chemical(place.text, place.at + 1)
        ),
        "后面是化学名称里的短横：Ｎ－甲基",
    ),
    Case(
        "是词里的字",
        None,
        lambda place: (
            place.in_word or place.char not in _UPPER or not is_rare(place.char)
        ),
        "与前后的字成词，或本来就是常用字",
    ),
    Case(
        "等级、型号",
        w.LETTER_GRADES,
        lambda place: (
            place.after in GRADED or (place.before.isdecimal() and place.touches_before)
        ),
        "后面是“级”“类”，或前面是数字：Ａ级、5Ｇ",
    ),
    Case("句首的字母", w.LETTER_OPENS, _opens, "在句首，后面是冒号或顿号：Ｑ："),
    view=itself,
)


def _is_listed(place: Place) -> bool:
    """Ⅰ、Ⅱ级."""
    at, text, mark = place.at, place.text, place.mark
    listed = read_as_mark(place.after) == "、" and _is_other(
        text[at + 2 : at + 3], mark, 1
    )
    ends = read_as_mark(place.before) == "、" and _is_other(
        text[at - 2 : at - 1], mark, -1
    )
    return listed or ends or beside_neighbour(place, ROMAN)


def _is_other(char: str, mark: str, step: int) -> bool:
    other = read_as_mark(char)
    return other in ROMAN and (ROMAN.index(other) - ROMAN.index(mark)) * step > 0


roman = FirstOf(
    Case(
        "等级，但像是词",
        w.ROMAN_GRADES_IN_WORD,
        lambda place: place.after in GRADED and place.in_word,
        "后面是“级”“类”，但与前后的字也能成词",
    ),
    Case(
        "等级",
        w.ROMAN_GRADES,
        lambda place: place.after in GRADED,
        "后面是“级”“类”“型”：Ⅰ级",
    ),
    Case("是词里的字", None, lambda place: place.in_word, "与前后的字成词：水域"),
    Case(
        "第几",
        w.ROMAN_IN_ORDINAL,
        lambda place: place.before == "第",
        "前面是“第”：第Ⅰ部分",
    ),
    Case(
        "行首序号",
        w.ROMAN_OPENS_ITEM,
        lambda place: place.starts_line and place.after in POINT,
        "在行首，后面是点：Ⅰ．",
    ),
    Case("成列", w.ROMAN_IN_SERIES, _is_listed, "近处有相邻的罗马数字：Ⅰ、Ⅱ级"),
    view=itself,
)
