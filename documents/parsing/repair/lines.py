"""Lines as dumped → lines as printed.

After this stage
1. every line is as long as it was, and every character that changed is a hanzi
   of rows 50 to 52 that became its mark by the row rule;
2. every change is recorded as a Repair with its place and what stood there;
3. lines whose own marks are proper (clean text) are untouched;
4. where a line knows which of its characters are garbled, that has decided.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf

from documents.parsing.repair.garbled_lines import (
    JudgedLines,
    judge_lines,
    line_evidence,
    proper_marks,
)
from documents.parsing.repair.glyphs import flatten
from documents.parsing.repair.judging import Judgement, judge
from documents.parsing.text.row_rule import MARK_OF
from documents.parsing.types import Line, Repair, SourceLine


def repair_lines(lines: Sequence[SourceLine]) -> tuple[Line, ...]:
    """Put every garbled mark right; see the module's docstring for what holds after."""
    if all(_is_decided(line) for line in lines):
        return tuple(_repaired(line, {}) for line in lines)
    return judged_text(lines).lines()


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A text whose hanzi and lines have been judged.

    margins: by index of the line, the columns that would be marks → their margins.
    proper, evidence: of each line how many proper marks it holds, and how much its
    hanzi say for garbled (log odds).
    """

    source: Sequence[SourceLine]
    judgement: Judgement
    margins: Mapping[int, Mapping[int, float]]
    proper: Sequence[int]
    evidence: Sequence[float]
    judged: JudgedLines

    def lines(self) -> tuple[Line, ...]:
        """The lines as they were printed."""
        return tuple(self.line(index) for index in range(len(self.source)))

    def line(self, index: int) -> Line:
        garbled = self.judged.garbled[index]
        margin_at = self.margins.get(index, {}) if garbled else {}
        return _repaired(self.source[index], margin_at)


def judged_text(lines: Sequence[SourceLine]) -> JudgedText:
    """Judge each doubtful hanzi, and then of each line whether it is garbled."""
    glyphs = flatten(lines)
    judgement = judge(glyphs)
    margins: dict[int, dict[int, float]] = defaultdict(dict)
    for at, margin in judgement.marks.items():
        index, column = glyphs.line_and_column(at)
        margins[index][column] = margin
    texts = [line.text for line in lines]
    proper, evidence = proper_marks(texts), line_evidence(texts, margins)
    judged = judge_lines(proper, evidence)
    return JudgedText(lines, judgement, dict(margins), proper, evidence, judged)


def confidence(margin: float) -> float:
    """How sure a reading is that beats the next best by the margin (log odds)."""
    return round(1 / (1 + exp(-margin)), 4)


def _repaired(line: SourceLine, margin_at: Mapping[int, float]) -> Line:
    if not margin_at and line.garbled is None:
        return Line(line.number, line.page, line.text, (), line.placing, line.table)
    chars = list(line.text)
    repairs = []
    for column, margin in sorted(_decided(line, margin_at).items()):
        raw = chars[column]
        chars[column] = mark = MARK_OF[raw]
        repairs.append(Repair(line.number, column, raw, mark, confidence(margin)))
    text = "".join(chars)
    mended = tuple(repairs)
    return Line(line.number, line.page, text, mended, line.placing, line.table)


def _is_decided(line: SourceLine) -> bool:
    """Does the line know of each doubtful hanzi whether it is garbled?"""
    if line.garbled is None:
        return False
    return all(
        garbled is not None or char not in MARK_OF
        for char, garbled in zip(line.text, line.garbled, strict=True)
    )


def _decided(line: SourceLine, margin_at: Mapping[int, float]) -> Mapping[int, float]:
    """The margins, where what the line knows is certain: marks, or no marks at all."""
    if line.garbled is None:
        return margin_at
    known = dict(enumerate(line.garbled))
    decided = {at: margin for at, margin in margin_at.items() if known.get(at) is None}
    return decided | {
        at: inf for at, garbled in known.items() if garbled and line.text[at] in MARK_OF
    }
