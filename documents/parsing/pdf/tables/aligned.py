"""Lines whose cells no rule parts → rows and columns, by how the cells align.

Columns are what white parts from top to bottom, words over several of them aside. A row
is a line; or several, where lines of one cell stand closer than rows do, where rules
part all rows, or where what stands over a line fills its column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.tables.cells import FIGURE, Cell, is_spaced
from documents.parsing.pdf.text_runs import Run

_GUTTER = 0.4  # of the type size: white between columns, at least
_CELLS = 0.6  # of it, over the least in its line: white between cells
_APART = 0.3  # of it: white between cells that stand close in one line
_LONG_GAP = 3.0  # of it: what lies within a word that is set apart, at most
_SPANNED = 2  # lines that have several cells under one: then it spans them
_STEP = 1.2  # by what rows stand further apart than lines
_FULL = 0.6  # of its column: what a line fills that goes on, where lines stand close;
_FULL_ALONE = 0.85  # and where they don't
_SANE = 0.9  # of the rows
_RULED_ROWS = 0.8  # of what rules part: hold one row
_FEWEST_RULED = 3

Line = Sequence[Run]  # on one baseline
_Held = dict[int, list[Run]]  # of a line, by column


@dataclass(frozen=True, slots=True)
class Aligned:
    """`rows` hold a cell for each column; `edges` are where columns begin, and the last
    one ends."""

    rows: tuple[tuple[Cell, ...], ...]
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    x0: float
    x1: float


def aligned(lines: Sequence[Line], heights: Sequence[float] = ()) -> Aligned | None:
    """`lines` from top to bottom, `heights` of the rules between them; None where there
    are no two columns."""
    lines = [parted(line) for line in lines]
    columns = columns_of(lines)
    if len(columns) < 2:
        return None
    held = [_by_column(line, columns) for line in lines]
    rows = [
        _row(group, len(columns)) for group in _groups(lines, held, columns, heights)
    ]
    return Aligned(tuple(rows), (*(column.x0 for column in columns), columns[-1].x1))


def _row(lines: Sequence[_Held], columns: int) -> tuple[Cell, ...]:
    return tuple(
        Cell([line[at] for line in lines if at in line]) for at in range(columns)
    )


# ---- columns -------------------------------------------------------------------


def parted(line: Line) -> list[Run]:
    """Closer than words of a text may stand: in a table cells do."""
    characters = [char for run in line for char in run]
    gaps = [after.x0 - char.x1 for char, after in pairwise(characters)]
    usual = max(0.0, min(gaps, default=0.0))
    found: list[Run] = []
    start = 0
    for at, gap in enumerate(gaps, 1):
        if gap > usual + _CELLS * characters[at].size:
            found.append(tuple(characters[start:at]))
            start = at
    return [*found, tuple(characters[start:])]


def columns_of(lines: Sequence[Line]) -> list[_Column]:
    pieces = [[(run[0].x0, run[-1].x1) for run in words(line)] for line in lines]
    sizes = sorted(char.size for line in lines for run in line for char in run)
    white = _GUTTER * sizes[len(sizes) // 2]
    single = sorted(
        piece
        for at, line in enumerate(pieces)
        for piece in line
        if not _spans(piece, at, pieces)
    )
    found: list[_Column] = []
    for x0, x1 in single:
        if found and x0 - found[-1].x1 < white:
            found[-1] = _Column(found[-1].x0, max(found[-1].x1, x1))
        else:
            found.append(_Column(x0, x1))
    return found


def words(line: Line) -> list[Sequence[Character]]:
    """The pieces of a line; hanzi that are set apart to fill a cell are one word."""
    found: list[Sequence[Character]] = []
    for run in line:
        if (
            found
            and is_spaced([*((char,) for char in found[-1]), run])
            and run[0].x0 - found[-1][-1].x1 <= _LONG_GAP * run[0].size
        ):
            found[-1] = (*found[-1], *run)
        else:
            found.append(run)
    return found


def _spans(
    piece: tuple[float, float], at: int, pieces: Sequence[Sequence[tuple[float, float]]]
) -> bool:
    """Do several cells of other lines stand over or under it?"""
    x0, x1 = piece
    count = 0
    for other, line in enumerate(pieces):
        if other != at and sum(left < x1 and right > x0 for left, right in line) > 1:
            count += 1
    return count >= max(1, min(_SPANNED, len(pieces) - 1))


def _by_column(line: Line, columns: Sequence[_Column]) -> _Held:
    """Where cells stand close, what lies between two columns parts them; words over
    several columns are of the first."""
    held: _Held = {}
    for run in line:
        start, place = 0, _column(run[0], columns)
        for at, (char, after) in enumerate(pairwise(run), 1):
            following = _column(after, columns)
            if following > place and after.x0 - char.x1 > _APART * char.size:
                held.setdefault(place, []).append(run[start:at])
                start, place = at, following
        held.setdefault(place, []).append(run[start:])
    return held


def _column(char: Character, columns: Sequence[_Column]) -> int:
    middle = (char.x0 + char.x1) / 2
    return sum(
        middle > (before.x1 + after.x0) / 2 for before, after in pairwise(columns)
    )


# ---- rows ----------------------------------------------------------------------


def _groups(
    lines: Sequence[Line],
    held: Sequence[_Held],
    columns: Sequence[_Column],
    heights: Sequence[float],
) -> list[list[_Held]]:
    """The lines of each row."""
    places = [max(char.baseline for run in line for char in run) for line in lines]
    parted = [
        any(below < height <= above for height in heights)
        for above, below in pairwise(places)
    ]
    stretches = list(_cut(held, parted))
    counts = [sum(0 in line for line in stretch) for stretch in stretches]
    alone = sum(count <= 1 for count in counts)
    if len(counts) >= _FEWEST_RULED and alone >= _RULED_ROWS * len(counts):
        return stretches
    gaps = [above - below for above, below in pairwise(places)]
    for step in _steps(
        [gap for gap, cut in zip(gaps, parted, strict=False) if not cut]
    ):
        cuts = [cut or gap > step for gap, cut in zip(gaps, parted, strict=False)]
        groups = list(_cut(held, cuts))
        several = [group for group in groups if len(group) > 1]
        sane = sum(_is_row(group, columns) for group in several)
        if several and sane >= _SANE * len(several):
            return groups
    return list(_cut(held, _by_fill(held, columns, parted)))


def _cut(held: Sequence[_Held], cuts: Sequence[bool]) -> Iterator[list[_Held]]:
    group = [held[0]]
    for line, cut in zip(held[1:], cuts, strict=True):
        if cut:
            yield group
            group = []
        group.append(line)
    yield group


def _steps(gaps: Sequence[float]) -> list[float]:
    """What may be between lines' distances and rows', the largest first."""
    return [
        (less + more) / 2
        for less, more in pairwise(sorted(gaps))
        if more >= _STEP * less
    ][::-1]


def _is_row(group: Sequence[_Held], columns: Sequence[_Column]) -> bool:
    """Could these lines be wrapped cells? Some cell has one line, none has two figures,
    and lines that go on are about full."""
    cells = [[line[at] for line in group if at in line] for at in range(len(columns))]
    counts = [len(cell) for cell in cells if cell]
    if min(counts) > 1:
        return False
    return all(
        _may_wrap(cell, columns[at], _FULL)
        for at, cell in enumerate(cells)
        if len(cell) > 1
    )


def _may_wrap(lines: Sequence[list[Run]], column: _Column, full: float) -> bool:
    if all(FIGURE.fullmatch(_said(line)) for line in lines):
        return False
    wide = column.x1 - column.x0
    return all(line[-1][-1].x1 - line[0][0].x0 >= full * wide for line in lines[:-1])


def _said(line: Sequence[Run]) -> str:
    return "".join(char.text for run in line for char in run)


def _by_fill(
    held: Sequence[_Held], columns: Sequence[_Column], parted: Sequence[bool]
) -> list[bool]:
    """A line that has nothing in the first column goes on with the one above, where that
    is full wherever this one has something."""
    cuts: list[bool] = []
    for (above, line), cut in zip(pairwise(held), parted, strict=True):
        goes_on = 0 not in line and all(
            at in above and _may_wrap([above[at], runs], columns[at], _FULL_ALONE)
            for at, runs in line.items()
        )
        cuts.append(cut or not goes_on)
    return cuts
