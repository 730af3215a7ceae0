"""Pages of text with what stands around it, and what is found outside."""

from collections.abc import Sequence

from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.pages import lay_out
from documents.parsing.types import Furniture
from tests.documents.parsing.pdf.placed import page, set_line

LEFT, TOP, STEP = 60.0, 740.0, 16.0
MEASURE = 44  # hanzi
TEXT = "各县市区人民政府和市政府各部门要认真落实本通知的要求并确保完成各项任务"


def text(rows: int = 12, top: float = TOP, first: int = 0) -> list[list[Character]]:
    """Rows of text, no two alike, numbered from `first`."""
    turned = [(TEXT[n:] + TEXT[:n]) * 2 for n in range(first, first + rows)]
    return [
        set_line(line[:MEASURE], LEFT, top - STEP * n) for n, line in enumerate(turned)
    ]


def pages(*around: Sequence[list[Character]]) -> list[PdfPage]:
    """A page of text for each, with that around it; the texts differ, too."""
    return [
        page(*text(12 + number % 3, first=number), *lines, number=number)
        for number, lines in enumerate(around, 1)
    ]


def outside(found: Sequence[PdfPage]) -> list[tuple[int, str, Furniture]]:
    return [
        (band.page, line.text, band.furniture)
        for band in lay_out(found).bands
        if band.furniture
        for line in band.lines
    ]


def left_in_text(found: Sequence[PdfPage]) -> list[str]:
    """The rows that were left in the text though `text` did not print them."""
    rows = {(TEXT[n:] + TEXT[:n]) * 2 for n in range(len(TEXT))}
    whole = {row[:MEASURE] for row in rows}
    return [
        line.text
        for band in lay_out(found).bands
        if band.furniture is None
        for line in band.lines
        if line.text not in whole
    ]
