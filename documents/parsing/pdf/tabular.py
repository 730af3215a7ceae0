"""Rows that may be those of a table over several columns, whose cells part at the gutter.

They look like lines of columns, and are read as such; but text fills its lines, and
lines side by side that all end early, row after row, are worth a warning.
"""

from collections.abc import Sequence
from itertools import groupby

from documents.parsing.pdf.columns import Columns, Sided
from documents.parsing.rowrule import HANZI_OF

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
