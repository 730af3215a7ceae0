"""Tables that the dump gives a line to each cell of: 序号, then the other heads of the
columns, then 1 and its cells, 2 and its cells ….

The count in the first column tells where rows begin. Where every row has as many lines
as the head, each line is a cell; else some cell wraps or is empty, which can't be told,
and the lines are marked as rows only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from documents.parsing.layout.widths import width
from documents.parsing.text.characters import bare, ends_sentence, narrow
from documents.parsing.types import Line, Role

_COUNTS = ("序号", "编号")
_FEWEST_CELLS, _MOST_CELLS = 2, 9
_LONGEST_HEAD = 10.0  # hanzi
_LONGEST_CELL = 24.0
_FEWEST_ROWS = 2
_MOST_LINES = 5  # of a row, for each of its cells


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `start` up to, not including, `end`; where the dump gives a line to each
    cell, a row takes several."""

    start: int
    end: int
    role: Role
    lines_in_row: int = 1


def tables_by_cells(lines: Sequence[Line]) -> list[Table]:
    """The tables that are printed a cell a line, in order, told by their heads."""
    texts = [narrow(bare(line.text)) for line in lines]
    found: list[Table] = []
    for at, text in enumerate(texts):
        inside = found and at < found[-1].end
        if text in _COUNTS and not inside and (table := _table_at(lines, texts, at)):
            found.append(table)
    return found


def _table_at(lines: Sequence[Line], texts: Sequence[str], at: int) -> Table | None:
    size = _head_size(lines, texts, at)
    if size is None:
        return None
    starts = list(_row_starts(lines, texts, at + size, size))
    if len(starts) < _FEWEST_ROWS:
        return None
    end = min(starts[-1] + size, len(lines))
    while not all(_is_cell(line) for line in lines[starts[-1] : end]):
        end -= 1
    even = all(after - before == size for before, after in pairwise([*starts, end]))
    role = Role.TABLE if even else Role.ROWS
    return Table(at, end, role, size if even else 1)


def _head_size(lines: Sequence[Line], texts: Sequence[str], at: int) -> int | None:
    """How many lines stand before the row that counts one."""
    for size in range(1, _MOST_CELLS + 1):
        if at + size == len(texts):
            return None
        if texts[at + size] == "1":
            return size if size >= _FEWEST_CELLS else None
        if width(lines[at + size].text) > _LONGEST_HEAD or not _is_cell(
            lines[at + size]
        ):
            return None
    return None


def _row_starts(
    lines: Sequence[Line], texts: Sequence[str], at: int, size: int
) -> Iterator[int]:
    """Where 1, 2, 3 … stand: a row's length on, if they do, else as near as they come."""
    count = 1
    while True:
        yield at
        count += 1
        rest = range(at + 1, min(len(texts), at + size * _MOST_LINES))
        likely = [at + size, *rest]
        found = next(
            (to for to in likely if to < len(texts) and texts[to] == str(count)), None
        )
        if found is None or not all(map(_is_cell, lines[at:found])):
            return
        at = found


def _is_cell(line: Line) -> bool:
    return width(line.text) <= _LONGEST_CELL and not ends_sentence(line.text)
