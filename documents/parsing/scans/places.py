"""Where lines of text stand on the picture of a scanned page, tilted as it may be."""

from collections.abc import Iterable
from dataclasses import replace

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.places import Box, Sheet, sheet
from documents.parsing.scans.placing import placed, turned
from documents.parsing.types import RecognisedPage

_EMPTY = PdfPage(0, (0.0, 0.0), (), 0, 0, ())
_UPPER_LEFT = (0.0, 0.0)


def places(page: RecognisedPage, lines: Iterable[tuple[int, str]]) -> Sheet:
    """`lines` are those of the page in the order of the source, each with its number."""
    level = placed(page, _EMPTY)
    found = sheet(level.characters, page.size, _UPPER_LEFT, lines)
    tilt = level.tilt or 0.0
    boxes = {n: _tilted(box, page.size, tilt) for n, box in found.boxes.items()}
    return replace(found, boxes=boxes)


def _tilted(box: Box, size: tuple[float, float], tilt: float) -> Box:
    """The upright box that holds this one where the page has it."""
    corners = [
        turned(x, y, size, tilt)
        for x in (box.x, box.x + box.width)
        for y in (box.y, box.y + box.height)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    x, y = min(xs), min(ys)
    return Box(*(round(n, 1) for n in (x, y, max(xs) - x, max(ys) - y)))
