"""Running heads and feet whose pieces stand over or under the two columns: apart.

What is told by its place alone is outside already (`sheet.heads`). These belong to
neither column, or the piece at the right would part the text where the left column goes
on in the right one. What they say is for `furniture` to judge.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from statistics import median

from documents.parsing.pdf.columns import Columns, Sided

_WHITE = 1.4  # of the usual step between lines: more is between head and text
_LARGE = 1.1  # of the text's size: no head is so large
_SAME_PLACE = 3.0  # points
_PAGES = 2  # that have one at the same height, and half of all pages

_Rows = list[list[Sided]]


def heads_apart(
    pages: Mapping[int, Sequence[Sided]], columns: Columns
) -> dict[int, list[Sequence[Sided]]]:
    """The lines of each page, its head and its foot apart where it has them."""
    rows = {
        number: [list(row) for _, row in groupby(page, key=lambda line: line[1].y)]
        for number, page in pages.items()
    }
    heads = _at_one_height({n: _edge(page, columns) for n, page in rows.items()})
    feet = _at_one_height({n: _edge(page[::-1], columns) for n, page in rows.items()})
    return {
        number: _parts(page, number in heads, number in feet)
        for number, page in rows.items()
    }


def _edge(rows: _Rows, columns: Columns) -> float | None:
    """The height of the outermost row, if that may be a head."""
    if len(rows) < 3:
        return None
    heights = [row[0][1].y for row in rows]
    steps = [abs(one - other) for one, other in pairwise(heights)]
    apart = steps[0] > _WHITE * median(steps)
    large = any(run.size > _LARGE * columns.size for _, run in rows[0])
    over_both = any(not side for side, _ in rows[0])
    return heights[0] if apart and not large and not over_both else None


def _at_one_height(heights: Mapping[int, float | None]) -> set[int]:
    """The pages whose head stands where others have theirs."""
    seen = Counter(
        round(height / _SAME_PLACE) for height in heights.values() if height is not None
    )
    enough = max(_PAGES, len(heights) / 2)
    return {
        number
        for number, height in heights.items()
        if height is not None and seen[round(height / _SAME_PLACE)] >= enough
    }


def _parts(rows: _Rows, head: bool, foot: bool) -> list[Sequence[Sided]]:
    begin, end = int(head), len(rows) - int(foot)
    parts = (rows[:begin], rows[begin:end], rows[end:])
    return [[line for row in part for line in row] for part in parts if part]
