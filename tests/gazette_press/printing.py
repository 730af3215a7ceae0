"""The frames of a laid-out issue on paper: a PDF of the very issue that `dump` dumps.

On paper a headline stands over its columns, and the rest of an earlier document at
the top. First lines are indented by two, full lines are spread or squeezed to the
measure, signatures stand at the right; marks come from a symbol font.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tests.gazette_press.garbling import GARBLED, is_mark
from tests.gazette_press.pages import Page
from tests.gazette_press.pdf_file import A4, PdfPage, Placed, pdf_file
from tests.gazette_press.pdf_fonts import Font, advance
from tests.gazette_press.print_style import GUTTER, PrintStyle
from tests.gazette_press.sheets.beside import Sheet, beside, is_reference
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.source import Document, Issue, Setting

SIZE, TITLE_SIZE, LEADING = 10.0, 18.0, 16.0
TOP, MARGIN, OUTER = 780.0, 56.0, 8.0
CROSSWISE_TOP, CROSSWISE_MARGIN = 540.0, 150.0
CROSSWISE_ROWS = 28  # as many as such a page holds
INDENT = 2 * SIZE
SMALL, RAISED = 0.6, 0.35  # of the type: signs that lead to notes


class Style(StrEnum):
    TITLE = "title"
    NUMBER = "number"
    INDENTED = "indented"
    FLUSH = "flush"
    SIGNED = "signed"


STYLE_OF = {
    Setting.TEXT: Style.INDENTED,
    Setting.NOTE: Style.INDENTED,
    Setting.FLUSH: Style.FLUSH,
    Setting.SIGNED: Style.SIGNED,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is set in one measure: both columns if `wide`, else one."""

    text: str
    style: Style
    wide: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A printed line, and whether it is the first or the last of its piece."""

    text: str
    piece: Piece
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Type:
    """The fonts of an issue; `garbled` says whether the maps of its symbol fonts are off.
    Headlines have fonts of their own in some houses, `few_symbols` says of which signs."""

    garbled: bool = True
    text: Font = field(default_factory=lambda: Font("ABCDEF+FangSong"))
    symbols: Font = field(default_factory=lambda: Font("ABCDEF+Marks"))
    titles: Font = field(default_factory=lambda: Font("ABCDEF+Black"))
    title_symbols: Font = field(default_factory=lambda: Font("ABCDEF+BlackMarks"))
    black_titles: bool = False
    few_symbols: str = ""

    def font(self, character: str, *, in_title: bool = False) -> Font:
        black = in_title and self.black_titles
        if not is_mark(character) or (
            black and self.few_symbols and character not in self.few_symbols
        ):
            return self.titles if black else self.text
        symbols = self.title_symbols if black else self.symbols
        if self.garbled and not symbols.read_as:
            symbols.read_as.update(GARBLED)
        return symbols


def print_pdf(
    issue: Issue,
    pages: Sequence[Page],
    print_style: PrintStyle,
    cases: Type | None = None,
    forms: Forms | None = None,
) -> bytes:
    """The issue, laid out on these pages, as a PDF."""
    return pdf_file(
        printed_pages(issue, pages, print_style, cases or Type(), forms or Forms())
    )


def printed_pages(
    issue: Issue,
    pages: Sequence[Page],
    print_style: PrintStyle,
    cases: Type,
    forms: Forms,
) -> list[PdfPage]:
    """Pages lie crosswise only where they hold few enough rows."""
    rows = rows_of(issue, pages)
    return [
        sheet(number, page, rows, print_style, cases, forms)
        for number, page in enumerate(pages, 1)
    ]


def sheet(
    number: int,
    page: Page,
    rows: Iterator[Row],
    print_style: PrintStyle,
    cases: Type,
    forms: Forms,
) -> PdfPage:
    """The next page; it takes its lines from `rows`."""
    crosswise = bool(forms.crosswise) and number % forms.crosswise == 0
    odd = number % 2 == 1
    left = CROSSWISE_MARGIN if crosswise else MARGIN + (OUTER if odd else 0.0)
    top = CROSSWISE_TOP if crosswise else TOP
    sides = A4[::-1] if crosswise else A4
    text = tuple(_page(page, rows, print_style, cases, left, top))
    right = left + measure_of(print_style, wide=True)
    around = beside(Sheet(number, sides, left, right, top, text), forms, cases.font)
    return PdfPage(**around, sides=sides)


def rows_of(issue: Issue, pages: Sequence[Page]) -> Iterator[Row]:
    """The lines of all frames in order, each knowing what it is a line of."""
    pieces = pieces_of(issue)
    piece, left = None, ""
    for line in (
        line for page in pages for f in page for line in (*f.headline, *f.lines)
    ):
        first = not left
        if piece is None or first:
            piece = next(pieces)
            left = _ink(piece.text)
        assert left.startswith(_ink(line)), (left, line)
        left = left.removeprefix(_ink(line))
        yield Row(line, piece, first, not left)


def pieces_of(issue: Issue) -> Iterator[Piece]:
    for document in issue.documents:
        yield from _document(document)


def _document(document: Document) -> Iterator[Piece]:
    """Set as in `pages.set_document`: a notice stands over its attachment's columns."""
    numbers = [one for one in (document.number, document.registration) if one]
    for line in document.printed_headline:
        numbered = any(number in line for number in numbers)
        yield Piece(line, Style.NUMBER if numbered else Style.TITLE, True)
    for index, part in enumerate(document.parts):
        front = index == 0 and len(document.parts) > 1
        yield from (Piece(line, Style.TITLE, True) for line in part.title)
        for line in part.contents:
            yield Piece(line, Style.INDENTED, front or document.wide)
        for paragraph in part.paragraphs:
            style = STYLE_OF[paragraph.setting]
            for text in paragraph.lines:
                yield Piece(text, style, front or document.wide)


