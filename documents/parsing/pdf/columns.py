"""Where the columns of an issue stand, told from all its runs.

After this stage every run is of the left column, of the right one, or set over both.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from documents.parsing.pdf.extraction import Character

_STEP = 2.0  # points between the places where the gutter is looked for
_MIDDLE = (0.3, 0.7)  # of the block: where a gutter may lie
_FEWEST = 5  # lines in a column: of fewer nobody can tell
_DIP = 0.8  # of what stands beside it: how little may stand across a gutter


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """Characters on one baseline without a wide gap; `x0` and `x1` count from the
    block's left edge."""

    characters: tuple[Character, ...]
    x0: float
    x1: float
    y: float
    size: float


Sided = tuple[int, PlacedRun]  # -1 left, 1 right, 0 over both columns


@dataclass(frozen=True, slots=True)
class Columns:
    """Edges of the block's columns from its left edge, `gutter` None is one column; and
    the type size of the text."""

    gutter: tuple[float, float] | None
    width: float
    size: float

    def side(self, run: PlacedRun) -> int:
        """-1 left, 1 right, 0 over both."""
        if self.gutter is None:
            return 0
        middle = sum(self.gutter) / 2
        if run.x1 <= middle:
            return -1
        return 1 if run.x0 >= middle else 0

    def edges(self, side: int) -> tuple[float, float]:
        if self.gutter is None or not side:
            return 0.0, self.width
        return (0.0, self.gutter[0]) if side < 0 else (self.gutter[1], self.width)


def columns_of(runs: Sequence[PlacedRun]) -> Columns:
    """The gutter is where, in the middle, fewer lines pass than on either side."""
    width = _usual_edge([run.x1 for run in runs])
    across = Counter(
        step
        for run in runs
        for step in range(int(run.x0 // _STEP), int(run.x1 // _STEP) + 1)
    )

    def between(low: float, high: float) -> range:
        return range(int(low * width // _STEP), int(high * width // _STEP) + 1)

    beside = min(
        median(across[step] for step in between(0.1, _MIDDLE[0])),
        median(across[step] for step in between(_MIDDLE[1], 0.9)),
    )
    middle = between(*_MIDDLE)
    least = min(across[step] for step in middle)
    size = median(run.size for run in runs for _ in run.characters)
    if beside < _FEWEST or least > _DIP * beside:
        return Columns(None, width, size)
    low = [step for step in middle if across[step] <= (least + beside) / 2]
    gutter = _around(low, min(low, key=lambda step: across[step]))
    if (len(gutter) + 1) * _STEP < size:
        return Columns(None, width, size)
    middle_of = (gutter[0] + gutter[-1] + 1) / 2 * _STEP
    left = [run.x1 for run in runs if run.x1 <= middle_of]
    right = [run.x0 for run in runs if run.x0 >= middle_of]
    return Columns((_usual_edge(left), _usual_edge(right, lowest=True)), width, size)


def _around(steps: Sequence[int], step: int) -> list[int]:
    """The steps that follow one another without a gap, this one among them."""
    groups = groupby(enumerate(steps), key=lambda pair: pair[1] - pair[0])
    found = [[place for _, place in group] for _, group in groups]
    return next(group for group in found if step in group)


def _usual_edge(places: Sequence[float], *, lowest: bool = False) -> float:
    """Where lines commonly end (or begin): the outermost place that many share."""
    counts = Counter(round(place / _STEP) for place in places)
    if not counts:
        return 0.0
    common = [
        step for step, count in counts.items() if count * 4 >= max(counts.values())
    ]
    return (min(common) if lowest else max(common)) * _STEP
