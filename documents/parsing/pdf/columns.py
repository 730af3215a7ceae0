"""Where the columns of pages stand, told from all their runs.

After this stage every run is of one column, counted from the left, or set over them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, median_high

from documents.parsing.pdf.extraction import Character
from documents.parsing.text.row_rule import HANZI_OF

_STEP = 2.0  # points between the places where the gutter is looked for
_MIDDLE = (0.3, 0.7)  # of the block: where a gutter may lie
_FEWEST = 5  # lines in a column: of fewer nobody can tell
_DIP = 0.8  # of what stands beside it: how little may stand across a gutter
_FEWEST_ROWS = 2  # of such runs side by side: two lines as wide as one another
_FULL = 0.6  # of a column: how wide a run is that tells of it
_EQUAL = (
    0.15  # of a column: what others may differ from it; cells of a table differ more
)


_OFF_MIDDLE = 0.25  # of the type's size: further to the right is not in the middle
_LARGE = 1.1  # of the text's size: a title
_INDENTED = 2.5  # of the type's size: further in than first lines are
_ABOUT = 1.5  # of it: by what the white at both sides may differ
_PAIR_GAP = 4.0  # of it: what parts the two at most


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """Characters on one baseline without a wide gap; `x0` and `x1` count from the
    block's left edge."""

    characters: tuple[Character, ...]
    x0: float
    x1: float
    y: float
    size: float


Sided = tuple[int, PlacedRun]  # the column, from 1; 0 over all of them


def merged(runs: Sequence[PlacedRun]) -> PlacedRun:
    """What stands on one baseline, as one."""
    return PlacedRun(
        tuple(char for run in runs for char in run.characters),
        runs[0].x0,
        runs[-1].x1,
        runs[0].y,
        median_high(run.size for run in runs for _ in run.characters),
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """Edges of the gutters from the block's left edge, none where it has one column; its
    width; and the type size of the text."""

    gutters: tuple[tuple[float, float], ...]
    width: float
    size: float

    def side(self, run: PlacedRun) -> int:
        """The column that the run stands in; 0 where it stands in several. Where all first
        lines are indented, the gutter seems to hold what goes on at the column's edge."""
        if not self.gutters:
            return 0
        for number, (left, right) in enumerate(self.gutters, 2):
            within = left <= run.x0 and run.x1 <= right
            aside = (run.x0 + run.x1 - left - right) / 2
            if within and aside > _OFF_MIDDLE * run.size:
                return number
        middles = [(left + right) / 2 for left, right in self.gutters]
        before = sum(middle <= run.x0 for middle in middles)
        return 0 if any(run.x0 < middle < run.x1 for middle in middles) else before + 1

    def edges(self, side: int) -> tuple[float, float]:
        if not side:
            return 0.0, self.width
        starts = [0.0, *(right for _, right in self.gutters)]
        ends = [*(left for left, _ in self.gutters), self.width]
        return starts[side - 1], ends[side - 1]


def centred_pairs(rows: Sequence[Sequence[PlacedRun]], columns: Columns) -> set[int]:
    """Rows next to a title whose pieces stand in two columns, but centred over both as one:
    a document number and its registration number. Each is all of a baseline."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        beside = [run for other in rows[max(0, at - 1) : at + 2] for run in other]
        if any(run.size > _LARGE * columns.size for run in beside) and _is_centred(
            row, columns
        ):
            found.add(at)
    return found


def _is_centred(row: Sequence[PlacedRun], columns: Columns) -> bool:
    size = row[0].size
    left, right = row[0].x0, columns.width - row[-1].x1
    gaps = [after.x0 - run.x1 for run, after in pairwise(row)]
    return (
        len(row) > 1
        and size <= _LARGE * columns.size
        and min(left, right) > _INDENTED * size
        and abs(left - right) <= _ABOUT * size
        and max(gaps) <= _PAIR_GAP * size
    )


def columns_of(runs: Sequence[PlacedRun]) -> Columns:
    """By rows where runs stand side by side in three columns; else by where, in the
    middle, fewer lines pass than on either side; where most lines do, by rows again."""
    return _by_rows(runs, 3) or _by_what_passes(runs)


def are_three(runs: Sequence[PlacedRun]) -> bool:
    return _by_rows(runs, 3) is not None


def _by_rows(runs: Sequence[PlacedRun], count: int) -> Columns | None:
    """Rows in which so many runs of one width stand side by side tell the gutters."""
    width = _usual_edge([run.x1 for run in runs])
    enough = _FULL * width / count
    rows = [list(row) for _, row in groupby(runs, key=lambda run: run.y)]
    full = [
        row
        for row in rows
        if len(row) == count and all(run.x1 - run.x0 >= enough for run in row)
    ]
    if len(full) < _FEWEST_ROWS:
        return None
    edges = [
        (
            _usual_edge([run.x0 for run in column], lowest=True),
            _usual_edge([run.x1 for run in column]),
        )
        for column in zip(*full, strict=True)
    ]
    widths = [right - left for left, right in edges]
    if max(widths) - min(widths) > _EQUAL * max(widths):
        return None
    gutters = tuple((left[1], right[0]) for left, right in pairwise(edges))
    return Columns(gutters, width, _size(runs))


def _size(runs: Sequence[PlacedRun]) -> float:
    return median(run.size for run in runs for _ in run.characters)


def _by_what_passes(runs: Sequence[PlacedRun]) -> Columns:
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
    size = _size(runs)
    if beside < _FEWEST or least > _DIP * beside:
        return _by_rows(runs, 2) or Columns((), width, size)
    low = [step for step in middle if across[step] <= (least + beside) / 2]
    gutter = _around(low, min(low, key=lambda step: across[step]))
    if (len(gutter) + 1) * _STEP < size:
        return Columns((), width, size)
    middle_of = (gutter[0] + gutter[-1] + 1) / 2 * _STEP
    left = [run.x1 for run in runs if run.x1 <= middle_of]
    right = [run.x0 for run in runs if run.x0 >= middle_of]
    gutter_edges = (_usual_edge(left), _usual_edge(right, lowest=True))
    return Columns((gutter_edges,), width, size)


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


# ---- rows that may be those of a table -----------------------------------------
#
# They look like lines of columns, and are read as such; but text fills its lines, and
# lines side by side that all end early, row after row, are worth a warning.

_ROWS = 3  # one after the other: ends of paragraphs meet by chance
_SHORT = 2.0  # hanzi of room: what a line of text leaves only at its end
_STOPS = tuple("。；：") + tuple(HANZI_OF[mark] for mark in "。；：")  # garbled, too
_STOPPED = (
    0.3  # of the lines: short paragraphs (…同志任…局长；) end so, cells hardly do
)


def may_be_table(lines: Sequence[Sided], columns: Columns) -> bool:
    """`lines` are a stretch of columns, from top to bottom."""
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line[1].y)]
    stretches = groupby(rows, key=lambda row: _is_row(row, columns))
    return any(_are_cells(list(run)) for are_rows, run in stretches if are_rows)


def _is_row(row: Sequence[Sided], columns: Columns) -> bool:
    return len(row) == len(columns.gutters) + 1 and all(
        columns.edges(side)[1] - run.x1 >= _SHORT * run.size for side, run in row
    )


def _are_cells(rows: Sequence[Sequence[Sided]]) -> bool:
    ends = [run.characters[-1].text for row in rows for _, run in row]
    stopped = sum(end in _STOPS for end in ends)
    return len(rows) >= _ROWS and stopped <= _STOPPED * len(ends)
