"""Tables without rules: lines of a column whose words align, row after row.

After this stage such lines stand as one (`PrintedTable`). Of few rows or columns, or of
long words, nobody can tell: these lines stay, their words apart by blanks.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from documents.parsing.pdf.columns import Columns, PlacedRun, Sided, merged
from documents.parsing.pdf.tables.aligned import (
    Aligned,
    aligned,
    columns_of,
    parted,
    words,
)
from documents.parsing.pdf.tables.cells import texts_of
from documents.parsing.pdf.tables.printed import printed_table, table_in
from documents.parsing.pdf.text_runs import Run
from documents.parsing.text.dates import date_of
from documents.parsing.text.row_rule import HANZI_OF

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
_LARGE = 1.12  # of the text's size: a title
_CLOSE = 0.85  # of the usual distance of rows: lines of one
_ROW_STEP = 1.15  # of it: what rows differ by
_FAR = 2.6  # of it: what is further away is no row
_LONGEST = 10  # characters of a cell, in the middle of all
_FILLED = 0.6  # of the cells, in the middle of the columns
_FEWEST_PAGE_ROWS = 4
_SHORT = 12  # characters
_FILLED_WHOLE = 0.8  # of both columns and their gutter
_NEXT_LINE = 1.45  # of the type size: lines of a cell
_STOPS = ("。", HANZI_OF["。"])
_LAST_LATIN = "\u2e7f"
_TRIED = 40  # lines that may go on below a row, without a row between them


def with_open_tables(lines: Sequence[Sided], columns: Columns) -> list[Sided]:
    """The lines of a page, from top to bottom: over all columns, or of one."""
    found: list[Sided] = []
    for side in sorted({side for side, _ in lines}):
        own = [run for its, run in lines if its == side]
        found += [(side, run) for run in _read(own, columns)]
    return sorted(found, key=lambda line: (-line[1].y, line[0]))


def _read(lines: Sequence[PlacedRun], columns: Columns) -> Iterator[PlacedRun]:
    pieces = [_pieces(line, columns) for line in lines]
    at = 0
    while at < len(lines):
        end = _end(lines, pieces, at)
        table = _table(lines[at:end], pieces[at:end]) if end - at > 1 else None
        if table is None or _signs(lines, end):
            yield lines[at]
            at += 1
        else:
            yield table
            at = end


def _pieces(line: PlacedRun, columns: Columns) -> tuple[Run, ...]:
    """The words of the line that white parts; one, where it is no row of a table."""
    if (
        table_in(line.characters)
        or line.size > _LARGE * columns.size
        or _holds_stop(line.characters)
    ):
        return ()
    return tuple(parted([line.characters]))


def _holds_stop(run: Run) -> bool:
    """A full stop, half-width ones behind hanzi among them: not those of 3.5 and No.1."""
    stops = any(char.text in _STOPS for char in run)
    return stops or any(
        char.text == "." and before.text > _LAST_LATIN for before, char in pairwise(run)
    )


def _end(lines: Sequence[PlacedRun], pieces: Sequence[Sequence[Run]], at: int) -> int:
    """Where the rows that begin here end."""
    if len(words(pieces[at])) < _FEWEST_COLUMNS:
        return at
    end = at + 1
    rows = [at]
    while end < len(lines) and end - rows[-1] < _TRIED and pieces[end]:
        steps = [lines[a].y - lines[b].y for a, b in pairwise(rows)]
        step = median(steps) if steps else _FAR * lines[at].size
        white = lines[end - 1].y - lines[end].y
        if white > max(_FAR * step, _FAR * lines[at].size):
            break
        if len(words(pieces[end])) > 1:
            rows.append(end)
        elif not _goes_on(
            pieces[at:end],
            pieces[end],
            close=white < _CLOSE * step or _is_row_between(lines, pieces, end, step),
        ):
            break
        end += 1
    return end


def _is_row_between(
    lines: Sequence[PlacedRun], pieces: Sequence[Sequence[Run]], at: int, step: float
) -> bool:
    """Does it stand as rows do, over another one: all its cells but one empty?"""
    if at + 1 == len(lines) or len(words(pieces[at + 1])) < 2:
        return False
    whites = [lines[n].y - lines[n + 1].y for n in (at - 1, at)]
    return max(whites) <= _ROW_STEP * step


def _goes_on(
    above: Sequence[Sequence[Run]], line: Sequence[Run], *, close: bool
) -> bool:
    """A single word goes on with a cell: in one column, and not the first; or close."""
    columns = columns_of(above)
    x0, x1 = line[0][0].x0, line[-1][-1].x1
    under = [at for at, c in enumerate(columns) if x0 < c.x1 and c.x0 < x1]
    return len(under) == 1 and (close or under[0] > 0)


def _table(
    lines: Sequence[PlacedRun], pieces: Sequence[Sequence[Run]]
) -> PlacedRun | None:
    found = aligned(pieces)
    if found is None or not _is_table(found):
        return None
    texts, doubtful = texts_of(found.rows)
    characters = [char for line in lines for char in line.characters]
    offset = lines[0].x0 - lines[0].characters[0].x0
    table = printed_table(texts, found.edges, characters, doubtful=doubtful)
    return PlacedRun(
        (table,), table.x0 + offset, table.x1 + offset, lines[0].y, table.size
    )


def _is_table(found: Aligned) -> bool:
    columns = len(found.edges) - 1
    if columns < _FEWEST_COLUMNS or len(found.rows) < _FEWEST_ROWS:
        return False
    lengths = [len(cell.characters) for row in found.rows for cell in row if cell.lines]
    filled = [
        sum(bool(row[at].lines) for row in found.rows) / len(found.rows)
        for at in range(columns)
    ]
    return median(lengths) <= _LONGEST and median(filled) >= _FILLED


def _signs(lines: Sequence[PlacedRun], at: int) -> bool:
    """Organs that sign side by side stand over their date."""
    return at < len(lines) and bool(
        date_of("".join(char.text for char in lines[at].characters))
    )


# ---- over the page ---------------------------------------------------------------
#
# Where the cells of a table are many, the white between them looks like that between
# columns of text; so tables of short words are told before columns are, and tables of
# any words on pages that hold no sentence.


def with_page_tables(runs: Sequence[PlacedRun]) -> list[PlacedRun]:
    """The runs of a page, and in place of those of a table with short words in all of
    its cells, or on a page without a full stop, the table."""
    size = median(run.size for run in runs)
    whole = Columns((), max(run.x1 for run in runs), size)
    rows = [list(row) for _, row in groupby(runs, key=lambda run: run.y)]
    found: list[PlacedRun] = []
    no_text = not any(_holds_stop(run.characters) for run in runs)
    for may_be, held in groupby(rows, key=lambda row: no_text or _are_short(row)):
        stretch = list(held)
        if not may_be or len(stretch) < _FEWEST_PAGE_ROWS:
            found += [run for row in stretch for run in row]
            continue
        lines = [merged(row) for row in stretch]
        apart = {id(line): row for line, row in zip(lines, stretch, strict=True)}
        for line in _read(lines, whole):
            found += apart.get(id(line), [line])
    return found


def _are_short(row: Sequence[PlacedRun]) -> bool:
    return all(len(run.characters) <= _SHORT for run in row) and not any(
        table_in(run.characters) for run in row
    )


# ---- over the gutter -------------------------------------------------------------


def over_gutter(rows: Sequence[Sequence[PlacedRun]], columns: Columns) -> set[int]:
    """Which rows of a page, each of them all that stands on a baseline, are those of a
    table over its columns: several under one another with words on both sides, none of
    which fills its column, and on some side more than one; and what goes on with their
    cells between them."""
    if not columns.gutters:
        return set()
    found: set[int] = set()
    kinds = groupby(range(len(rows)), key=lambda at: _may_be_wide(rows[at], columns))
    for may_be, run in kinds:
        held = list(run)
        wide = [at for at in held if may_be and _is_wide(rows[at], columns)]
        many = [at for at in wide if _count(rows[at]) >= _FEWEST_COLUMNS]
        if len(many) >= _FEWEST_ROWS and len(many) * 2 >= len(wide):
            first, last = wide[0], wide[-1]
            while last < held[-1] and _is_close(rows[last], rows[last + 1]):
                last += 1
            found |= set(range(first, last + 1))
    return found


def _may_be_wide(row: Sequence[PlacedRun], columns: Columns) -> bool:
    """Text fills its lines; so what fills a column is none of a table's."""
    return not any(
        table_in(run.characters)
        or _holds_stop(run.characters[-2:])
        or _fills(run, columns)
        for run in row
    )


def _is_wide(row: Sequence[PlacedRun], columns: Columns) -> bool:
    sides = {columns.side(run) for run in row}
    return len(sides) > 1 or (0 in sides and _count(row) >= _FEWEST_COLUMNS)


def _fills(run: PlacedRun, columns: Columns) -> bool:
    side = columns.side(run)
    left, right = columns.edges(side)
    return run.x1 - run.x0 >= (_FILLED if side else _FILLED_WHOLE) * (right - left)


def _is_close(above: Sequence[PlacedRun], below: Sequence[PlacedRun]) -> bool:
    return above[0].y - below[0].y <= _NEXT_LINE * below[0].size


def _count(row: Sequence[PlacedRun]) -> int:
    return len(words([run.characters for run in row]))
