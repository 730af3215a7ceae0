"""Tables that go on in the next column or on the next page are one.

After this stage every row of a table knows by a number which one it is of; heads of
columns that are printed again where a table goes on are set aside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from documents.parsing.pdf.layout import Band, PrintedLine
from documents.parsing.pdf.tables.printed import PrintedTable
from documents.parsing.types import Furniture

_SAME_WIDTH = 0.08  # of the table: by what its columns may differ where it goes on


def numbered(bands: Sequence[Band]) -> Iterator[Band]:
    """Bands in reading order, each of a table of its own with its number."""
    before: PrintedTable | None = None
    first: tuple[PrintedLine, ...] = ()
    number = 0
    for band in bands:
        table = band.table
        if band.furniture:
            yield band
            continue
        if table is None:
            before = None
            yield band
            continue
        lines = band.lines
        again = _printed_again(first, lines)
        if before is not None and _goes_on(before, table, by_head=bool(again)):
            if again:
                heads = replace(band, lines=lines[:again], table=None)
                yield replace(heads, furniture=Furniture.TABLE_HEAD)
                lines = lines[again:]
        else:
            number += 1
            first = lines
        before = table
        yield replace(band, lines=tuple(replace(line, table=number) for line in lines))


def _printed_again(first: Sequence[PrintedLine], lines: Sequence[PrintedLine]) -> int:
    """How many rows say the same as the first ones of the table."""
    same = takewhile(
        lambda pair: _said(pair[0].text) == _said(pair[1].text),
        zip(first, lines[:-1], strict=False),
    )
    return sum(1 for _ in same)


def _goes_on(before: PrintedTable, table: PrintedTable, *, by_head: bool) -> bool:
    """As many columns, under the same heads or about as wide as those above."""
    if len(before.edges) != len(table.edges) or by_head:
        return len(before.edges) == len(table.edges)
    wide = max(before.edges[-1] - before.edges[0], 1.0)
    return all(
        abs((b - a) - (d - c)) <= _SAME_WIDTH * wide
        for (a, b), (c, d) in zip(
            pairwise(before.edges), pairwise(table.edges), strict=True
        )
    )


def _said(text: str) -> str:
    return "".join(text.split(" "))
