"""Reads pages of the PDF on standard input as pictures, a JSON object a line.

The argument lists the pages, from 1, as 1,2,5. For each comes an object, in this order:

    {"page": 5, "size": [595, 842], "lines": [{"corners": […], "characters": […]}]}

Sizes and corners are points; the corners of a line run from the upper left one
clockwise, x before y, from the upper left corner of the page. A character is what it
says, the place of its middle along the line, from 0 to 1, and how sure that is, from 0
to 1. At last comes {"done": true}; or {"error": …} with the page where one is to blame.
"""

import json
import resource
import sys
from typing import Any

import pypdfium2.raw as pdfium

from documents.pdf_reader.picture import drawn, opened
from documents.scan_reader.recogniser import Recogniser

MEMORY = 3 * 1024 * 1024 * 1024  # of address space; half of it is used
CPU_SECONDS_A_PAGE = 90
DOTS = 200  # an inch
LONGEST_SIDE = 2480  # dots: A4 has 2339
_POINTS = 72  # an inch
_FILES = 64


def main() -> None:
    """Limits first, then the models, which are ours, and then the file."""
    pages = [int(number) for number in sys.argv[1].split(",")]
    set_limits(len(pages))
    recogniser = Recogniser()
    page = None
    try:
        data = sys.stdin.buffer.read()
        document = opened(data)
        for page in pages if document else ():
            go_on()
            say(read(recogniser, document, page))
        say({"done": True} if document else {"error": "damaged"})
    except MemoryError:
        say({"error": "memory", "page": page})


def set_limits(pages: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(
        resource.RLIMIT_CPU, (CPU_SECONDS_A_PAGE, CPU_SECONDS_A_PAGE * (pages + 1))
    )
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))


def go_on() -> None:
    """Before each page: what it may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soon = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS_A_PAGE
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (min(soon, most), most))


def read(recogniser: Recogniser, document: Any, number: int) -> dict[str, object]:
    """A page that can't be drawn is an empty one, as its picture is."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return {"page": number, "size": [0, 0], "lines": []}
    size = [pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)]
    scale = min(DOTS / _POINTS, LONGEST_SIDE / max(*size, 1.0))
    lines = [
        {
            "corners": [round(place / scale, 2) for place in line.corners],
            "characters": line.characters,
        }
        for line in recogniser.lines(*drawn(page, scale))
    ]
    pdfium.FPDF_ClosePage(page)
    return {"page": number, "size": size, "lines": lines}


def say(told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
