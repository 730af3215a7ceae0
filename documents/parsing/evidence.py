"""What speaks for a doubtful hanzi being the mark: how common, and in what company.

All figures are log probabilities, or differences of them, set by hand from how
often a mark stands in official prose and checked on statutes; `score` adds up
what a place says. The neighbours on the path (no comma after a comma) are the
lattice's business.
"""

import re
from collections.abc import Callable

from documents.parsing.glyphs import Glyphs
from documents.parsing.lexicon import lexicon
from documents.parsing.rowrule import HANZI_OF, MARK_OF

OPENING = "“‘（〔《〈【［「『〖"
CLOSING = "”’）〕》〉】］」』〗"
STOPS = "，。、；：？！"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
FULL_DIGITS = "０１２３４５６７８９"

PARTNER = dict(zip(OPENING, CLOSING, strict=True))
PARTNER |= {close: opening for opening, close in PARTNER.items()}

_COMMONNESS = {
    -3.0: "，", -3.2: "、", -3.6: "。", -4.6: "（）", -5.0: "：", -5.2: "；",
    -5.4: "“”", -6.0: "〔〕《》", -8.0: "？！．", -8.5: "·",
    -9.0: "【】‘’…％～" + ROMAN + CIRCLED + FULL_DIGITS,
    -10.0: "－＋／！", -11.0: "〈〉\u3000",
}  # fmt: skip
COMMONNESS: dict[str, float] = {
    mark: figure for figure, marks in _COMMONNESS.items() for mark in marks
}
RARE = -14.0
"""For every other character of rows 1 to 3: next to no gazette prints them."""

_REACH = 400  # a bracket's partner is looked for this far away, in characters
_SEQUENCE_REACH = 3000  # … and the number before a circled one
_UNFIT_AFTER_STOP = "等的"  # no clause opens with these
_NO_PARTNER = -8.0
_YEAR = f"[{FULL_DIGITS}0-9{''.join(HANZI_OF[d] for d in FULL_DIGITS)}]{{4}}"
_NUMBERED = re.compile("[（(渊][一二三四五六七八九十0-9]{1,3}[）)冤]|[0-9]{1,2}[.．援]")
_YEAR_THEN_CLOSE = re.compile(_YEAR + "[〕页]")
_OPEN_THEN_YEAR = re.compile("[〔也]" + _YEAR)


def score(glyphs: Glyphs, at: int, mark: str) -> float:
    """How likely the hanzi at this place is to be `mark`, as a log probability."""
    return (
        COMMONNESS.get(mark, RARE)
        + _line_ends_and_blanks(glyphs, at, mark)
        + sum(rule(glyphs, at, mark) for rule in _RULES_FOR.get(mark, ()))
    )


def _line_ends_and_blanks(glyphs: Glyphs, at: int, mark: str) -> float:
    """No line starts with a closing mark or ends with an opening one; justification
    puts blanks after the ones and before the others, never inside a word."""
    if mark in OPENING:
        figure = -3.0 if glyphs.starts_line[at + 1] else 0.0
        return figure + (1.5 if glyphs.after_blank[at] else 0.0)
    if mark in CLOSING or mark in STOPS:
        figure = -6.0 if glyphs.starts_line[at] else 0.0
        return figure + (1.5 if glyphs.after_blank[at + 1] else 0.0)
    return 0.0


def _stop(glyphs: Glyphs, at: int, mark: str) -> float:
    following = glyphs.text[at + 1 : at + 2]
    figure = -6.0 if following and following in _UNFIT_AFTER_STOP else 0.0
    return figure - (12.0 if _follows_number(glyphs, at) else 0.0)


def _follows_number(glyphs: Glyphs, at: int) -> bool:
    """Is all that stands before it on the line a clause's number, （二） or 1.?"""
    for start in range(max(0, at - 6), at):
        if glyphs.starts_line[start]:
            return bool(_NUMBERED.fullmatch(glyphs.text, start, at))
    return False


