"""What stands outside the text's area of each page, and the rows that are left.

After this stage every run of a page is either among its rows or outside, with what
it is; and rows of one baseline hold nothing that only happens to stand beside them.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.ink import Ink
from documents.parsing.pdf.sheet.heads import (
    heads_and_feet,
    page_number,
    stand_apart,
    without_figures,
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
    return _numbered(_with_known_heads(found), areas)


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


# ---- heads of single pages -------------------------------------------------------


def _with_known_heads(found: dict[int, Sheet]) -> dict[int, Sheet]:
    """A page that lies crosswise has the head and foot of the others, and no like to be
    compared with."""
    words = Counter(
        said
        for sheet in found.values()
        for said in {
            without_figures(_text(one.run))
            for one in (*sheet.over, *sheet.under)
            if one.furniture is Furniture.RUNNING_HEAD
        }
    )
    known = {said for said, pages in words.items() if said and pages >= _FEWEST}
    return {number: _without_heads(sheet, known) for number, sheet in found.items()}


def _without_heads(sheet: Sheet, known: Collection[str]) -> Sheet:
    """Its first and its last row are none of its text where other pages have them as head
    or foot."""
    rows = list(sheet.rows)
    over = rows[:1] if len(rows) > 1 and _says(rows[0], known) else []
    under = rows[-1:] if len(rows) > 1 and _says(rows[-1], known) else []
    return replace(
        sheet,
        rows=tuple(rows[len(over) : len(rows) - len(under)]),
        over=(*sheet.over, *_outside(over)),
        under=(*_outside(under), *sheet.under),
    )


def _says(row: Row, known: Collection[str]) -> bool:
    """A page's number may stand beside it."""
    others = [run for run in row if without_figures(_text(run)) not in known]
    numbers = all(page_number(_text(run)) is not None for run in others)
    return numbers and len(others) < len(row)


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
