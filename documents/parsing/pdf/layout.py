"""Characters of pages → bands of lines from top to bottom, columns told apart.

After this stage every character of a page (`ink`) is in exactly one line, once where it
was drawn twice; each line of text knows where it stands and how large it is. Bands
stand in reading order: what stands over the text, what is set over all columns and the
columns from left to right, footnotes, and what stands under and beside the text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, median_high, median_low

from documents.parsing.pdf.columns import (
    Columns,
    PlacedRun,
    Sided,
    are_three,
    centred_pairs,
    columns_of,
    may_be_table,
    merged,
)
from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.heads import heads_apart
from documents.parsing.pdf.sheet.footnotes import footnotes_apart
from documents.parsing.pdf.sheet.outside import Outside, Sheet
from documents.parsing.pdf.sheet.type_area import Row, of_one_size, usual_size
from documents.parsing.pdf.tables.open import (
    over_gutter,
    with_open_tables,
    with_page_tables,
)
from documents.parsing.pdf.tables.printed import PrintedTable, table_in
from documents.parsing.pdf.text_runs import Run
from documents.parsing.types import Furniture, Placing

_BLANK = 0.2  # of the type size, over the line's spacing: a blank;
_CELL = 1.2  # and two, which part the cells of a table
_SPACED = 2.0  # of the type size: how far a title's characters are set apart
_OTHER_SIZE = 0.06  # of the text's size: by what type of another size differs
_INDENT_AT_MOST = 50.0  # points: two characters of the largest type


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """`fonts` and `confidence` have an entry for each character of the text; of a blank
    the font is None, and nothing is doubtful. What stands outside the text's area has no
    `placing` in it, nor has a row of a table, which knows the number of that."""

    text: str
    fonts: tuple[int | None, ...]
    confidence: tuple[float, ...]
    placing: Placing | None
    table: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a page: `wide` is set over all columns, else one after the other.
    `may_be_table` says that the columns may be the cells of one, `furniture` what it is
    where it is no text, `table` which one it is, a line for each row."""

    page: int
    wide: bool
    lines: tuple[PrintedLine, ...]
    may_be_table: bool = False
    furniture: Furniture | None = None
    table: PrintedTable | None = None


def bands(pages: Sequence[PdfPage], text: Mapping[int, Sheet]) -> tuple[Band, ...]:
    """All pages' bands in reading order."""
    found: dict[int, tuple[Band, ...]] = {}
    for alike in of_one_size([page for page in pages if text[page.number].rows]):
        texts = {page.number: text[page.number].rows for page in alike}
        lefts = {number: _left_edge(lines) for number, lines in texts.items()}
        runs = {
            number: with_page_tables(_placed(lines, _settled_left(number, lefts)))
            for number, lines in texts.items()
        }
        for of_one_kind in _by_columns(runs):
            found |= _of_one_kind(of_one_kind)
    return tuple(
        band
        for page in pages
        for band in (
            *_outside(page.number, text[page.number].over),
            *found.get(page.number, ()),
            *_outside(page.number, text[page.number].under),
        )
    )


def _of_one_kind(pages: Mapping[int, list[PlacedRun]]) -> dict[int, tuple[Band, ...]]:
    columns = columns_of([run for page in pages.values() for run in page])
    lines: dict[int, list[Sided]] = {}
    notes: dict[int, list[Sided]] = {}
    for number, page in pages.items():
        told = with_open_tables(_lines(page, columns), columns)
        lines[number], notes[number] = footnotes_apart(told, columns)
    return {
        number: (*_page_bands(number, parts, columns), *_notes(number, notes[number]))
        for number, parts in heads_apart(lines, columns).items()
    }


def _notes(page: int, lines: Sequence[Sided]) -> Iterator[Band]:
    if lines:
        kind = Furniture.FOOTNOTE
        yield _aside(page, [run.characters for _, run in lines], kind)


def _outside(page: int, lines: Sequence[Outside]) -> Iterator[Band]:
    for kind, held in groupby(lines, key=lambda line: line.furniture):
        yield _aside(page, [line.run for line in held], kind)


def _aside(page: int, lines: Sequence[Run], furniture: Furniture) -> Band:
    printed = tuple(PrintedLine(*_text(line), None) for line in lines)
    return Band(page, True, printed, furniture=furniture)


def _by_columns(
    runs: Mapping[int, list[PlacedRun]],
) -> list[dict[int, list[PlacedRun]]]:
    """The pages in three columns, and the others."""
    three = {number for number, page in runs.items() if are_three(page)}
    kinds = (
        {number: page for number, page in runs.items() if (number in three) is kind}
        for kind in (False, True)
    )
    return [kind for kind in kinds if kind]


def _placed(lines: Sequence[Sequence[Run]], left: float) -> list[PlacedRun]:
    return [
        PlacedRun(
            run,
            run[0].x0 - left,
            run[-1].x1 - left,
            max(char.baseline for run in line for char in run),
            median_high(char.size for char in run),
        )
        for line in lines
        for run in line
    ]


