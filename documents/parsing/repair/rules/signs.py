"""Signs of arithmetic, units, symbols, and dots that come in twos: 3×4, ２０％, △, ……."""

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import (
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.repair.place import Place, begins_word
from documents.parsing.repair.rules.chemistry import joins_chemical
from documents.parsing.repair.rules.digits import (
    DATE_PARTS,
    DIGITS,
    UNITS,
    is_enclosed,
    is_rare,
)
from documents.parsing.repair.rules.letters import LATIN
from documents.parsing.repair.rules.table import Case, FirstOf, itself
from documents.parsing.text.dictionary import in_word

_FORMULA = 30  # characters around a sign of arithmetic in which others stand
_ANGLES = 60  # characters in which ＜ is closed by ＞
_TERMS = frozenset("()（）") | both("°′″") | DIGITS | UNITS | LATIN
_LENGTHS = frozenset("米m")
_SIGNS = both("＝＋×÷≥≤") | {"="}
_NUMERALS = frozenset("一二三四五六七八九")


def _begins_word_at(place: Place) -> bool:
    """20豫剧团 without a blank; a line's end parts a word of chance: 5豫|东."""
    return place.touches_before and place.touches_after and place.begins_word


unit = FirstOf(
    Case(
        "数字之后，但像是词",
        w.UNIT_AFTER_NUMBER_OR_WORD,
        lambda place: place.before in DIGITS and _begins_word_at(place),
        "紧接着数字，但与后面的字也能成词：20豫剧团",
    ),
    Case(
        "数字之后",
        w.UNIT_AFTER_NUMBER,
        lambda place: (
            (place.before in DIGITS and (place.touches_before or not place.in_word))
            or is_enclosed(place.before, place.after)
        ),
        "前面是数字，或单独在括号里：２０％、偏高 1 ℃、（％）",
    ),
    view=itself,
)

before_digit = FirstOf(
    Case(
        "数字之前",
        w.SIGN_BEFORE_NUMBER,
        lambda place: place.after in DIGITS and place.touches_after,
        "后面是数字：￥500、≥90",
    ),
    view=itself,
)


def is_doubled(place: Place) -> bool:
    """…… comes in twos."""
    same = both(place.mark)
    return place.before in same or place.after in same


doubled = FirstOf(
    Case("两个相连", w.DOUBLED, is_doubled, "这个标点两个连用：……"),
    view=itself,
)


def _signs_near(text: str, at: int) -> set[str]:
    near = range(max(0, at - _FORMULA), min(len(text), at + _FORMULA))
    others = {text[p] for p in near if text[p] in _SIGNS and not in_word(text, p)}
    return others | {text[at]}


def _in_formula(place: Place) -> bool:
    return len(_signs_near(place.text, place.at)) > 1


def _is_left_out(place: Place) -> bool:
    """××县, ×年×月×日."""
    if place.mark != "×":
        return False
    text, at = place.text, place.at
    goes_on = place.before in DATE_PARTS or text[at + 2 : at + 3] in both("×")
    return is_doubled(place) or (place.after in DATE_PARTS and goes_on)


def _is_angle_bracket(place: Place) -> bool:
    """《关于修改＜条例＞的决定》: the other one stands near."""
    text, at, mark = place.text, place.at, place.mark
    if mark not in "＜＞" or (mark == "＞" and place.in_word):
        return False
    other = both("＞" if mark == "＜" else "＜")
    near = range(at + 1, at + _ANGLES) if mark == "＜" else range(at - _ANGLES, at)
    return any(
        text[beside] in other and (mark == "＞" or not in_word(text, beside))
        for beside in near
        if 0 <= beside < len(text)
    )


def _is_between_terms(place: Place) -> bool:
    return place.before in _TERMS and place.after in _TERMS and not place.in_word


def _is_tolerance(place: Place) -> bool:
    """误差±5."""
    return (
        place.mark == "±"
        and place.after in DIGITS
        and place.touches_after
        and not begins_word(place.text, place.at - 1)
    )


def _is_hanzi_of_word(place: Place) -> bool:
    return place.in_word and not (_in_formula(place) and _begins_next_word(place))


def _begins_next_word(place: Place) -> bool:
    return begins_word(place.text, place.at + 1)


arithmetic = FirstOf(
    Case(
        "化学名称",
        w.SIGN_IN_CHEMICAL,
        lambda place: place.mark == "－" and joins_chemical(place.text, place.at),
        "在化学名称里，一边是位次：1－苯基－2－丙酮",
    ),
    Case(
        "代替略去的字",
        w.CROSS_LEFT_OUT,
        _is_left_out,
        "叉号代替略去的字：××县、×年×月×日",
    ),
    Case(
        "成对的尖括号",
        w.ANGLE_BRACKET,
        _is_angle_bracket,
        "近处有另一半：《关于修改＜条例＞的决定》",
    ),
    Case(
        "数字之间",
        w.SIGN_BETWEEN_TERMS,
        _is_between_terms,
        "前后是数字、字母或括号：5－8、3×4",
    ),
    Case("正负号", w.PLUS_MINUS_BEFORE_NUMBER, _is_tolerance, "后面是数字：误差±5"),
    Case("是词里的字", None, _is_hanzi_of_word, "与前后的字成词"),
    Case(
        "长乘宽",
        w.CROSS_BETWEEN_LENGTHS,
        lambda place: (
            place.mark == "×" and place.before in _LENGTHS and place.after.isdecimal()
        ),
        "在两个长度之间：3米×4米",
    ),
    Case(
        "斜线",
        w.SLASH,
        lambda place: place.mark == "／",
        "除“辕门”外，“辕”不成词：元／吨",
    ),
    Case("算式", w.SIGN_IN_FORMULA, _in_formula, "近处还有别的运算符：税额＝数量×税率"),
    view=itself,
)

symbol = FirstOf(
    Case("两个相连", w.SYMBOL_DOUBLED, is_doubled, "符号连用：○○县"),
    Case("是词里的字", None, lambda place: place.in_word, "与前后的字成词"),
    Case(
        "年份里的○",
        w.NAUGHT_IN_YEAR,
        lambda place: (
            place.mark == "○"
            and (place.before in _NUMERALS or place.after in _NUMERALS)
        ),
        "前后是汉字数字：一九五○年",
    ),
    Case(
        "行首或句首",
        w.SYMBOL_OPENS,
        lambda place: (
            (place.starts_line or read_as_mark(place.before) in STOPS)
            and is_rare(place.char)
        ),
        "在行首或句读之后，字本身又少见：△",
    ),
    view=itself,
)