def _colon(glyphs: Glyphs, at: int, mark: str) -> float:
    """A colon mostly ends its line, or leads on to a number or a quotation."""
    following = glyphs.text[at + 1 : at + 2]
    if glyphs.starts_line[at + 1]:
        return 5.0
    if MARK_OF.get(following, following) in OPENING:
        return 1.5
    if following.isdigit() or following in "一①":
        return 0.0
    in_word = lexicon().is_word(glyphs.text[at - 1 : at] + HANZI_OF[mark])
    return -4.0 if in_word else -1.0


def _pair(glyphs: Glyphs, at: int, mark: str) -> float:
    """The partner that closes (or opens) this one, pairs between them aside. Quotes
    don't nest in themselves; titles hold no full stop."""
    text, step = glyphs.text, 1 if mark in OPENING else -1
    same, other = _both(mark), (*_both(PARTNER[mark]), _NARROW.get(PARTNER[mark], ""))
    depth, sentences = 1, 0
    for place in range(at + step, _bound(text, at, step), step):
        char = text[place]
        if char in other:
            depth -= 1
            if not depth:
                return -3.0 * min(sentences, 2) if sentences and mark in "《》" else 3.0
        elif char in same and not _in_word(text, place):
            if mark in "“”":
                return _NO_PARTNER
            depth += 1
        elif char in _FULL_STOP:
            sentences += 1
    return _NO_PARTNER


_NARROW = {"（": "(", "）": ")"}  # some pairs are half clean


def _both(mark: str) -> tuple[str, str]:
    return mark, HANZI_OF[mark]


_FULL_STOP = _both("。")


def _bound(text: str, at: int, step: int) -> int:
    return min(len(text), at + _REACH) if step > 0 else max(-1, at - _REACH)


def _in_word(text: str, at: int) -> bool:
    is_word = lexicon().is_word
    return is_word(text[at - 1 : at + 1]) or is_word(text[at : at + 2])


def _first(text: str, mark: str) -> int:
    """Where the mark, or the hanzi it would show as, stands first; -1 if nowhere."""
    found = [text.find(mark), text.find(HANZI_OF[mark])]
    return min((place for place in found if place >= 0), default=-1)


def _year_bracket(glyphs: Glyphs, at: int, mark: str) -> float:
    """〔2020〕 is a document number's year, whatever else."""
    text = glyphs.text
    if mark == "〔":
        return 8.0 if _YEAR_THEN_CLOSE.match(text, at + 1) else 0.0
    return 8.0 if at >= 5 and _OPEN_THEN_YEAR.fullmatch(text, at - 5, at) else 0.0


def _point(glyphs: Glyphs, at: int, mark: str) -> float:
    """．follows a digit; best the digits that open a line: 1．"""
    if not at or not glyphs.text[at - 1].isdigit():
        return -10.0
    opens = glyphs.starts_line[at - 1] or (at > 1 and glyphs.starts_line[at - 2])
    return 7.0 if opens else 0.0


def _roman(glyphs: Glyphs, at: int, mark: str) -> float:
    """Ⅰ级, Ⅱ类, Ⅲ型, Ⅳ期; or Ⅰ、Ⅱ级."""
    following = glyphs.text[at + 1 : at + 3]
    if following[:1] and following[0] in "级类型期档":
        return 6.0
    listed = len(following) == 2 and following[0] in "尧、"
    if listed and MARK_OF.get(following[1], following[1]) in _higher(mark):
        return 6.0
    return -7.0


def _higher(roman: str) -> str:
    return ROMAN[ROMAN.index(roman) + 1 :]


