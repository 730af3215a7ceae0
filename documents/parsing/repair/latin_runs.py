"""Runs of full-width letters and digits: ＧＤＰ, ５Ｇ, ｋｇ, １２０.

Their hanzi (郧 阅 孕, 缘 郧, 噪 早) don't stand beside each other in prose, save where
words meet (人员 园区), so a run of them is a reading of its own in the lattice.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from documents.parsing.repair import weights as w
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import FULL_DIGITS, FULL_LETTERS, GRADED, both
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

LatinRuns = Mapping[int, Sequence[tuple[int, float]]]
"""Where a run may begin → where it may end, and how likely that is."""

_DIGITS = "".join(HANZI_OF[digit] for digit in FULL_DIGITS)
_LETTERS = "".join(HANZI_OF[letter] for letter in FULL_LETTERS)
_MONTH = HANZI_OF["Ｂ"]  # 月
_RUN = re.compile(
    f"(?:(?<![{_DIGITS}0-9]){_MONTH}|[{_DIGITS}{_LETTERS.replace(_MONTH, '')}]){{2,}}"
)
_WORDLIKE = ("Aa", "aA")
_LONGEST = 24  # characters
_AFTER_NUMBER = frozenset("年月日号条项个人元吨米万亿%") | both("％‰℃．（）")


def latin_runs(glyphs: Glyphs) -> LatinRuns:
    runs, text = {}, glyphs.text
    for found in _RUN.finditer(text):
        start, stop = found.span()
        for at in range(start, stop - 1):
            runs[at] = [
                (end, _likely(glyphs, at, end))
                for end in range(at + 2, min(stop, at + _LONGEST) + 1)
            ]
    return runs


def _likely(glyphs: Glyphs, at: int, end: int) -> float:
    text = glyphs.text
    marks = [MARK_OF[char] for char in text[at:end]]
    kinds = [_kind(mark) for mark in marks]
    figure = w.NUMBER_BEGINS if kinds[0] == kinds[1] == "0" else w.LETTERS_BEGIN
    if text[at - 1 : at].isdecimal() and not glyphs.stands_apart(at):
        figure += w.RUN_AFTER_DIGIT
    if any(glyphs.starts_line[at + 1 : end]):
        figure += w.RUN_BROKEN
    if kinds[-1] == "A" and text[end : end + 1] in GRADED:
        figure += w.RUN_BEFORE_GRADE
    if marks[0] == "０" and len(marks) < 4:
        figure += w.RUN_LEADING_NAUGHT
    if lexicon().is_word(text[at:end]) and text[end : end + 1] not in _AFTER_NUMBER:
        figure += w.RUN_IS_WORD
    changes = sum(
        w.CASE_CHANGES if a + b in _WORDLIKE else w.KIND_CHANGES
        for a, b in pairwise(kinds)
        if a != b
    )
    each = sum(w.EACH_DIGIT if kind == "0" else w.EACH_LETTER for kind in kinds)
    return figure + changes + each


def _kind(mark: str) -> str:
    return "0" if mark in FULL_DIGITS else "A" if mark < "ａ" else "a"
