"""Readings as a person is told them: the words of a path, and a factor for each reason.

The factors of a path's step add up to what it is worth to the path.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.repair.best_path import Step
from documents.parsing.repair.judging import Decision
from documents.parsing.repair.lattice import CELL, KIND_OF_MARK, KINDS, NAME
from documents.parsing.repair.names import told_name
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.evidence import counting, evidence
from documents.parsing.repair.rules.table import Factor, told
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_KIND_TOLD = dict(
    zip(
        KINDS,
        (
            "普通词语", "句读", "前括号", "后括号", "姓名", "“对”“和”等词", "职务",
            "姓名后的句读", "单占一格的姓名",
        ),
        strict=True,
    )
)  # fmt: skip
_APART = "｜"
_DASH = MARK_OF[HANZI_OF["—"]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to read a few characters: its words apart by ｜, and what speaks for it."""

    words: str
    factors: tuple[Factor, ...]

    @property
    def total(self) -> float:
        """Log odds."""
        return sum(factor.worth or 0.0 for factor in self.factors)

    @property
    def told(self) -> str:
        return told(self.total)


class Teller:
    """What tells of the readings of one text."""

    def __init__(self, decision: Decision) -> None:
        self._decision = decision
        self._counts = counting(decision.glyphs)

    def evidence(self, at: int) -> list[Factor]:
        """What the rules say of the place."""
        return evidence(Place(self._decision.glyphs, at, self._counts.get(at)))

    def reading(self, steps: Sequence[Step], others: Sequence[Step]) -> Reading:
        """What only the first steps hold; the words between are shown, too."""
        here, there = ({_worth(step) for step in path} for path in (steps, others))
        start = min(step[0] for step in here ^ there)
        end = max(step[1] for step in here ^ there)
        words = [self._word(step) for step in steps if start <= step.start < end]
        factors = [
            factor
            for step in steps
            if _worth(step) not in there
            for factor in self._factors(step)
        ]
        return Reading(_APART.join(words), tuple(factors))

    def _word(self, step: Step) -> str:
        text = self._decision.lattice.glyphs.text[step.start : step.end]
        return "".join(MARK_OF[char] for char in text) if step.is_mark else text

    def _factors(self, step: Step) -> list[Factor]:
        factors = self._own_factors(step)
        if step.beside:
            here, before = _KIND_TOLD[KINDS[step.kind]], _KIND_TOLD[KINDS[step.before]]
            name = f"{before}之后是{here}“{self._word(step)}”"
            factors.append(Factor(name, step.beside, "前后是否搭配"))
        return factors

    def _own_factors(self, step: Step) -> list[Factor]:
        lattice, word = self._decision.lattice, self._word(step)
        if step.is_mark:
            return self._mark_factors(step, word)
        if word in KIND_OF_MARK:
            return [Factor(f"已定的标点“{word}”", step.figure, "")]
        if step.kind in (NAME, CELL):
            told = told_name(lattice.glyphs, step.start, step.end)
            return [Factor(f"姓名“{word}”：{name}", worth) for name, worth in told]
        words = lattice.words(step.start, step.end)
        if not any(
            (end, figure) == (step.end, step.figure) for end, _, figure, _ in words
        ):
            return [Factor(f"地名“{word}”", step.figure, "词典里没有的地名：袁家镇")]
        kind = "词" if len(word) > 1 else "单字"
        return [Factor(f"{kind}“{word}”", step.figure, "在公文里出现的可能")]

    def _mark_factors(self, step: Step, word: str) -> list[Factor]:
        if word[0] == _DASH:
            return [
                Factor(
                    f"“{word}”", step.figure, "破折号两个连用，或在年份之间、化学名称里"
                )
            ]
        if len(word) > 1:
            name = f"全角字母、数字“{word}”"
            return [Factor(name, step.figure, "连写的字母、数字，按各自的可能相加")]
        return self.evidence(step.start)


def _worth(step: Step) -> tuple[int, int, int, float, float, bool]:
    """Steps that are alike in this tell nothing for one path or the other."""
    return (
        step.start,
        step.end,
        step.kind,
        step.figure,
        step.beside,
        step.is_mark,
    )
