"""What speaks for a doubtful hanzi being the mark: how common, and in what company.

All figures are log probabilities, or differences of them, set by hand from how
often a mark stands in official prose and checked on statutes. A rule returns
None where its mark can't stand at all. The neighbours on the path (no comma after
a comma) are the lattice's business.
"""

import re
from collections.abc import Callable

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import (
    CLOSING,
    COMMONNESS,
    FULL_DIGITS,
    FULL_LETTERS,
    OPENING,
    PARTNER,
    ROMAN,
    SERIES,
    STOPS,
    both,
    read_as_mark,
)
from documents.parsing.repair.names import SURNAMES
from documents.parsing.repair.rules.brackets import closes_above, pair, strict_pair
from documents.parsing.repair.rules.digits_letters import (
    DIGITS,
    arithmetic,
    before_digit,
    counted,
    digit,
    doubled,
    letter,
    roman,
    symbol,
    unit,
)
from documents.parsing.repair.rules.enumerators import counting_places
from documents.parsing.text.dictionary import in_word, lexicon
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_SOON = 24  # characters that most quotations hold
_CLOSED = both("”")
_ENDS = "。；"  # paragraphs
_UNFIT_AFTER_STOP = "等的"  # no clause opens with these
_UNHEARD_OF, _COMMON_WORD = -15.0, 7.0  # log probability of a word; what it can weigh
_YEAR = f"[{FULL_DIGITS}0-9{''.join(HANZI_OF[d] for d in FULL_DIGITS)}]{{4}}"
_NUMBERED = re.compile("[（(渊][一二三四五六七八九十0-9]{1,3}[）)冤]|[0-9]{1,2}[.．援]")
_YEAR_THEN_CLOSE = re.compile(_YEAR + "[〕页]")
_OPEN_THEN_YEAR = re.compile("[〔也]" + _YEAR)
_COLON = both("：")

Rule = Callable[[Glyphs, int, str], float | None]


def readings(glyphs: Glyphs) -> dict[int, float]:
    """Every place where a hanzi may be its mark, and how likely that is there."""
    counting: dict[int, bool] = {}
    for series in SERIES:
        counting |= counting_places(glyphs, series)
    found = {}
    for doubtful in _DOUBTFUL.finditer(glyphs.text):
        at, char = doubtful.start(), doubtful[0]
        mark = MARK_OF[char]
        if mark in _COUNTED:
            figure = counted(glyphs, at, mark, counting.get(at))
        else:
            figure = _score(glyphs, at, mark, _RULES_OF[char])
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
    figure = -2.5 if glyphs.starts_line[at + 1] else 0.0
    if mark == "“" and glyphs.text[at - 1 : at] in _COLON:
        figure += 4.0
    if _begins_word(glyphs.text, at) and not _closes_soon(glyphs.text, at, mark):
        figure -= 3.5  # 野外
    return figure + (1.5 if glyphs.after_blank[at] else 0.0)


def _begins_word(text: str, at: int) -> bool:
    return lexicon().figure(text[at : at + 2]) is not None


def _closes_soon(text: str, at: int, mark: str) -> bool:
    return not both(PARTNER[mark]).isdisjoint(text[at + 2 : at + _SOON])


def _closing(glyphs: Glyphs, at: int, mark: str) -> float:
    """No line of columns starts with a closing mark; justification puts blanks behind,
    not before. A headline is broken by hand, anywhere."""
    figure = _AT_START if glyphs.starts_line[at] else 0.0
    if figure and mark in _BROKEN_OFF and closes_above(glyphs, at, mark):
        figure = _AT_START_OF_HEADLINE
    figure -= 5.0 if glyphs.after_blank[at] else 0.0
    return figure + (1.5 if glyphs.after_blank[at + 1] else 0.0)


_AT_START, _AT_START_OF_HEADLINE = -12.0, -3.0
_BROKEN_OFF = "”’）》〉】"


def _stop(glyphs: Glyphs, at: int, mark: str) -> float:
    following = glyphs.text[at + 1 : at + 2]
    figure = -6.0 if following and following in _UNFIT_AFTER_STOP else 0.0
    if mark in _ENDS and glyphs.starts_line[at + 1]:
        figure += 1.5
    if mark == "！" and not glyphs.starts_line[at + 1] and following not in _CLOSED:
        figure -= 5.0
    return figure - (12.0 if _follows_number(glyphs, at) else 0.0)


def _follows_number(glyphs: Glyphs, at: int) -> bool:
    """Is all that stands before it on the line a clause's number, （二） or 1.?"""
    for start in range(at - 1, max(-1, at - 7), -1):
        if glyphs.starts_line[start]:
            return bool(_NUMBERED.fullmatch(glyphs.text, start, at))
    return False


def _colon(glyphs: Glyphs, at: int, mark: str) -> float:
    """A colon mostly ends its line, or leads on to a number or a quotation."""
    following = glyphs.text[at + 1 : at + 2]
    if glyphs.starts_line[at + 1] and not _labels_one_hanzi(glyphs, at):
        if _goes_on_overleaf(glyphs, at):
            return -8.0
        leads = not following or read_as_mark(following) in _LED_TO
        if leads:
            return 5.0
        return -1.0 if _ends_word(glyphs.text, at) else 3.5
    if glyphs.text[at - 1 : at] in _BEFORE_COURT:
        return -8.0
    if read_as_mark(following) in OPENING + "”":
        return -1.0 if following in SURNAMES else 1.5
    if following.isdecimal() or following in "一①":
        return 0.0
    if _labels_one_hanzi(glyphs, at):
        return -8.0
    if glyphs.text.endswith(_LEADING_ON, max(0, at - 2), at):
        return -1.0
    word = lexicon().cost.get(glyphs.text[at - 1 : at + 1]) or _UNHEARD_OF
    figure = -1.0 - max(0.0, min(_COMMON_WORD, word - _UNHEARD_OF))
    return figure if _is_label(glyphs, at) else figure - 2.0


