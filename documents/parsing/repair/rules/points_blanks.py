"""Points behind numbers and between names, and wide blanks: １．, 诗画·百碗, 总　则."""

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import (
    CLOSING,
    FULL_LETTERS,
    OPENING,
    ROMAN,
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.repair.names import SURNAMES, stands_apart
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.digits import DIGITS
from documents.parsing.repair.rules.signs import is_doubled
from documents.parsing.repair.rules.stops import follows_number
from documents.parsing.repair.rules.table import SILENT, Case, FirstOf, itself
from documents.parsing.text.dictionary import in_word, lexicon

_LETTERS = both(FULL_LETTERS)
_ROMAN = both(ROMAN)
_HEADS = frozenset("章节条")
_LABELLING = both("：、")
_WIDE_BLANK = both("\u3000")


def _opens_with_number(place: Place) -> bool:
    """１． at a line's start, or behind a colon or a full stop."""
    first = _first_digit(place)
    before = read_as_mark(place.text[first - 1 : first])
    return place.glyphs.starts_line[first] or before in "：。"


def _is_ordinal(place: Place) -> bool:
    first = _first_digit(place)
    return place.text[first - 1 : first] == "第"


def _first_digit(place: Place) -> int:
    """Where the number before the place begins."""
    first = place.at - 1
    while first and place.text[first - 1] in DIGITS:
        first -= 1
    return first


def _is_parted(place: Place) -> bool:
    """3 援建项目: a point follows its number without a blank or a line end between,
    unless lines are broken where they are full."""
    return not place.touches_before and not place.glyphs.runs_on(place.at)


point = FirstOf(
    Case(
        "网址里的点",
        w.POINT_BETWEEN_LETTERS,
        lambda place: place.before in _LETTERS and place.after in _LETTERS,
        "在字母之间：ｇｏｖ．ｃｎ",
    ),
    Case(
        "行首序号之后",
        w.POINT_AFTER_OPENING_NUMBER,
        lambda place: place.before in _ROMAN and place.glyphs.starts_line[place.at - 1],
        "行首的罗马数字之后：Ⅰ．",
    ),
    Case(
        "前面不是数字",
        None,
        lambda place: place.before not in DIGITS or _is_parted(place),
        "点号前面总是紧接着数字",
    ),
    Case(
        "行首序号之后",
        w.POINT_AFTER_OPENING_NUMBER,
        _opens_with_number,
        "行首或句首的数字之后：1．",
    ),
    Case("“第几”之后", w.POINT_AFTER_ORDINAL, _is_ordinal, "“第1”后面没有点号"),
    view=itself,
    otherwise=Case("数字之后", w.POINT_AFTER_NUMBER, bool, "前面是数字：5．2"),
)

between_names = FirstOf(
    Case(
        "挨着标点",
        None,
        lambda place: any(
            read_as_mark(char) in OPENING + CLOSING + STOPS
            for char in (place.before, place.after)
        ),
        "间隔号两边都是字：诗画·百碗",
    ),
    view=itself,
    otherwise=SILENT,
)


def _follows_blank(place: Place) -> bool:
    """总　则　附: the hanzi stands two places before, too."""
    at = place.at
    return place.text[max(0, at - 2) : at - 1] in _WIDE_BLANK and not place.in_word


def _parts_word(place: Place) -> bool:
    """总　则."""
    return place.before.isdecimal() or lexicon().is_word(place.before + place.after)


def _is_listed(place: Place) -> bool:
    """At its line's end, or a second one near: 总则　分则　附则."""
    at, text = place.at, place.text
    return place.ends_line or any(
        text[near] in _WIDE_BLANK and near != at and not in_word(text, near)
        for near in range(max(0, at - 5), min(len(text), at + 6))
    )


def _parts_names(place: Place) -> bool:
    """袁伟　尧建国, each from a line's start, a colon or a blank on."""
    if place.after not in SURNAMES:
        return False
    text = place.text
    return any(
        text[first] in SURNAMES
        and (stands_apart(place.glyphs, first) or text[first - 1] in _LABELLING)
        for first in range(max(0, place.at - 3), place.at - 1)
    )


wide_blank = FirstOf(
    Case(
        "章、条之后",
        w.BLANK_AFTER_HEAD,
        lambda place: place.before in _HEADS or follows_number(place),
        "“章”“条”或行首序号之后空一格：第一章　总则",
    ),
    Case("两个相连", w.DOUBLED, is_doubled, "空格连用"),
    Case(
        "隔字又有",
        w.BLANK_LIKE_ONE_BEFORE,
        _follows_blank,
        "隔一个字又有空格：总　则　",
    ),
    Case("是词里的字", None, lambda place: place.in_word, "与前后的字成词：摇号"),
    Case(
        "两个姓名之间",
        w.BLANK_BETWEEN_NAMES,
        _parts_names,
        "前后像是两个姓名：袁伟　尧建国",
    ),
    Case("拆开了词", w.BLANK_WITHIN_WORD, _parts_word, "前后两字是一个词：总　则"),
    Case(
        "行末或近处又有",
        w.BLANK_AT_LINE_END_OR_LISTED,
        _is_listed,
        "在行末，或近处还有空格：总则　分则　附则",
    ),
    view=itself,
    otherwise=Case("孤立的空格", w.BLANK_ALONE, bool, "前后没有别的空格"),
)
