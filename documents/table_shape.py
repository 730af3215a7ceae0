"""The rows, the cells and the heads of a table, as its text holds them."""

import re
from collections.abc import Sequence
from statistics import mean

Rows = list[list[str]]

_FIGURE = re.compile(r"[-+－]?\d[\d,，.]*[%％‰]?")
_COUNTS = ("序号", "编号", "排名")
_MOST_HEADS = 3
_LONGEST_HEAD = 12
_LONGER = 1.5  # than the heads: cells under them that hold words only
_OF_COLUMN = 0.5  # of its cells are figures: a column of figures


def rows_of(text: str) -> Rows:
    """Rows are apart by line breaks, their cells by tabs."""
    return [line.split("\t") for line in text.split("\n")]


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top head the columns, 0 where that can't be told.

    Heads are short and no figures; under them stand figures, or longer texts, or the
    first of them is 序号. Where one is over several columns (其中), the next row has the
    heads of these.
    """
    if len(rows) < 2 or not _may_head(rows[0]):
        return 0
    count = 1
    while (
        count < min(_MOST_HEADS, len(rows) - 1)
        and "" in rows[count - 1][1:]
        and _goes_on(rows[count - 1], rows[count])
    ):
        count += 1
    return count if _is_told(rows[:count], rows[count:]) else 0


def _may_head(row: Sequence[str]) -> bool:
    return bool(row[0]) and all(
        len(cell) <= _LONGEST_HEAD and not _FIGURE.fullmatch(cell) for cell in row
    )


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    """Nothing stands under the first head, and there is one wherever that is over several."""
    return (
        not row[0]
        and any(row)
        and all(
            len(cell) <= _LONGEST_HEAD and not _FIGURE.fullmatch(cell) for cell in row
        )
        and all(under for over, under in zip(above, row, strict=False) if not over)
    )


def _is_told(heads: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> bool:
    if heads[0][0] in _COUNTS:
        return True
    for column in range(len(heads[0])):
        cells = [row[column] for row in body if column < len(row) and row[column]]
        figures = sum(bool(_FIGURE.fullmatch(cell)) for cell in cells)
        if cells and figures >= _OF_COLUMN * len(cells):
            return True
    said = [len(cell) for row in body for cell in row if cell]
    over = [len(cell) for row in heads for cell in row if cell]
    return bool(said) and mean(said) >= _LONGER * mean(over)
