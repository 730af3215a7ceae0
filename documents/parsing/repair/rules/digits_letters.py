"""What speaks for single full-width digits, letters, Roman and circled numbers, and signs.

They show as hanzi of every kind (圆 员, 月, 玉 域, 于, 原): never common enough to stand
without evidence. A rule returns None where its mark can't stand at all.
"""

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import (
    COMMON_HANZI,
    COMMONNESS,
    FULL_DIGITS,
    FULL_LETTERS,
    GRADED,
    OPENING,
    ROMAN,
    SERIES,
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.repair.names import SURNAMES
from documents.parsing.text.dictionary import in_word, lexicon
from documents.parsing.text.row_rule import HANZI_OF

_UNHEARD_OF = -15.0
_RARE_HANZI = -10.5
_FORMULA = 30  # characters around a sign of arithmetic in which others stand
_NEAR = 60  # characters in which Ａ类 is followed by Ｂ类
DIGITS = both(FULL_DIGITS) | set("0123456789")
_LATIN = both(FULL_LETTERS) | set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_NUMBERED = frozenset("条款项章节号期次届批类部编目段组位级档种点步")  # 第１条
_DATE_PARTS = frozenset("年月日")
_COUNTED_IN = frozenset("日年月倍个名人次条项万亿元吨米家件岁届")
_DATED = frozenset("年月日倍岁")
_BEFORE_ITEM = ("", "。", "；", "：")
_NAUGHT = HANZI_OF["０"]
_UNITS = both("％‰℃") | {"%"}
_POINT = both("．") | {"."}
_BETWEEN = both("．∶")
_TITLED = frozenset("表图件")  # 表１, 附件２
_AFTER_NUMBER = frozenset("、．")
_GARBLED = frozenset(HANZI_OF[char] for char in FULL_DIGITS + FULL_LETTERS)
_ENDS = both("。？；")
_AFTER_LETTER = frozenset("：、．")
_UPPER = frozenset(HANZI_OF[letter] for letter in FULL_LETTERS[:26])


def is_rare(char: str) -> bool:
    return (lexicon().cost.get(char) or _UNHEARD_OF) < _RARE_HANZI


def digit(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """One that stands alone, or in a number that more than its digits tell: 第１条, （１）,
    ５.２, １、, 附件２. (`latin` has the runs.)"""
    text = glyphs.text
    start, end = _number(text, at)
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "第" and after in _NUMBERED:
        return 9.0
    if before in _DATE_PARTS and after in _DATE_PARTS:
        return 6.0
    alone = end - start == 1
    if _is_enclosed(before, after) and not (alone and mark == "０"):
        return 8.0
    if _measures(glyphs, start, end) or _is_part(text, start, end):
        return 7.0
    proper = not text[start:end].isascii() and any(map(str.isdecimal, text[start:end]))
    if (alone or proper) and in_word(text, at):
        return None  # 人员、
    garbled = sum(not char.isdecimal() for char in text[start:end])
    if (mark == "０" and at == start) or (proper and garbled == 1 and _is_word(before)):
        return None
    if alone and (_opens_item(glyphs, at) or _is_title_number(glyphs, at)):
        return 7.0
    if after in _COUNTED_IN and (alone or proper):
        if proper or is_rare(text[at]):
            return 6.0
        if after in _DATED:
            return 4.0
    if not proper:
        return None
    return 8.0 if read_as_mark(before) in OPENING else 4.0


def _number(text: str, at: int) -> tuple[int, int]:
    """The whole number that the digit stands in."""
    start, end = at, at + 1
    while start and text[start - 1] in DIGITS:
        start -= 1
    while end < len(text) and text[end] in DIGITS:
        end += 1
    return start, end


def _is_word(before: str) -> bool:
    return "一" <= before <= "鿿" and before not in COMMON_HANZI


def _is_enclosed(before: str, after: str) -> bool:
    return read_as_mark(before) in _OPEN and read_as_mark(after) in _CLOSED


_OPEN, _CLOSED = ("（", "("), ("）", ")")


def _is_part(text: str, start: int, end: int) -> bool:
    """５．６, １∶２: on either side of a point that has a digit on its other side."""
    behind = (
        text[start - 1 : start] in _BETWEEN and text[start - 2 : start - 1] in DIGITS
    )
    ahead = text[end : end + 1] in _BETWEEN and text[end + 1 : end + 2] in DIGITS
    return (start > 1 and behind) or ahead


def _measures(glyphs: Glyphs, start: int, end: int) -> bool:
    """２０％, ５‰: digits up to a unit; １．: one that opens a line, up to its point."""
    text = glyphs.text
    if text[end : end + 1] in _UNITS:
        return True
    opens = glyphs.starts_line[start] or read_as_mark(text[start - 1 : start]) == "："
    return opens and text[end : end + 1] in _POINT


def _opens_item(glyphs: Glyphs, at: int) -> bool:
    """１、加强领导: at a line's start."""
    following = read_as_mark(glyphs.text[at + 1 : at + 2])
    before = read_as_mark(glyphs.text[at - 1 : at])
    return (
        glyphs.starts_line[at]
        and following in _AFTER_NUMBER
        and glyphs.text[at] != _NAUGHT
        and before in _BEFORE_ITEM
    )


def _is_title_number(glyphs: Glyphs, at: int) -> bool:
    """附件２ alone on its line, 表１ before a blank."""
    text = glyphs.text
    apart = glyphs.starts_line[at + 1] or glyphs.after_blank[at + 1]
    return text[at - 1 : at] in _TITLED and bool(apart)


def letter(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """Ａ级, 5Ｇ, Ａ、Ｂ、Ｃ; runs of letters are `latin`'s."""
    text = glyphs.text
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before in _GARBLED and not in_word(text, at - 1):
        return None  # a run
    if beside_neighbour(glyphs, at, mark, FULL_LETTERS):
        return 9.0
    if in_word(text, at) or text[at] not in _UPPER or not is_rare(text[at]):
        return None
    if after in GRADED or before.isdecimal():
        return 4.0
    opens = glyphs.starts_line[at] or before in _ENDS
    return 5.0 if opens and read_as_mark(after) in _AFTER_LETTER else None  # Ｑ：


def beside_neighbour(glyphs: Glyphs, at: int, mark: str, series: str) -> bool:
    """Does the mark before or after it in its series stand near, in the same company:
    Ａ类 … Ｂ类, 标段Ⅰ、标段Ⅱ, 第①档、第②档, ①②③; or is it from ① to ③?"""
    text = glyphs.text
    if series != FULL_LETTERS and _is_range(text, at, series):
        return True
    rank = series.index(mark)
    others = "".join(series[max(0, rank - 1) : rank] + series[rank + 1 : rank + 2])
    chars = both(others)
    return any(
        _in_same_company(text, at, place)
        for place in range(max(0, at - _NEAR), min(len(text), at + _NEAR))
        if text[place] in chars and not in_word(text, place)
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
    if abs(at - other) == 1 and here not in _LATIN:
        return True
    same_before = text[other - 1 : other] == before and not _is_plain(before)
    same_after = text[other + 1 : other + 2] == after and not _is_plain(after)
    return same_before or same_after


_LISTING = both("、") | {"和"}
_RANGE = frozenset("至")


def _is_plain(char: str) -> bool:
    """Is it a mark, or what may be one?"""
    return read_as_mark(char) in STOPS or not char


def roman(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """Ⅰ级, Ⅱ类, Ⅲ型, Ⅳ期; Ⅰ、Ⅱ级; 第Ⅰ部分; Ⅰ． at a line's start."""
    text = glyphs.text
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after in GRADED:
        return 1.0 if in_word(text, at) else 6.0
    if in_word(text, at):
        return None  # 水域和Ⅲ类
    if before == "第":
        return 6.0
    if glyphs.starts_line[at] and after in _POINT and after:
        return 7.0
    listed = read_as_mark(after) == "、" and _is_other(text[at + 2 : at + 3], mark, 1)
    ends = read_as_mark(before) == "、" and _is_other(text[at - 2 : at - 1], mark, -1)
    if listed or ends or beside_neighbour(glyphs, at, mark, ROMAN):
        return 6.0
    return None


def _is_other(char: str, mark: str, step: int) -> bool:
    other = read_as_mark(char)
    return other in ROMAN and (ROMAN.index(other) - ROMAN.index(mark)) * step > 0


def counted(glyphs: Glyphs, at: int, mark: str, in_run: bool | None) -> float | None:
    """① opens a paragraph, or follows a stop; that it counts on is the evidence."""
    text = glyphs.text
    figure = COMMONNESS[mark]
    if text[at - 1 : at] == "第" and text[at + 1 : at + 2] in _NUMBERED:
        return figure + 9.0
    if in_run is None:
        beside = text[at - 1 : at] + text[at + 1 : at + 2]
        if mark not in SERIES[0] or (in_word(text, at) and _CIRCLED.isdisjoint(beside)):
            return None
        circled = beside_neighbour(glyphs, at, mark, SERIES[0])
        return figure + 7.0 if circled else None
    if not in_run and (in_word(text, at) or "同志" in text[at : at + 6]):
        return None
    if text[at + 1 : at + 2].isdecimal():
        return figure - 6.0
    if not in_run:
        return figure + 5.0
    return figure + (9.0 if glyphs.starts_line[at] else 4.5)


_CIRCLED = both(SERIES[0])


def unit(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """２０％, or （％） in a table's head."""
    before, after = glyphs.text[at - 1 : at], glyphs.text[at + 1 : at + 2]
    return 7.0 if before in DIGITS or _is_enclosed(before, after) else None


def before_digit(glyphs: Glyphs, at: int, mark: str) -> float | None:
    after = glyphs.text[at + 1 : at + 2]
    return 4.0 if after.isdecimal() or after in both(FULL_DIGITS) else None


def arithmetic(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """5－8, 3×4; 税额＝数量×税率: between digits or brackets, or in a formula. ×× stands
    for what is left out."""
    text = glyphs.text
    if mark == "×" and (doubled(glyphs, at, mark) or _is_blank_date(text, at)):
        return 7.0
    if mark in "＜＞" and _is_angle_bracket(text, at, mark):
        return 8.0
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before in _TERMS and after in _TERMS and not in_word(text, at):
        return 7.0
    if mark == "±" and after in DIGITS and not _begins_word(text, at - 1):
        return 7.0
    signs = _signs_near(text, at)
    if in_word(text, at) and not (len(signs) > 1 and _begins_word(text, at + 1)):
        return None
    if mark == "×" and before in _LENGTHS and after.isdecimal():
        return 7.0
    if mark == "／":
        return 2.0  # 元／吨: 辕 is in no word but 辕门
    return 6.0 if len(signs) > 1 else None


def _signs_near(text: str, at: int) -> set[str]:
    near = range(max(0, at - _FORMULA), min(len(text), at + _FORMULA))
    others = {text[p] for p in near if text[p] in _SIGNS and not in_word(text, p)}
    return others | {text[at]}


def _begins_word(text: str, at: int) -> bool:
    return lexicon().figure(text[at : at + 2]) is not None


def _is_blank_date(text: str, at: int) -> bool:
    """×年×月×日."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    goes_on = before in _DATE_PARTS or text[at + 2 : at + 3] in both("×")
    return after in _DATE_PARTS and goes_on


def _is_angle_bracket(text: str, at: int, mark: str) -> bool:
    """《关于修改＜条例＞的决定》: the other one stands near."""
    other = both("＞" if mark == "＜" else "＜")
    near = range(at + 1, at + _NEAR) if mark == "＜" else range(at - _NEAR, at)
    if mark == "＞" and in_word(text, at):
        return False
    return any(
        text[place] in other and (mark == "＞" or not in_word(text, place))
        for place in near
        if 0 <= place < len(text)
    )


_TERMS = frozenset("()（）") | both("°′″") | DIGITS | _UNITS | _LATIN
_LENGTHS = frozenset("米m")
_SIGNS = both("＝＋×÷≥≤") | {"="}


def doubled(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """…… comes in twos."""
    same, text = both(mark), glyphs.text
    return 5.0 if text[at - 1 : at] in same or text[at + 1 : at + 2] in same else None


def symbol(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """○○县; △ at a line's start or behind a stop, where its hanzi is in no word."""
    text = glyphs.text
    if doubled(glyphs, at, mark):
        return 6.0
    if in_word(text, at):
        return None
    if mark == "○" and (
        text[at - 1 : at] in _NUMERALS or text[at + 1 : at + 2] in _NUMERALS
    ):
        return 8.0  # 一九五○年
    opens = glyphs.starts_line[at] or read_as_mark(text[at - 1 : at]) in STOPS
    return 0.0 if opens and is_rare(text[at]) else None


_NUMERALS = frozenset("一二三四五六七八九")
