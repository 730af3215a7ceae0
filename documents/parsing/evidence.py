"""What speaks for a doubtful hanzi being the mark: how common, and in what company.

All figures are log probabilities, or differences of them, set by hand from how
often a mark stands in official prose and checked on statutes. A rule returns
None where its mark can't stand at all. The neighbours on the path (no comma after
a comma) are the lattice's business.
"""

import re
from collections.abc import Callable

from documents.parsing.glyphs import Glyphs
from documents.parsing.lexicon import in_word, lexicon
from documents.parsing.marks import (
    CLOSING,
    COMMONNESS,
    FULL_DIGITS,
    FULL_LETTERS,
    OPENING,
    ROMAN,
    SERIES,
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.pairs import pair, strict_pair
from documents.parsing.rowrule import HANZI_OF, MARK_OF
from documents.parsing.sequences import counting_places

_UNFIT_AFTER_STOP = "等的"  # no clause opens with these
_UNHEARD_OF, _COMMON_WORD = -15.0, 7.0  # log probability of a word; what it can weigh
_RARE_HANZI = -10.5
_FORMULA = 30  # characters around a sign of arithmetic in which others stand
_YEAR = f"[{FULL_DIGITS}0-9{''.join(HANZI_OF[d] for d in FULL_DIGITS)}]{{4}}"
_NUMBERED = re.compile("[（(渊][一二三四五六七八九十0-9]{1,3}[）)冤]|[0-9]{1,2}[.．援]")
_YEAR_THEN_CLOSE = re.compile(_YEAR + "[〕页]")
_OPEN_THEN_YEAR = re.compile("[〔也]" + _YEAR)
_COLON = both("：")
_GRADED = "级类型期档度"  # Ⅰ级, Ａ级, Ⅱ度
_DIGITS = both(FULL_DIGITS) | set("0123456789")

Rule = Callable[[Glyphs, int, str], float | None]


def readings(glyphs: Glyphs) -> dict[int, float]:
    """Every place where a hanzi may be its mark, and how likely that is there."""
    counting: dict[int, bool] = {}
    for series in SERIES:
        counting |= counting_places(glyphs, series)
    found = {}
    for at, char in enumerate(glyphs.text):
        rules = _RULES_OF.get(char)
        if rules is None:
            continue
        mark = MARK_OF[char]
        if mark in _COUNTED:
            figure = _counted(glyphs, at, mark, counting.get(at))
        else:
            figure = _score(glyphs, at, mark, rules)
        if figure is not None:
            found[at] = figure
    return found


def _score(glyphs: Glyphs, at: int, mark: str, rules: tuple[Rule, ...]) -> float | None:
    total = COMMONNESS[mark]
    for rule in rules:
        figure = rule(glyphs, at, mark)
        if figure is None:
            return None
        total += figure
    return total


def _opening(glyphs: Glyphs, at: int, mark: str) -> float:
    """No line ends with an opening mark; justification puts blanks before it; a colon
    leads on to one."""
    figure = -3.0 if glyphs.starts_line[at + 1] else 0.0
    if mark == "“" and glyphs.text[at - 1 : at] in _COLON:
        figure += 4.0
    return figure + (1.5 if glyphs.after_blank[at] else 0.0)


def _closing(glyphs: Glyphs, at: int, mark: str) -> float:
    """No line starts with a closing mark; justification puts blanks after it."""
    figure = -12.0 if glyphs.starts_line[at] else 0.0
    return figure + (1.5 if glyphs.after_blank[at + 1] else 0.0)


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
    if read_as_mark(following) in OPENING + "”":
        return 1.5
    if following.isdecimal() or following in "一①":
        return 0.0
    if _labels_one_hanzi(glyphs, at):
        return -8.0
    if glyphs.text.endswith(_LEADING_ON, max(0, at - 2), at):
        return -1.0
    word = lexicon().cost.get(glyphs.text[at - 1 : at + 1]) or _UNHEARD_OF
    figure = -1.0 - max(0.0, min(_COMMON_WORD, word - _UNHEARD_OF))
    if _is_label(glyphs, at):
        return figure
    text = glyphs.text
    around = (text[max(0, at - 2) : at + 1], text[at : at + 3])
    return figure - (4.0 if max(map(text.count, around)) >= _OFTEN else 2.0)


def _labels_one_hanzi(glyphs: Glyphs, at: int) -> bool:
    """、赵院生, 对赵院生: nothing is called by one hanzi, save 附：, 注： and the like."""
    before = read_as_mark(glyphs.text[max(0, at - 2) : at - 1])
    alone = before in _BEFORE_ONE or (glyphs.starts_line[at - 1] and before in STOPS)
    return alone and glyphs.text[at - 1 : at] not in _CALLED_BY_ONE


def _is_label(glyphs: Glyphs, at: int) -> bool:
    """Is it a short run from a line's start or a stop, as in 联系电话：…?"""
    for place in range(at - 1, max(-1, at - _LABEL), -1):
        if glyphs.starts_line[place]:
            return True
        if glyphs.text[place] in _BEFORE_LABEL:
            return True
        if glyphs.text[place] in _COMMA:
            return False
    return False


_BEFORE_ONE = frozenset("，、对和与")
_CALLED_BY_ONE = frozenset("附注答问例即如是")
_LABEL = 16  # characters
_OFTEN = 4  # 仲裁院, 院前急救 again and again are words that the dictionary lacks
_LEADING_ON = ("如下", "包括", "例如", "是", "为", "如", "即")
_BEFORE_LABEL = both("。；）”．〔") | {"."}
_COMMA = both("，")


def _year_bracket(glyphs: Glyphs, at: int, mark: str) -> float:
    """〔2020〕 is a document number's year, whatever else."""
    text = glyphs.text
    if mark == "〔":
        return 8.0 if _YEAR_THEN_CLOSE.match(text, at + 1) else 0.0
    return 8.0 if at >= 5 and _OPEN_THEN_YEAR.fullmatch(text, at - 5, at) else 0.0


def _point(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """．follows a digit; best the digits that open a line: 1．"""
    if not at or glyphs.text[at - 1] not in _DIGITS:
        return None
    opens = glyphs.starts_line[at - 1] or (at > 1 and glyphs.starts_line[at - 2])
    return 7.0 if opens else 0.0


def _roman(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """Ⅰ级, Ⅱ类, Ⅲ型, Ⅳ期; or Ⅰ、Ⅱ级."""
    following = glyphs.text[at + 1 : at + 3]
    if following[:1] and following[0] in _GRADED:
        return 6.0
    listed = len(following) == 2 and following[0] in "尧、"
    return 6.0 if listed and read_as_mark(following[1]) in _higher(mark) else None


def _higher(roman: str) -> str:
    return ROMAN[ROMAN.index(roman) + 1 :]


def _counted(glyphs: Glyphs, at: int, mark: str, in_run: bool | None) -> float | None:
    """① opens a paragraph, or follows a stop; that it counts on is the evidence."""
    text = glyphs.text
    if in_run is None:
        return None
    if not in_run and (in_word(text, at) or "同志" in text[at : at + 6]):
        return None
    figure = COMMONNESS[mark]
    if text[at + 1 : at + 2].isdecimal():
        return figure - 6.0
    if not in_run:
        return figure + 5.0
    return figure + (9.0 if glyphs.starts_line[at] else 4.5)


def _digit(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """After a digit, or before one that is garbled too: 圆园20年."""
    text = glyphs.text
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before in _DATE_PARTS and after in _DATE_PARTS:
        return 6.0
    if _measures(glyphs, at) or (after in _COUNTED_IN and _is_rare(text[at])):
        return 6.0
    if not before.isdecimal() and not after.isdecimal() and in_word(text, at):
        return None  # 幼儿园园长
    garbled_after = after in _DIGITS and not after.isdecimal()
    figure = 4.0 * (before in _DIGITS) + 4.0 * garbled_after
    if after.isdecimal() and read_as_mark(before) in OPENING:
        figure += 4.0
    if after in _UPPER and _is_rare(after):
        figure += 4.0  # ５Ｇ
    return figure or None


_DATE_PARTS = frozenset("年月日")
_COUNTED_IN = frozenset("日年月倍个名人次条项万亿元吨米家件")


def _measures(glyphs: Glyphs, at: int) -> bool:
    """２０％, ５‰: digits up to a unit; １．: one that opens a line, up to its point."""
    text, end = glyphs.text, at + 1
    while end < len(text) and text[end] in _DIGITS:
        end += 1
    if text[end : end + 1] in _UNITS:
        return True
    return glyphs.starts_line[at] and text[end : end + 1] in _POINT


_UNITS = both("％‰℃") | {"%"}
_POINT = both("．")


def _letter(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """ＧＤＰ, ｋｍ２, ５Ｇ, Ａ级: a run of one case whose hanzi mostly don't stand alone."""
    text = glyphs.text
    if in_word(text, at):
        return None
    case = _UPPER if text[at] in _UPPER else _LOWER
    start, end = at, at + 1
    while start and text[start - 1] in case:
        start -= 1
    while end < len(text) and text[end] in case:
        end += 1
    run = text[start:end]
    if sum(map(_is_rare, run)) * 2 <= len(run):
        return None
    graded = text[end : end + 1] in _GRADES and case is _UPPER
    if len(run) == 1 and not (graded or text[start - 1 : start] in _DIGITS):
        return None
    return 1.5 * len(run)


_UPPER = frozenset(HANZI_OF[letter] for letter in FULL_LETTERS[:26])
_LOWER = frozenset(HANZI_OF[letter] for letter in FULL_LETTERS[26:])
_GRADES = frozenset(_GRADED)


def _is_rare(char: str) -> bool:
    return (lexicon().cost.get(char) or _UNHEARD_OF) < _RARE_HANZI


def _after_digit(glyphs: Glyphs, at: int, mark: str) -> float | None:
    return 7.0 if glyphs.text[at - 1 : at] in _DIGITS else None


def _before_digit(glyphs: Glyphs, at: int, mark: str) -> float | None:
    return 4.0 if glyphs.text[at + 1 : at + 2].isdecimal() else None


def _arithmetic(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """5－8, 3×4; 税额＝数量×税率: between digits or brackets, or in a formula. ×× stands
    for what is left out."""
    text = glyphs.text
    if mark == "×" and _doubled(glyphs, at, mark):
        return 7.0
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before in _TERMS and after in _TERMS:
        return 7.0
    if in_word(text, at):
        return None
    if mark == "×" and before in _LENGTHS and after.isdecimal():
        return 7.0
    around = range(max(0, at - _FORMULA), min(len(text), at + _FORMULA))
    signs = {text[p] for p in around if text[p] in _SIGNS and not in_word(text, p)}
    return 6.0 if len(signs) > 1 else None


_TERMS = frozenset("0123456789()（）%％") | set(FULL_DIGITS)
_LENGTHS = frozenset("米m")
_SIGNS = both("＝＋×÷≥≤") | {"="}


def _doubled(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """…… comes in twos."""
    same, text = both(mark), glyphs.text
    return 5.0 if text[at - 1 : at] in same or text[at + 1 : at + 2] in same else None


def _between_names(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """诗画·百碗: a point in the middle joins two names."""
    beside = glyphs.text[at - 1 : at], glyphs.text[at + 1 : at + 2]
    marks = OPENING + CLOSING + STOPS
    return None if any(read_as_mark(char) in marks for char in beside) else 0.0


def _wide_blank(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """第一章　总　则, 第一条　…: apart from words, or in twos."""
    doubled = _doubled(glyphs, at, mark)
    if glyphs.text[at - 1 : at] in _HEADS:
        return 7.0
    if doubled is not None:
        return doubled
    if glyphs.text[max(0, at - 2) : at - 1] in _WIDE_BLANK:
        return 3.0
    before, after = glyphs.text[at - 1 : at], glyphs.text[at + 1 : at + 2]
    if before.isdecimal() or lexicon().is_word(before + after):  # 总　则
        return 3.0
    if in_word(glyphs.text, at):
        return None
    return 0.0 if glyphs.starts_line[at + 1] else -4.0


_HEADS = frozenset("章节条")
_WIDE_BLANK = both("\u3000")


_RULES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("，。、；？！", (_closing, _stop)),
    ("：", (_closing, _stop, _colon)),
    ("“‘（《【", (_opening, pair)),
    ("”’）》】", (_closing, pair)),
    ("〔", (_opening, pair, _year_bracket)),
    ("〕", (_closing, pair, _year_bracket)),
    ("〈「『［〖", (_opening, strict_pair)),
    ("〉」』］〗", (_closing, strict_pair)),
    ("．", (_point,)),
    (ROMAN, (_roman,)),
    ("".join(SERIES), ()),
    (FULL_DIGITS, (_digit,)),
    (FULL_LETTERS, (_letter,)),
    ("％‰℃°′″", (_after_digit,)),
    ("￥＄№§≥≤", (_before_digit,)),
    ("－～／＋×＝÷±∶", (_arithmetic,)),
    ("…", (_doubled,)),
    ("\u3000", (_wide_blank,)),
    ("·", (_between_names,)),
)
_RULES_OF = {HANZI_OF[mark]: rules for marks, rules in _RULES for mark in marks}
_COUNTED = frozenset("".join(SERIES))
