"""Reads the PDF on standard input and prints its characters, a JSON object a line.

Runs as a program of its own, by path, so that nothing but it and pdfminer is loaded:
what a hostile file can use up is this process, whose limits stand below. First comes
{"pages": n}, then an object for each page, at last {"done": true}; or {"error": …}
with the page where one is to blame. What is not foreseen ends the process, and the
reader of its output names the page it was at.
"""

import json
import math
import resource
import sys
import zlib
from io import BytesIO
from typing import Any

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

MEMORY = 640 * 1024 * 1024
CPU_SECONDS = 120
PAGES = 2000
OBJECTS = 500_000
CHARACTERS_A_PAGE = 30_000


class Refused(Exception):
    """The file is over a limit."""


def decompress(data: bytes) -> bytes:
    """Take a stream whose checksum is wrong; pdfminer would take nothing for one that
    breaks off in the middle, and go on."""
    try:
        return decompress_corrupted(data)
    except zlib.error as error:
        raise Refused("damaged") from error


class Characters(PDFTextDevice):
    """Gathers the characters of a page, as lists of equal length."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.clear()

    def clear(self) -> None:
        self.fonts: dict[int, int] = {}
        self.names: list[str] = []
        self.images = 0
        self.rows: list[tuple[str, float, float, float, float, int, int]] = []

    def render_image(self, name: str, stream: Any) -> None:
        self.images += 1

    def render_char(
        self,
        matrix: tuple[float, float, float, float, float, float],
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        width = font.char_width(cid) * fontsize * scaling
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        if text.strip():
            self._add(text, matrix, width, fontsize, rise, font)
        return width

    def _add(
        self,
        text: str,
        matrix: tuple[float, float, float, float, float, float],
        width: float,
        fontsize: float,
        rise: float,
        font: PDFFont,
    ) -> None:
        """Places are told along and across the direction in which the text runs."""
        if len(self.rows) >= CHARACTERS_A_PAGE:
            raise Refused("characters")
        a, b, c, d, e, f = matrix
        along = math.hypot(a, b) or 1.0
        cos, sin = a / along, b / along
        x0 = e * cos + f * sin
        size = fontsize * math.hypot(c, d)
        baseline = f * cos - e * sin + rise * along
        angle = round(math.degrees(math.atan2(b, a))) % 360
        row = (text, round(x0, 2), round(x0 + width * along, 2), round(baseline, 2))
        self.rows.append((*row, round(size, 2), angle, self._font(font)))

    def _font(self, font: PDFFont) -> int:
        if id(font) not in self.fonts:
            self.fonts[id(font)] = len(self.names)
            self.names.append(str(font.fontname))
        return self.fonts[id(font)]


def main() -> None:
    """Limits first, then the file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (32, 32))
    pdftypes.decompress_corrupted = decompress
    page = 0
    try:
        for told in pages(sys.stdin.buffer.read()):
            say(told)
            page += "characters" in told
        say({"done": True})
    except MemoryError:
        say({"error": "memory", "page": page + 1})
    except PDFPasswordIncorrect:
        say({"error": "password"})
    except PDFEncryptionError:
        say({"error": "encryption"})
    except Refused as refused:
        say({"error": str(refused), "page": page + 1})
    except (PDFException, PSException):
        say({"error": "damaged", "page": page + 1})


def pages(data: bytes) -> Any:
    document = PDFDocument(PDFParser(BytesIO(data)))
    if sum(len(list(xref.get_objids())) for xref in document.xrefs) > OBJECTS:
        raise Refused("objects")
    found = []
    for page in PDFPage.create_pages(document):
        found.append(page)
        if len(found) > PAGES:
            raise Refused("pages")
    yield {"pages": len(found)}
    manager = PDFResourceManager()
    device = Characters(manager)
    interpreter = PDFPageInterpreter(manager, device)
    for page in found:
        device.clear()
        interpreter.process_page(page)
        yield {
            "fonts": device.names,
            "images": device.images,
            "characters": device.rows,
        }


def say(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
