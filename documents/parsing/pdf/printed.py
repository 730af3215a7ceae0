"""The pages of a PDF, laid out: all that the parse needs to know of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.parsed import ParseWarning
from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.fonts import Known, known_fonts
from documents.parsing.pdf.ink import inks
from documents.parsing.pdf.layout import Band, bands
from documents.parsing.pdf.pitch import on_pitch
from documents.parsing.pdf.warnings import page_warnings


@dataclass(frozen=True, slots=True)
class Print:
    """A PDF's pages, laid out: `fonts` says which of them are known to be garbled or
    clean, `warnings` what is on the pages and could not be read."""

    bands: tuple[Band, ...]
    fonts: Known
    warnings: tuple[ParseWarning, ...]


def lay_out(pages: Sequence[PdfPage]) -> Print:
    text = on_pitch(pages, inks(pages))
    laid_out = bands(pages, text)
    warnings = page_warnings(pages, text, laid_out)
    return Print(laid_out, known_fonts(pages), warnings)
