"""Tables with drawn rules, taken out of their pages.

After this stage a page's lines hold what stands around its ruled tables, and one
character (`PrintedTable`) for each of them.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from statistics import median

from documents.parsing.pdf.extraction import Character, PdfPage, Rule
from documents.parsing.pdf.ink import Ink
from documents.parsing.pdf.tables.aligned import aligned, columns_of, words
from documents.parsing.pdf.tables.cells import Cell, texts_of
from documents.parsing.pdf.tables.grids import Grid, ruled
from documents.parsing.pdf.tables.printed import PrintedTable, printed_table
from documents.parsing.pdf.text_runs import Run, runs

_MIDDLE = 0.35  # of its size: where the middle of a hanzi is over its baseline
_OVER = 1.0  # points: by what a cell's text may run over its rule
_MOST_LINES = 30  # of a cell: a frame around text has more,
_MANY_LINES = 10  # and one of a few parts
_FEW_CELLS = 4
_OPEN_LINES = 2  # of a cell, with white within them: its columns are not ruled
_SAME_ENDS = 6.0  # points: by what rules of one table may end
_LONGEST = 12  # characters of a column's cells, in the middle: of text each has more


@dataclass(frozen=True, slots=True)
class _Box:
    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, char: Character) -> bool:
        x, y = (char.x0 + char.x1) / 2, char.baseline + _MIDDLE * char.size
        return (
            self.x0 - _OVER <= x <= self.x1 + _OVER
            and self.y0 - _OVER <= y <= self.y1 + _OVER
        )


def with_ruled_tables(
    pages: Sequence[PdfPage], text: Mapping[int, Ink]
) -> dict[int, Ink]:
    """By page, nothing changed but its lines."""
    return {
        page.number: _without_tables(page, text[page.number])
        if page.rules and text[page.number].lines
        else text[page.number]
        for page in pages
    }


def _without_tables(page: PdfPage, ink: Ink) -> Ink:
    found = ruled(_turned(page.rules, ink.lines[0][0][0].angle))
    lines = ink.lines
    for grid in sorted(found.grids, key=lambda grid: grid.xs[0] - grid.xs[-1]):
        lines = _with(lines, _box(grid), partial(_of_grid, grid))
    for heights, box in _zones(found.lone, lines):
        lines = _with(lines, box, partial(_of_lines, heights))
    return ink if lines is ink.lines else replace(ink, lines=lines)


def _turned(rules: Sequence[Rule], angle: int) -> Iterator[Rule]:
    """As characters are placed: along and across the direction in which text runs."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    for rule in rules:
        xs = sorted(x * cos + y * sin for x, y in _ends(rule))
        ys = sorted(y * cos - x * sin for x, y in _ends(rule))
        yield Rule(xs[0], ys[0], xs[1], ys[1])


def _ends(rule: Rule) -> tuple[tuple[float, float], tuple[float, float]]:
    return (rule.x0, rule.y0), (rule.x1, rule.y1)


def _box(grid: Grid) -> _Box:
    return _Box(grid.xs[0], grid.ys[-1], grid.xs[-1], grid.ys[0])


_Lines = tuple[tuple[Run, ...], ...]
_Reader = Callable[[Sequence[Character]], PrintedTable | None]


def _with(lines: _Lines, box: _Box, read: _Reader) -> _Lines:
    """The lines, and in place of those in the box the table that they are, if any."""
    inside = [char for line in lines for run in line for char in run if box.holds(char)]
    if any(isinstance(char, PrintedTable) for char in inside):
        return lines
    table = read(inside) if inside else None
    if table is None:
        return lines
    taken = {id(char) for char in inside}
    kept = [tuple(_kept(line, taken)) for line in lines]
    return tuple(
        sorted(
            [*(line for line in kept if line), ((table,),)],
            key=lambda line: -max(char.baseline for run in line for char in run),
        )
    )


def _kept(line: Sequence[Run], taken: set[int]) -> Iterator[Run]:
    for run in line:
        held: list[Character] = []
        for char in run:
            if id(char) not in taken:
                held.append(char)
            elif held:
                yield tuple(held)
                held = []
        if held:
            yield tuple(held)


# ---- grids ---------------------------------------------------------------------


