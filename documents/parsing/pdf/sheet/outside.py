"""What stands outside the text's area of each page, and the rows that are left.

After this stage every run of a page is either among its rows or outside, with what
it is; and rows of one baseline hold nothing that only happens to stand beside them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.ink import Ink
from documents.parsing.pdf.sheet.heads import (
    heads_and_feet,
    page_number,
    stand_apart,
)
from documents.parsing.pdf.sheet.margins import beside, tabs, without
from documents.parsing.pdf.sheet.turned import stands_clear
from documents.parsing.pdf.sheet.type_area import (
    Row,
    Rows,
    TypeArea,
    of_one_size,
    type_areas,
    usual_size,
)
from documents.parsing.pdf.text_runs import Run
from documents.parsing.types import Furniture

_FEWEST = 2  # pages whose numbers tell how far they are from where the file counts


@dataclass(frozen=True, slots=True)
class Outside:
    """A line that stands outside."""

    run: Run
    furniture: Furniture


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` of the text from top to bottom; what stands `over` it, and `under` and
    beside it. `askew` characters run across the text and are none of that."""

    rows: tuple[Row, ...]
    over: tuple[Outside, ...] = ()
    under: tuple[Outside, ...] = ()
    askew: int = 0


def sheets(pages: Sequence[PdfPage], text: Mapping[int, Ink]) -> dict[int, Sheet]:
    """Of every page. Each size of sheet has an area, heads and feet of its own; numbers
    count through all of them."""
    found: dict[int, Sheet] = {page.number: Sheet(()) for page in pages}
    areas: dict[int, TypeArea] = {}
    printed = [page for page in pages if text[page.number].lines]
    for alike in of_one_size(printed):
        rows = {page.number: text[page.number].lines for page in alike}
        of_these = type_areas(rows)
        areas |= of_these
        found |= _sheets(rows, of_these)
    found = {
        number: _with_turned(sheet, text[number], areas.get(number))
        for number, sheet in found.items()
    }
    return _numbered(found, areas)


def _sheets(
    pages: Mapping[int, Rows], areas: Mapping[int, TypeArea]
) -> dict[int, Sheet]:
    stacks = tabs(pages, areas)
    pages = {
        number: without(rows, (char for tab in stacks[number] for char in tab))
        for number, rows in pages.items()
    }
    heads, feet = heads_and_feet(pages, usual_size(pages.values()))
    return {
        number: Sheet(
            tuple(rows[heads[number] : len(rows) - feet[number]]),
            tuple(_outside(rows[: heads[number]])),
            (
                *_outside(rows[len(rows) - feet[number] :]),
                *(Outside(tab, Furniture.MARGIN_TAB) for tab in stacks[number]),
            ),
        )
        for number, rows in pages.items()
    }


def _with_turned(sheet: Sheet, ink: Ink, area: TypeArea | None) -> Sheet:
    """With the turned tabs and numbers of its margin."""
    clear = [
        run
        for run in ink.turned
        if area and sheet.rows and stands_clear(run, sheet.rows, area)
    ]
    return replace(
        sheet,
        under=(*sheet.under, *(Outside(run, _kind_of_turned(run)) for run in clear)),
        askew=sum(map(len, ink.turned)) - sum(map(len, clear)),
    )


def _kind_of_turned(run: Run) -> Furniture:
    is_number = page_number(_text(run)) is not None
    return Furniture.PAGE_NUMBER if is_number else Furniture.MARGIN_TAB


def _outside(rows: Iterable[Row]) -> Iterator[Outside]:
    for row in rows:
        for run in row:
            is_number = page_number(_text(run)) is not None
            kind = Furniture.PAGE_NUMBER if is_number else Furniture.RUNNING_HEAD
            yield Outside(run, kind)


def _text(run: Run) -> str:
    return "".join(char.text for char in run)


# ---- numbers of single pages ----------------------------------------------------
#
# A page that lies crosswise has no like to be compared with. Its number is the one that
# follows from those of the others, wherever on an edge it stands.


def _numbered(
    found: dict[int, Sheet], areas: Mapping[int, TypeArea]
) -> dict[int, Sheet]:
    offsets = Counter(
        printed - number
        for number, sheet in found.items()
        for printed in _printed(sheet)
    )
    if not offsets or max(offsets.values()) < _FEWEST:
        return found
    offset = offsets.most_common(1)[0][0]
    return {
        number: sheet
        if number + offset in _printed(sheet)
        else _without_number(sheet, number + offset, areas.get(number))
        for number, sheet in found.items()
    }


def _printed(sheet: Sheet) -> set[int]:
    kept = (one.run for one in (*sheet.over, *sheet.under))
    return {number for run in kept if (number := page_number(_text(run))) is not None}


def _without_number(sheet: Sheet, number: int, area: TypeArea | None) -> Sheet:
    """Outermost on the page and apart, or beside the text's area."""
    edges = {id(row) for row in stand_apart(sheet.rows)}
    places = [
        (row, run)
        for row in sheet.rows
        for run in row
        if page_number(_text(run)) == number
        and ((area and beside(run, area)) or (id(row) in edges and len(row) == 1))
    ]
    if len(places) != 1:
        return sheet
    [(_, run)] = places
    return replace(
        sheet,
        rows=tuple(without(sheet.rows, run)),
        under=(*sheet.under, Outside(run, Furniture.PAGE_NUMBER)),
    )
