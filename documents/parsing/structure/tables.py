"""Which lines of a text are rows of a table: cells apart by wide blanks, row after row.

What the dump doesn't tell (a cell that wraps, an empty one) stays as it stands: then
rows differ in cells, and the lines are marked as rows only.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from documents.parsing.structure.table_cells import Table, tables_by_cells
from documents.parsing.text.clause_numbers import Style, marker
from documents.parsing.text.dates import date_of
from documents.parsing.types import Line, Role

# One blank, wide or narrow, may be justification's; two, or a tab, part cells.
GAP = re.compile(r"[ \u3000\xa0]*\t[ \u3000\xa0]*|[ \u3000\xa0]{2,}")
BLANKS = " \u3000\xa0"
_FEWEST_ROWS = {2: 3, 3: 2}  # by cells: two in a line come about by chance
_FEWEST_TABBED = 2
_MANY_CELLS = 3


def tables(lines: Sequence[Line]) -> list[Table]:
    """The tables among the lines of one text, in order."""
    printed = list(_printed(lines))
    by_cells = [
        table
        for table in tables_by_cells(lines)
        if not any(line.table for line in lines[table.start : table.end])
    ]
    taken = {
        at for table in (*by_cells, *printed) for at in range(table.start, table.end)
    }
    counts = [1 if at in taken else _cells(line) for at, line in enumerate(lines)]
    found: list[Table] = []
    for is_row, run in groupby(range(len(lines)), key=lambda at: counts[at] > 1):
        indexes = list(run)
        if not is_row or _signs(lines, indexes[-1] + 1):
            continue
        tabbed = all("\t" in lines[at].text.strip() for at in indexes)
        role = _role([counts[at] for at in indexes], tabbed=tabbed)
        if role:
            found.append(Table(indexes[0], indexes[-1] + 1, role))
    return sorted([*found, *by_cells, *printed], key=lambda table: table.start)


def _printed(lines: Sequence[Line]) -> Iterator[Table]:
    """Those that a PDF shows, by the number that their rows have."""
    at = 0
    for number, run in groupby(lines, key=lambda line: line.table):
        end = at + len(list(run))
        if number:
            yield Table(at, end, Role.TABLE)
        at = end


def _cells(line: Line) -> int:
    """How many cells the line holds; 1 where it is no row."""
    text = line.text.strip()
    opening = marker(line.text)
    if "\t" in text:
        # 一、[tab]加强领导: what a program set behind a number parts nothing
        mark = opening and opening.style is not Style.DOTTED
        behind = mark and opening and "\t" not in text[opening.length :]
        return 1 if behind else len(GAP.split(line.text.strip(BLANKS)))
    if "。" in text or (opening and opening.style <= Style.HAN_BRACKETS):
        return 1
    return len(GAP.split(text))


def _signs(lines: Sequence[Line], at: int) -> bool:
    """Organs that sign side by side stand over their date."""
    return at < len(lines) and date_of(lines[at].text) is not None


def _role(counts: Sequence[int], *, tabbed: bool) -> Role | None:
    """Tabs are no accident: two rows of them are a table."""
    if tabbed and len(counts) >= _FEWEST_TABBED:
        return Role.TABLE if len(set(counts)) == 1 else Role.ROWS
    least = min(counts)
    if len(set(counts)) == 1:
        enough = _FEWEST_ROWS[min(least, _MANY_CELLS)]
        return Role.TABLE if len(counts) >= enough else None
    many = max(counts) >= _MANY_CELLS and len(counts) >= _FEWEST_ROWS[2]
    return Role.ROWS if many else None