def _goes_on_overleaf(glyphs: Glyphs, at: int) -> bool:
    """科研院 over a page's number, 所 overleaf: is it the beginning of a word?"""
    foot, text = _PAGE_FOOT.match(glyphs.text, at + 1), glyphs.text
    if not foot or not glyphs.starts_line[foot.end()]:
        return False
    cost = lexicon().cost
    return any(text[max(0, at - size) : at + 1] in cost for size in (2, 3))


_PAGE_FOOT = re.compile("[—要·窑-]?[0-9]{1,3}[—要·窑-]?")


def _ends_word(text: str, at: int) -> bool:
    figure = lexicon().figure
    return any(figure(text[at - size : at + 1]) is not None for size in (1, 2, 3))


def _labels_one_hanzi(glyphs: Glyphs, at: int) -> bool:
    """、赵院生, 对赵院生: nothing is called by one hanzi, save 附：, 注： and the like."""
    before = glyphs.text[max(0, at - 2) : at - 1]
    mark = read_as_mark(before)
    called = glyphs.text[at - 1 : at]
    alone = (
        mark in _BEFORE_ONE and (before not in SURNAMES or called in SURNAMES)
    ) or (glyphs.starts_line[at - 1] and mark in STOPS)
    return alone and called not in _CALLED_BY_ONE


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


_LED_TO = frozenset("（(《“一①⑴⒈㈠—1１第")
_BEFORE_COURT = frozenset("你贵我该本各两")
_BEFORE_ONE = frozenset("，、对和与")
_CALLED_BY_ONE = frozenset("附注答问例即如是曰送报发") | both(FULL_LETTERS)
_LABEL = 16  # characters
_LEADING_ON = ("如下", "包括", "例如", "是", "为", "如", "即")
_BEFORE_LABEL = both("。；）”．〔") | {"."}
_COMMA = both("，")


def _year_bracket(glyphs: Glyphs, at: int, mark: str) -> float:
    """〔2020〕 is a document number's year, whatever else."""
    text = glyphs.text
    if mark == "〔":
        return 8.0 if _YEAR_THEN_CLOSE.match(text, at + 1) else -2.0
    return 8.0 if at >= 5 and _OPEN_THEN_YEAR.fullmatch(text, at - 5, at) else -2.0


def _point(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """．follows a digit; best the digits that open a line: 1．; or stands in ｇｏｖ．ｃｎ."""
    text = glyphs.text
    before = text[at - 1 : at]
    if before in _LETTERS and text[at + 1 : at + 2] in _LETTERS:
        return 3.0
    if before in _ROMAN and glyphs.starts_line[at - 1]:
        return 7.0
    if not at or before not in DIGITS:
        return None
    first = at - 1
    while first and text[first - 1] in DIGITS:
        first -= 1
    if glyphs.starts_line[first] or read_as_mark(text[first - 1 : first]) in "：。":
        return 7.0
    return -4.0 if text[first - 1 : first] == "第" else 2.0


_LETTERS = both(FULL_LETTERS)
_ROMAN = both(ROMAN)


def _between_names(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """诗画·百碗: a point in the middle joins two names."""
    beside = glyphs.text[at - 1 : at], glyphs.text[at + 1 : at + 2]
    marks = OPENING + CLOSING + STOPS
    return None if any(read_as_mark(char) in marks for char in beside) else 0.0


def _wide_blank(glyphs: Glyphs, at: int, mark: str) -> float | None:
    """第一章　总　则, 第一条　…: apart from words, or in twos."""
    in_twos = doubled(glyphs, at, mark)
    if glyphs.text[at - 1 : at] in _HEADS or _follows_number(glyphs, at):
        return 7.0
    if in_twos is not None:
        return in_twos
    if glyphs.text[max(0, at - 2) : at - 1] in _WIDE_BLANK and not in_word(
        glyphs.text, at
    ):
        return 3.0
    if in_word(glyphs.text, at):
        return None
    before, after = glyphs.text[at - 1 : at], glyphs.text[at + 1 : at + 2]
    if before.isdecimal() or lexicon().is_word(before + after):  # 总　则
        return 3.0
    if glyphs.starts_line[at + 1] or _has_other_blank(glyphs.text, at):
        return 0.0
    return -2.0


def _has_other_blank(text: str, at: int) -> bool:
    """总则　分则　附则: a second one near."""
    return any(
        text[place] in _WIDE_BLANK and place != at and not in_word(text, place)
        for place in range(max(0, at - 5), min(len(text), at + 6))
    )


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
    (ROMAN, (roman,)),
    ("".join(SERIES), ()),
    (FULL_DIGITS, (digit,)),
    (FULL_LETTERS, (letter,)),
    ("％‰℃°′″", (unit,)),
    ("￥＄№§≥≤", (before_digit,)),
    ("－～／＋×＝÷±∶＜＞", (arithmetic,)),
    ("…", (doubled,)),
    ("☆★○●◎◇◆□■△▲※→", (symbol,)),
    ("\u3000", (_wide_blank,)),
    ("·", (_between_names,)),
)
_RULES_OF = {HANZI_OF[mark]: rules for marks, rules in _RULES for mark in marks}
_COUNTED = frozenset("".join(SERIES))
_DOUBTFUL = re.compile(f"[{''.join(_RULES_OF)}]")