def _of_grid(grid: Grid, inside: Sequence[Character]) -> PrintedTable | None:
    """None where the rules are a frame around text."""
    cells = _cells(grid, inside)
    counts = [len(cell.lines) for cell in cells.values()]
    if max(counts) > _MOST_LINES or (
        max(counts) > _MANY_LINES and len(grid.areas) <= _FEW_CELLS
    ):
        few_columns = len(grid.xs) <= 2
        return _of_lines(grid.ys, inside) if few_columns else None
    if any(map(_is_open, cells.values())) and (
        table := _of_lines(grid.ys[1:-1], inside)
    ):
        return table
    if len(grid.xs) <= 2 or len(cells) < 2:
        return None
    size = len(grid.xs) - 1
    rows = [[Cell() for _ in range(size)] for _ in grid.ys[1:]]
    for at, cell in cells.items():
        area = grid.areas[at]
        rows[area.row][area.column] = cell
    rows = [row for row in rows if any(cell.lines for cell in row)]
    texts, doubtful = texts_of(rows)
    return printed_table(texts, grid.xs, inside, doubtful=doubtful)


def _cells(grid: Grid, inside: Sequence[Character]) -> dict[int, Cell]:
    """What stands in each area that holds something."""
    places = {
        (area.row + down, area.column + along): at
        for at, area in enumerate(grid.areas)
        for down in range(area.rows)
        for along in range(area.columns)
    }
    held: dict[int, list[Character]] = defaultdict(list)
    depths = [-y for y in grid.ys]
    for char in inside:
        middle = -(char.baseline + _MIDDLE * char.size)
        row = bisect_left(depths, middle, 1, len(depths) - 1) - 1
        column = bisect_left(grid.xs, (char.x0 + char.x1) / 2, 1, len(grid.xs) - 1) - 1
        held[places[row, column]].append(char)
    return {at: Cell(runs(chars)) for at, chars in sorted(held.items())}


def _is_open(cell: Cell) -> bool:
    """Does white part what stands in it, line after line?"""
    return sum(len(words(line)) > 1 for line in cell.lines) >= _OPEN_LINES


# ---- rules across, and none down -------------------------------------------------


def _of_lines(
    heights: Sequence[float], inside: Sequence[Character]
) -> PrintedTable | None:
    lines = runs(inside)
    found = aligned(lines, heights) if _are_cells(lines) else None
    if found is None:
        return None
    texts, doubtful = texts_of(found.rows)
    return printed_table(texts, found.edges, inside, doubtful=doubtful)


def _are_cells(lines: Sequence[Sequence[Run]]) -> bool:
    """White parts columns from top to bottom, and some column has short words."""
    columns = columns_of(lines)
    lengths = [
        [
            len(piece)
            for line in lines
            for piece in words(line)
            if piece[0].x0 < column.x1 and column.x0 < piece[-1].x1
        ]
        for column in columns
    ]
    return len(columns) > 1 and min(median(held) for held in lengths) <= _LONGEST


def _zones(lone: Sequence[Rule], lines: _Lines) -> Iterator[tuple[list[float], _Box]]:
    """Rules of one length under one another, between which cells stand."""
    for stack in _stacks(lone):
        run: list[Rule] = []
        for above, below in pairwise(stack):
            box = _between(above, below)
            inside = [c for line in lines for r in line for c in r if box.holds(c)]
            if inside and _are_cells(runs(inside)):
                run = run or [above]
                run.append(below)
                continue
            yield from _zone(run)
            run = []
        yield from _zone(run)


def _between(above: Rule, below: Rule) -> _Box:
    return _Box(min(above.x0, below.x0), below.y0, max(above.x1, below.x1), above.y0)


def _zone(run: Sequence[Rule]) -> Iterator[tuple[list[float], _Box]]:
    if run:
        yield [rule.y0 for rule in run[1:-1]], _between(run[0], run[-1])


def _stacks(lone: Sequence[Rule]) -> list[list[Rule]]:
    """From top to bottom."""
    stacks: list[list[Rule]] = []
    for rule in sorted(lone, key=lambda rule: -rule.y0):
        stack = next(
            (
                one
                for one in stacks
                if abs(one[-1].x0 - rule.x0) <= _SAME_ENDS
                and abs(one[-1].x1 - rule.x1) <= _SAME_ENDS
            ),
            None,
        )
        if stack is None:
            stacks.append(stack := [])
        stack.append(rule)
    return stacks