def _ink(text: str) -> str:
    return "".join(text.split())


def _page(
    page: Page,
    rows: Iterator[Row],
    print_style: PrintStyle,
    cases: Type,
    left: float,
    top: float,
) -> Iterator[Placed]:
    y = top
    for frame in page:
        for row in _take(rows, frame.headline):
            yield from _set(row, left, y, measure_of(print_style, wide=True), cases)
            y -= LEADING * (2 if row.piece.style is Style.TITLE else 1)
        lines = _take(rows, frame.lines)
        yield from _columns(lines, left, y, print_style, cases)
        y -= LEADING * (_height(lines) + 1)


def _take(rows: Iterator[Row], lines: Sequence[str]) -> list[Row]:
    return [next(rows) for _ in lines]


def _height(rows: Sequence[Row]) -> int:
    if rows and rows[0].piece.wide:
        return len(rows)
    return -(-len(rows) // 2)


def _columns(
    rows: Sequence[Row], left: float, top: float, print_style: PrintStyle, cases: Type
) -> Iterator[Placed]:
    height = _height(rows)
    wide = bool(rows) and rows[0].piece.wide
    measure = measure_of(print_style, wide=wide)
    for index, row in enumerate(rows):
        column, place = divmod(index, max(height, 1))
        x = left + column * (measure + GUTTER / 2 * SIZE)
        yield from _set(row, x, top - place * LEADING, measure, cases)


def measure_of(print_style: PrintStyle, *, wide: bool) -> float:
    return (print_style.full_width if wide else print_style.width) / 2 * SIZE


def _set(
    row: Row, left: float, y: float, measure: float, cases: Type
) -> Iterator[Placed]:
    style = row.piece.style
    size = TITLE_SIZE if style is Style.TITLE else SIZE
    natural = sum(map(advance, row.text))
    size = min(size, measure / max(natural, 1.0)) if style is Style.TITLE else size
    x, room = left, measure
    if style is Style.INDENTED and row.first:
        x, room = left + INDENT, measure - INDENT
    if style in (Style.TITLE, Style.NUMBER):
        x += (measure - natural * size) / 2
    elif style is Style.SIGNED:
        x += max(0.0, measure - natural * size - INDENT)
    elif not row.last or natural * size > room:
        gaps = max(len(row.text) - 1, 1)
        return _run(row, x, y, size, (room - natural * size) / gaps, cases)
    return _run(row, x, y, size, 0.0, cases)


def _run(
    row: Row, x: float, y: float, size: float, spread: float, cases: Type
) -> Iterator[Placed]:
    """A sign that leads to a note is raised, and small."""
    in_title = row.piece.style is Style.TITLE
    for at, character in enumerate(row.text):
        font = cases.font(character, in_title=in_title)
        if at and is_reference(character):
            yield Placed(character, x, y + RAISED * size, SMALL * size, font)
        elif not character.isspace():
            yield Placed(character, x, y, size, font)
        x += advance(character) * size + spread
