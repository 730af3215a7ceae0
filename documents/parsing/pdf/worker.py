"""Reads the PDF on standard input and prints its characters, a JSON object a line.

Runs as a program of its own, by path, so that nothing but it and pdfminer is loaded:
what a hostile file can use up is this process, whose limits stand below. Arguments are
the first page to read, from 0, and how many to go on by, so that several can share a
file. First comes {"pages": n}, then an object for each page, at last {"done": true}; or
{"error": …} with the page where one is to blame. What is not foreseen ends the process,
and the reader of its output names the page it was at.
"""

import json
import math
import re
import resource
import sys
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from pdfminer import pdftypes
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import decompress_corrupted
from pdfminer.psexceptions import PSException

MEMORY = 400 * 1024 * 1024
CPU_SECONDS = 120
PAGES = 2000
OBJECTS = 500_000
CHARACTERS_A_PAGE = 30_000
LONGEST_SIDE = 14_400  # points: what PDF allows
_WIDEST = 4.0  # of its size: what a character is wide
_NEVER_SHOWN = (3, 7)  # text rendering modes: neither filled nor stroked
# Blanks, control characters, soft hyphens, marks of direction: nothing is printed there.
_NO_INK = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)
_HALVES = re.compile(r"[\ud800-\udfff]")


class Refused(Exception):
    """The file is over a limit."""


def decompress(data: bytes) -> bytes:
    """Take a stream whose checksum is wrong; pdfminer would take nothing for one that
    breaks off in the middle, and go on."""
    try:
        return decompress_corrupted(data)
    except zlib.error as error:
        raise Refused("damaged") from error


Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]


class Characters(PDFTextDevice):
    """Gathers the characters of a page, in the order in which they are drawn."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.clear((0.0, 0.0, 0.0, 0.0))

    def clear(self, box: Box) -> None:
        self.box = box
        self.fonts: dict[int, int] = {}
        self.names: list[str] = []
        self.images = 0
        self.outside = 0
        self.painted: list[Box] = []
        self.shows = True
        self.rows: list[tuple[str, float, float, float, float, int, int, bool]] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        box = _moved(page.cropbox, ctm)
        if not (box[2] - box[0] <= LONGEST_SIDE and box[3] - box[1] <= LONGEST_SIDE):
            raise Refused("damaged")
        self.clear(box)

    def render_image(self, name: str, stream: Any) -> None:
        self.images += 1
        if self.ctm:
            self.painted.append(_moved((0, 0, 1, 1), self.ctm))

    def paint_path(
        self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any
    ) -> None:
        """What is filled in a colour can be what white text stands on."""
        places = [place for step in path for place in step[1:]]
        if fill and places and self.ctm and not _is_white(graphicstate):
            xs, ys = places[::2], places[1::2]
            box = (min(xs), min(ys), max(xs), max(ys))
            self.painted.append(_moved(box, self.ctm))

    def render_string(
        self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any
    ) -> None:
        self.shows = textstate.render not in _NEVER_SHOWN
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        width = font.char_width(cid) * fontsize
        if not font.is_vertical():
            width *= scaling
        try:
            text = _HALVES.sub("\ufffd", _NO_INK.sub("", font.to_unichr(cid)))
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        if not text:
            return width
        if len(self.rows) + self.outside >= CHARACTERS_A_PAGE:
            raise Refused("characters")
        if not _holds(self.box, *matrix[4:]):
            self.outside += 1
            return width
        if font.is_vertical():
            matrix = _turned_down(matrix)
        shown = self.shows and (
            not _is_white(graphicstate) or self._is_painted(*matrix[4:])
        )
        self._add(text, matrix, abs(width), fontsize, rise, font, shown)
        return width

    def _is_painted(self, x: float, y: float) -> bool:
        return any(_holds(box, x, y) for box in self.painted)

    def _add(
        self,
        text: str,
        matrix: Matrix,
        width: float,
        fontsize: float,
        rise: float,
        font: PDFFont,
        shown: bool,
    ) -> None:
        """Places are told along and across the direction in which the text runs."""
        a, b, c, d, e, f = matrix
        along = math.hypot(a, b) or 1.0
        cos, sin = a / along, b / along
        x0 = e * cos + f * sin
        size = abs(fontsize) * math.hypot(c, d)
        if not 0 < size <= LONGEST_SIDE:
            self.outside += 1
            return
        x1 = x0 + min(width * along, _WIDEST * size)
        baseline = f * cos - e * sin + rise * along
        angle = round(math.degrees(math.atan2(b, a))) % 360
        row = (text, round(x0, 2), round(x1, 2), round(baseline, 2), round(size, 2))
        self.rows.append((*row, angle, self._font(font), shown))

    def _font(self, font: PDFFont) -> int:
        if id(font) not in self.fonts:
            self.fonts[id(font)] = len(self.names)
            self.names.append(str(font.fontname))
        return self.fonts[id(font)]


def _moved(box: Box, matrix: Matrix) -> Box:
    """The box that holds the corners of this one where the matrix puts them."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in box[::2] for y in box[1::2]]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_white(graphicstate: Any) -> bool:
    """Of gray and red, green, blue 1 is white, of four inks 0."""
    colour = graphicstate.ncolor
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False  # a pattern
    return all(part <= 0 for part in parts) if len(parts) == 4 else min(parts) >= 1


def _turned_down(matrix: Matrix) -> Matrix:
    """In vertical writing text runs down, its characters upright."""
    a, b, c, d, e, f = matrix
    return -c, -d, a, b, e, f


def main() -> None:
    """Limits first, then the file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    pdftypes.decompress_corrupted = decompress
    first, step = map(int, sys.argv[1:])
    page = None
    try:
        for following, told in pages(sys.stdin.buffer, first, step):
            say(told)
            page = following
        say({"done": True})
    except MemoryError:
        say({"error": "memory", "page": page})
    except PDFPasswordIncorrect:
        say({"error": "password"})
    except PDFEncryptionError:
        say({"error": "encryption"})
    except Refused as refused:
        say({"error": str(refused), "page": page})
    except (PDFException, PSException):
        say({"error": "damaged", "page": page})


def pages(
    file: BinaryIO, first: int, step: int
) -> Iterator[tuple[int, dict[str, object]]]:
    """What to say, and the number of the page that is read after it."""
    document = PDFDocument(PDFParser(file))
    if sum(len(list(xref.get_objids())) for xref in document.xrefs) > OBJECTS:
        raise Refused("objects")
    found = []
    for page in PDFPage.create_pages(document):
        found.append(page)
        if len(found) > PAGES:
            raise Refused("pages")
    device = Characters(manager := PDFResourceManager())
    interpreter = PDFPageInterpreter(manager, device)
    yield first + 1, {"pages": len(found)}
    for place in range(first, len(found), step):
        interpreter.process_page(found[place])
        box = device.box
        yield (
            place + step + 1,
            {
                "size": [box[2] - box[0], box[3] - box[1]],
                "origin": [box[0], box[1]],
                "fonts": device.names,
                "images": device.images,
                "outside": device.outside,
                "characters": device.rows,
            },
        )


def say(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
