"""The characters of a page, in the order in which they are drawn, and where they stand."""

import math
import re
from collections import deque
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.utils import mult_matrix

from documents.pdf_reader.limits import (
    CHARACTERS_A_PAGE,
    DEEPEST,
    FORMS_A_PAGE,
    LONGEST_SIDE,
    Refused,
)
from documents.pdf_reader.rules import Rules
from documents.pdf_reader.states import is_pale, is_white

_WIDEST = 4.0  # of its size: what a character is wide
_NARROWEST = 0.3  # of its size: a hanzi that is said to be less is as wide as high
_HANZI = "\u2e80"  # and what comes after
_NEVER_SHOWN = (3, 7)  # text rendering modes: neither filled nor stroked
_PAINTED = 2000  # the last so many coloured places of a page are known
_USUAL_EM = (0.5, 2.0)  # a font that draws its own glyphs may count in other units
# Blanks, control characters, soft hyphens, marks of direction: nothing is printed there.
_NO_INK = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)
_HALVES = re.compile(r"[\ud800-\udfff]")

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
Row = tuple[str, float, float, float, float, int, int, bool, bool]
Glyph = tuple[str, float]  # what it says, and its width


class Characters(PDFTextDevice):
    """Gathers the characters of a page."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self._glyphs: WeakKeyDictionary[PDFFont, dict[int, Glyph]] = WeakKeyDictionary()
        self.clear((0.0, 0.0, 0.0, 0.0))

    def clear(self, box: Box) -> None:
        self.box = box
        self.fonts: dict[PDFFont, int] = {}
        self.images = 0
        self.covered = 0.0  # of the page, by pictures
        self.outside = 0
        self.drawn = 0
        self.depth = 0
        self.painted: deque[Box] = deque(maxlen=_PAINTED)
        self.rows: list[Row] = []
        self.rules = Rules(box)

    @property
    def names(self) -> list[str]:
        return [str(font.fontname) for font in self.fonts]

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        box = _moved(page.cropbox, ctm)
        if not (box[2] - box[0] <= LONGEST_SIDE and box[3] - box[1] <= LONGEST_SIDE):
            raise Refused("damaged")
        self.clear(box)

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self.drawn += 1
        self.depth += 1
        if self.drawn > FORMS_A_PAGE or self.depth > DEEPEST:
            raise Refused("forms")

    def end_figure(self, name: str) -> None:
        self.depth -= 1

    def render_image(self, name: str, stream: Any) -> None:
        self.images += 1
        if self.ctm:
            place = _moved((0, 0, 1, 1), self.ctm)
            self.painted.append(place)
            self.covered += _share(place, self.box)

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any
    ) -> None:
        """What is filled in a colour can be what white text stands on; what is thin is
        a rule."""
        if self.ctm:
            self.rules.paint(path, self.ctm, graphicstate, stroke=stroke, fill=fill)
        places = [place for step in path for place in step[1:]]
        if fill and places and self.ctm and not is_white(graphicstate):
            xs, ys = places[::2], places[1::2]
            box = (min(xs), min(ys), max(xs), max(ys))
            self.painted.append(_moved(box, self.ctm))

    def render_string(
        self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any
    ) -> None:
        """As the format has it, to the blank behind the last character, which pdfminer
        leaves out."""
        font, size = textstate.font, textstate.fontsize
        matrix = mult_matrix(textstate.matrix, self.ctm or (1, 0, 0, 1, 0, 0))
        string = _String(self, font, size * _em(font), matrix, textstate, graphicstate)
        vertical = font.is_vertical()
        stretch = 1.0 if vertical else textstate.scaling * 0.01
        glyphs = self._glyphs.setdefault(font, {})
        x, y = textstate.linematrix
        for part in seq:
            if isinstance(part, (int, float)):
                moved = -part * 0.001 * size * stretch
                x, y = (x, y + moved) if vertical else (x + moved, y)
                continue
            if not isinstance(part, bytes):
                continue
            for code in font.decode(part):
                glyph = glyphs.get(code)
                if glyph is None:
                    glyph = glyphs[code] = _glyph(font, code)
                width = glyph[1] * size * stretch
                if glyph[0]:
                    string.add(glyph[0], x, y, abs(width))
                blank = textstate.charspace + (textstate.wordspace if code == 32 else 0)
                moved = width + blank * stretch
                x, y = (x, y + moved) if vertical else (x + moved, y)
        textstate.linematrix = (x, y)

    def add(self, row: Row) -> None:
        if len(self.rows) + self.outside >= CHARACTERS_A_PAGE:
            raise Refused("characters")
        self.rows.append(row)

    def leave_out(self) -> None:
        self.outside += 1
        if len(self.rows) + self.outside >= CHARACTERS_A_PAGE:
            raise Refused("characters")

    def font_number(self, font: PDFFont) -> int:
        return self.fonts.setdefault(font, len(self.fonts))


class _String:
    """What all characters of a string have in common."""

    def __init__(
        self,
        page: Characters,
        font: PDFFont,
        size: float,
        matrix: Matrix,
        textstate: Any,
        graphicstate: Any,
    ) -> None:
        self._page = page
        self._font = page.font_number(font)
        self._matrix = matrix
        a, b, c, d, _, _ = _turned_down(matrix) if font.is_vertical() else matrix
        self._along = math.hypot(a, b) or 1.0
        self._across = math.hypot(c, d)
        self._cos, self._sin = a / self._along, b / self._along
        self._angle = round(math.degrees(math.atan2(b, a))) % 360
        self._size = abs(size) * self._across
        self._rise = textstate.rise * self._across
        self._shown = textstate.render not in _NEVER_SHOWN
        self._white = is_white(graphicstate)
        self._pale = is_pale(graphicstate)

    def add(self, text: str, x: float, y: float, width: float) -> None:
        """The character at this place of the text's own space. Places are told along and
        across the direction in which the text runs."""
        a, b, c, d, e, f = self._matrix
        e, f = x * a + y * c + e, x * b + y * d + f
        page, size = self._page, self._size
        if not _holds(page.box, e, f) or not 0 < size <= LONGEST_SIDE:
            page.leave_out()
            return
        shown = self._shown and (
            not self._white or any(_holds(box, e, f) for box in page.painted)
        )
        start = e * self._cos + f * self._sin
        wide = min(width * self._along, _WIDEST * size)
        if wide < _NARROWEST * size and text >= _HANZI:
            wide = size
        baseline = f * self._cos - e * self._sin + self._rise
        places = (round(start, 2), round(start + wide, 2), round(baseline, 2))
        kind = (round(size, 2), self._angle, self._font, shown, self._pale)
        page.add((text, *places, *kind))


def _glyph(font: PDFFont, code: int) -> Glyph:
    """A map that leads to U+0000 says nothing: what is printed there is unknown."""
    try:
        told = font.to_unichr(code).replace("\x00", "") or _encoded(font, code)
    except PDFUnicodeNotDefined:
        told = "\ufffd"
    text = _HALVES.sub("\ufffd", _NO_INK.sub("", told))
    return text, font.char_width(code)


def _encoded(font: PDFFont, code: int) -> str:
    """What a simple font's own encoding says of the code."""
    meanings = getattr(font, "cid2unicode", {})
    return str(meanings.get(code, "\ufffd")).replace("\x00", "\ufffd")


def _em(font: PDFFont) -> float:
    """How high the font's glyphs are, in parts of the size that it is set in."""
    if not isinstance(font, PDFType3Font):
        return 1.0
    height = float(abs((font.bbox[3] - font.bbox[1]) * font.vscale))
    return height if height and not _USUAL_EM[0] <= height <= _USUAL_EM[1] else 1.0


def _moved(box: Sequence[float], matrix: Matrix) -> Box:
    """The box that holds the corners of this one where the matrix puts them."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in box[::2] for y in box[1::2]]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _share(part: Box, whole: Box) -> float:
    """How much of the whole the part covers."""
    wide = min(part[2], whole[2]) - max(part[0], whole[0])
    high = min(part[3], whole[3]) - max(part[1], whole[1])
    area = (whole[2] - whole[0]) * (whole[3] - whole[1])
    return max(wide, 0.0) * max(high, 0.0) / area if area else 0.0


def _turned_down(matrix: Matrix) -> Matrix:
    """In vertical writing text runs down, its characters upright."""
    a, b, c, d, e, f = matrix
    return -c, -d, a, b, e, f
