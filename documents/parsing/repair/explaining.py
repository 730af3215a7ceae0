"""Why a character was read as it was: the readings that were compared, and their factors.

Nothing is judged anew: the same text that was repaired (`JudgedText`) is asked for the
path that won, for the best one that decides the character the other way, and for the
rules that spoke. The factors of the first less those of the second are the margin.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import inf

from documents.parsing.repair import weights as w
from documents.parsing.repair.best_path import Paths
from documents.parsing.repair.garbled_lines import line_margins
from documents.parsing.repair.judging import Decision, Judgement, hanzi_alone
from documents.parsing.repair.lines import JudgedText, confidence
from documents.parsing.repair.rules.table import Factor
from documents.parsing.repair.telling import Reading, Teller
from documents.parsing.text.row_rule import MARK_OF


@dataclass(frozen=True, slots=True)
class ExplainedCharacter:
    """A doubtful hanzi, and what became of it.

    column: from 0. read_as: what the repair put there, the hanzi or its mark.
    reason: what decided, a sentence. chosen, runner_up: the readings that were
    compared; of a hanzi whose line is clean, as if the line were garbled. None where
    nothing was compared. ruled_out: what forbids the mark there.
    margin: log odds, chosen less runner-up; infinite where a font knew.
    """

    column: int
    raw: str
    mark: str
    read_as: str
    reason: str
    margin: float | None = None
    chosen: Reading | None = None
    runner_up: Reading | None = None
    ruled_out: tuple[Factor, ...] = ()

    @property
    def confidence(self) -> float | None:
        """From 0.5 to 1.0, as a repair's."""
        return None if self.margin is None else confidence(self.margin)

    @property
    def readings(self) -> tuple[tuple[str, Reading], ...]:
        """What was compared, the one that won first."""
        compared = ("选定", self.chosen), ("次选", self.runner_up)
        return tuple((name, reading) for name, reading in compared if reading)


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A line, whether it counts as garbled and why, and its doubtful hanzi.

    factors: add up to more than nothing where the line is garbled.
    passed_over: how many hanzi could be marks by the row rule, but were never in doubt.
    """

    number: int
    page: int
    raw: str
    text: str
    garbled: bool
    factors: tuple[Factor, ...]
    characters: tuple[ExplainedCharacter, ...]
    passed_over: int


def explain_line(
    text: JudgedText, number: int, column: int | None = None
) -> ExplainedLine:
    """Explain the line of that number (from 1), and of its doubtful hanzi all that could
    be marks, or only the one in that column (from 0).

    Raises IndexError where the text has no such line.
    """
    if not 1 <= number <= len(text.source):
        raise IndexError(number)
    index = number - 1
    line, repaired = text.source[index], text.line(index)
    explainer = _Explainer(text, index)
    doubtful = [at for at, char in enumerate(line.text) if char in MARK_OF]
    asked = (
        [at for at in doubtful if explainer.was_in_doubt(at)]
        if column is None
        else [at for at in doubtful if at == column]
    )
    return ExplainedLine(
        line.number,
        line.page,
        line.text,
        repaired.text,
        text.judged.garbled[index],
        _line_factors(text, index),
        tuple(explainer.character(at, repaired.text[at]) for at in asked),
        len(doubtful) - len(asked),
    )


def _line_factors(text: JudgedText, index: int) -> tuple[Factor, ...]:
    marks, hanzi = text.proper[index], text.evidence[index]
    margin = line_margins(text.proper, text.evidence, text.judged)[index]
    own = hanzi - text.judged.mark * marks
    return (
        Factor(
            f"像是标点的字 {len(text.margins.get(index, {}))} 处",
            hanzi,
            "这些字读作标点更通顺，每处最多算 12；全文句读多半正常时，数字、字母和符号少算，"
            "几乎都正常时，可能只是一个生词的（尧乡起点）全行最多算 7，多行相同的分摊",
        ),
        Factor(
            f"正常的标点 {marks} 处",
            -text.judged.mark * marks,
            "乱码行里不该有正常的标点；全文里混用得多，则减分少",
        ),
        Factor("前后各行", margin - own, "乱码和正常的行各自成片"),
    )


class _Explainer:
    """What explains the characters of one line."""

    def __init__(self, text: JudgedText, index: int) -> None:
        self.judgement: Judgement = text.judgement
        self.decision: Decision = text.judgement.decision
        self._source = text.source[index]
        self._is_garbled = text.judged.garbled[index]
        glyphs = self.decision.glyphs
        first = glyphs.first[index]
        last = glyphs.first[index + 1 : index + 2] or [len(glyphs.text)]
        self._first, self._columns = first, glyphs.columns[first : last[0]]
        self._teller = Teller(self.decision)

    def _at(self, column: int) -> int:
        return self._first + bisect_left(self._columns, column)

    def was_in_doubt(self, column: int) -> bool:
        """Could it be a mark, by evidence or by its font?"""
        at = self._at(column)
        return (
            at in self.decision.possible
            or at in self.decision.marks
            or at in self.judgement.marks
            or self._known(column) is True
        )

    def _known(self, column: int) -> bool | None:
        known = self._source.garbled
        return None if known is None else known[column]

    def character(self, column: int, read_as: str) -> ExplainedCharacter:
        raw = self._source.text[column]
        mark, at = MARK_OF[raw], self._at(column)
        known = self._known(column)
        if known is not None:
            reason = "PDF 的字体表明这里是" + ("标点" if known else "汉字")
            return ExplainedCharacter(column, raw, mark, read_as, reason, inf)
        if at in self.judgement.beside_page_numbers:
            factor = Factor("页码两边的短横", w.PAGE_NUMBER_DASH, "独占一行：— 12 —")
            reading = Reading(mark, (factor,))
            reason = self._because("独占一行的页码，两边是短横")
            return ExplainedCharacter(
                column, raw, mark, read_as, reason, w.PAGE_NUMBER_DASH, reading
            )
        if at in self.judgement.page_words:
            reason = "独占一行的“第几页”，是汉字"
            return ExplainedCharacter(column, raw, mark, read_as, reason)
        if at in self.decision.plain:
            return self._plain(column, raw, mark, read_as)
        return self._by_path(column, raw, mark, read_as)

    def _because(self, reason: str) -> str:
        return (
            reason if self._is_garbled else f"本行不是乱码行，保留原字；否则：{reason}"
        )

    def _plain(
        self, column: int, raw: str, mark: str, read_as: str
    ) -> ExplainedCharacter:
        at = self._at(column)
        alone = Factor(f"单字“{raw}”", hanzi_alone(raw), "单独成词的可能")
        return ExplainedCharacter(
            column,
            raw,
            mark,
            read_as,
            self._because(
                self._overruled(at, "与前后的字都不成词，不会是姓名，直接判定")
            ),
            self.decision.plain[at],
            Reading(mark, tuple(self._teller.evidence(at))),
            Reading(raw, (alone,)),
        )

    def _overruled(self, at: int, reason: str) -> str:
        if at in self.judgement.as_elsewhere:
            return f"{reason}；但同样的前后文在全文里多半是汉字，一律作汉字"
        return reason

    def _by_path(
        self, column: int, raw: str, mark: str, read_as: str
    ) -> ExplainedCharacter:
        at = self._at(column)
        found = self._paths(at)
        is_mark = at in self.decision.marks
        other = found and found.steps_through(at, as_mark=not is_mark)
        if not found or not other:
            ruled_out = tuple(
                factor for factor in self._teller.evidence(at) if factor.worth is None
            )
            reason = "没有标点的读法"
            return ExplainedCharacter(
                column, raw, mark, read_as, reason, ruled_out=ruled_out
            )
        best = found.best_steps()
        chosen, runner_up = (
            self._teller.reading(best, other),
            self._teller.reading(other, best),
        )
        return ExplainedCharacter(
            column,
            raw,
            mark,
            read_as,
            self._because(self._overruled(at, "比较整句的各种读法，取最通顺的一种")),
            self.decision.marks.get(at, chosen.total - runner_up.total),
            chosen,
            runner_up,
        )

    def _paths(self, at: int) -> Paths | None:
        """The paths of the window that holds the place."""
        windows = self.decision.windows
        nth = bisect_right(windows, (at, len(self.decision.glyphs.text))) - 1
        if nth < 0 or windows[nth][1] <= at:
            return None
        return Paths(self.decision.lattice, *windows[nth])