def _circled(glyphs: Glyphs, at: int, mark: str) -> float:
    """① to ⑩ open a paragraph, or follow a stop, and count up."""
    text, rank = glyphs.text, CIRCLED.index(mark)
    if rank:
        figure = 2.0 if _counts_on(glyphs, at, rank) else -6.0
    else:
        after = text[at + 1 : at + _SEQUENCE_REACH]
        figure = 3.0 if _first(after, CIRCLED[1]) >= 0 else -6.0
    if text[at + 1 : at + 2].isdigit():
        return figure - 6.0
    if _opens_clause(glyphs, at):
        return figure + (7.0 if glyphs.starts_line[at] else 1.0)
    return figure - 6.0


def _opens_clause(glyphs: Glyphs, at: int) -> bool:
    previous = glyphs.text[at - 1 : at]
    return glyphs.starts_line[at] or MARK_OF.get(previous, previous) in "：；。"


def _counts_on(glyphs: Glyphs, at: int, rank: int) -> bool:
    """Do all circled numbers before this one open something nearby, in order?"""
    place = max(0, at - _SEQUENCE_REACH)
    for number in CIRCLED[:rank]:
        same = (number, HANZI_OF[number])
        while place < at:
            place += 1
            if glyphs.text[place - 1] in same and _opens_clause(glyphs, place - 1):
                break
        else:
            return False
    return True


def _is_digit(char: str) -> bool:
    return char.isdigit() or (bool(char) and MARK_OF.get(char, " ") in FULL_DIGITS)


def _digit(glyphs: Glyphs, at: int, mark: str) -> float:
    """After a digit, or before one that is garbled too: 圆园20年."""
    text = glyphs.text
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    figure = 4.0 * _is_digit(before) + 4.0 * (_is_digit(after) and not after.isdigit())
    if after.isdigit() and MARK_OF.get(before, before) in OPENING:
        figure += 4.0
    return figure or -2.0


def _after_digit(glyphs: Glyphs, at: int, mark: str) -> float:
    return 7.0 if _is_digit(glyphs.text[at - 1 : at]) else 0.0


def _between_digits(glyphs: Glyphs, at: int, mark: str) -> float:
    text = glyphs.text
    both = _is_digit(text[at - 1 : at]) and _is_digit(text[at + 1 : at + 2])
    return 7.0 if both else 0.0


def _between_hanzi(glyphs: Glyphs, at: int, mark: str) -> float:
    """诗画·百碗: a point in the middle joins two names."""
    beside = glyphs.text[at - 1 : at], glyphs.text[at + 1 : at + 2]
    marks = OPENING + CLOSING + STOPS
    return -6.0 if any(MARK_OF.get(char, char) in marks for char in beside) else 0.0


def _wide_blank(glyphs: Glyphs, at: int, mark: str) -> float:
    """第一章　总　则, 第一条　…."""
    text = glyphs.text
    if text[at - 1 : at] in {"章", "节", "条"}:
        return 7.0
    return _doubled(glyphs, at, mark)


def _doubled(glyphs: Glyphs, at: int, mark: str) -> float:
    """…… comes in twos."""
    same = {mark, HANZI_OF[mark]}
    text = glyphs.text
    return 5.0 if text[at - 1 : at] in same or text[at + 1 : at + 2] in same else 0.0


Rule = Callable[[Glyphs, int, str], float]
_MARKS_OF_RULE: tuple[tuple[str, Rule], ...] = (
    (STOPS, _stop),
    ("：", _colon),
    (OPENING + CLOSING, _pair),
    ("〔〕", _year_bracket),
    ("．", _point),
    (ROMAN, _roman),
    (CIRCLED, _circled),
    (FULL_DIGITS, _digit),
    ("％‰℃°", _after_digit),
    ("－～／", _between_digits),
    ("…", _doubled),
    ("\u3000", _wide_blank),
    ("·", _between_hanzi),
)
_RULES_FOR: dict[str, tuple[Rule, ...]] = {
    mark: tuple(rule for marks, rule in _MARKS_OF_RULE if mark in marks)
    for marks, _ in _MARKS_OF_RULE
    for mark in marks
}