def _left_edge(lines: Sequence[Row]) -> float:
    """Where text of its usual size begins; a page's number, which is no hanzi, may stand
    further out, and so may a head in smaller type and a title in larger."""
    size = usual_size([lines])
    characters = [char for line in lines for run in line for char in run]
    hanzi = [char for char in characters if char.text > "\u33ff"]
    text = [char for char in hanzi if abs(char.size - size) <= _OTHER_SIZE * size]
    return min(char.x0 for char in (text or hanzi or characters))


def _settled_left(page: int, lefts: Mapping[int, float]) -> float:
    """A page on which every line is indented begins where its like do: the odd pages,
    or the even ones."""
    left = lefts[page]
    alike = [other for number, other in lefts.items() if number % 2 == page % 2]
    usual = median(alike)
    return usual if 0 < left - usual < _INDENT_AT_MOST else left


def _page_bands(
    page: int, parts: Sequence[Sequence[Sided]], columns: Columns
) -> Iterator[Band]:
    """Lines set over both columns, and stretches of columns between them."""
    for part in parts:
        stretches = [
            list(held) for _, held in groupby(part, key=lambda line: not line[0])
        ]
        kinds = ((not _are_columns(held, columns), held) for held in stretches)
        for wide, held in groupby(kinds, key=lambda kind: kind[0]):
            lines = [line for _, stretch in held for line in stretch]
            doubtful = not wide and may_be_table(lines, columns)
            for table, read in groupby(
                _in_order(lines, wide=wide),
                key=lambda line: table_in(line[1].characters),
            ):
                if table:
                    rows = tuple(PrintedLine(*row, None) for row in table.rows)
                    yield Band(page, wide, rows, table=table)
                else:
                    yield Band(page, wide, _set(read, columns), doubtful)


def _in_order(lines: Sequence[Sided], *, wide: bool) -> list[Sided]:
    if wide:
        return [(0, run) for _, run in lines]
    return [(side, run) for side, column in _by_side(lines).items() for run in column]


def _by_side(lines: Sequence[Sided]) -> dict[int, list[PlacedRun]]:
    """The lines of each column that has any, from the left."""
    sides = sorted({side for side, _ in lines})
    return {side: [line for its, line in lines if its == side] for side in sides}


def _lines(runs: Sequence[PlacedRun], columns: Columns) -> list[Sided]:
    rows = [list(row) for _, row in groupby(runs, key=lambda run: run.y)]
    wide = over_gutter(rows, columns) | centred_pairs(rows, columns)
    return [
        line
        for at, row in enumerate(rows)
        for line in _row(row, columns, wide=at in wide)
    ]


def _row(runs: Sequence[PlacedRun], columns: Columns, *, wide: bool) -> list[Sided]:
    """What stands on one baseline: a line over all columns, or one in each."""
    sides = [columns.side(run) for run in runs]
    if wide or 0 in sides:
        return [(0, merged(runs))]
    held = [
        (side, [run for run, its in zip(runs, sides, strict=True) if its == side])
        for side in sorted(set(sides))
    ]
    return [(side, merged(parts)) for side, parts in held]


def _are_columns(lines: Sequence[Sided], columns: Columns) -> bool:
    """Do columns stand here, side by side or the left one alone? The last line of a
    paragraph set over both columns, and the signature under it, do not."""
    by_side = _by_side(lines)
    left = by_side.pop(1, [])
    if not left:
        return False
    if by_side:
        return any(_overlap(left, right) for right in by_side.values())
    edge = columns.edges(1)[1]
    full = sum(run.x1 > edge - 2 * run.size for run in left)
    return len(left) > 1 and full * 3 >= len(left)


def _overlap(left: Sequence[PlacedRun], right: Sequence[PlacedRun]) -> bool:
    return (
        left[-1].y <= right[0].y + right[0].size
        and right[-1].y <= left[0].y + left[0].size
    )


def _set(lines: Iterable[Sided], columns: Columns) -> tuple[PrintedLine, ...]:
    return tuple(
        PrintedLine(*_text(run.characters), _placing(run, columns.edges(side), columns))
        for side, run in lines
    )


def _placing(run: PlacedRun, edges: tuple[float, float], columns: Columns) -> Placing:
    left, right = edges
    indent, room = (run.x0 - left) / run.size, (right - run.x1) / run.size
    return Placing(indent, room, run.size / columns.size)


def _text(
    characters: Sequence[Character],
) -> tuple[str, tuple[int | None, ...], tuple[float, ...]]:
    """A blank stands where the gap is wider than the line's spacing makes it."""
    gaps = [after.x0 - char.x1 for char, after in pairwise(characters)]
    usual = max(0.0, median_low(gaps)) if gaps else 0.0
    usual = min(usual, _SPACED * median_low(char.size for char in characters))
    text, fonts, confidence = [], list[int | None](), list[float]()
    for char, gap in zip(characters, [*gaps, 0.0], strict=True):
        text.append(char.text)
        fonts += [char.font] * len(char.text)
        confidence += [char.confidence] * len(char.text)
        blanks = sum(gap > usual + part * char.size for part in (_BLANK, _CELL))
        text.append(" " * blanks)
        fonts += [None] * blanks
        confidence += [1.0] * blanks
    return "".join(text), tuple(fonts), tuple(confidence)
