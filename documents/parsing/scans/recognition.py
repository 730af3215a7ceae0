"""Pictures of pages → what is written there, read in a child process with limits.

The process reads one page after another; see `documents.scan_reader` for what it says.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from threading import Timer
from typing import Any

from documents.parsing.errors import GazetteError
from documents.parsing.pdf.extraction import run_limited
from documents.parsing.types import (
    RecognisedCharacter,
    RecognisedLine,
    RecognisedPage,
)

READER = "documents.scan_reader.__main__"
WALL_SECONDS_A_PAGE = 600  # a page takes 10 s of a core, which others may want, too
_EXTRA = "rapidocr"
_LONGEST_LINE = 16 * 1024 * 1024
HOW_TO_INSTALL = (
    "运行 python3 bootstrap.py setup --ocr 装上扫描识别组件后，可以直接收录"
)

OnPage = Callable[[int, int], None]
"""Is told, before a page is read, which of how many it is, from 1."""

_REASONS = {
    "damaged": "PDF 的页面画不出来，无法识别",
    "memory": "识别扫描页时超出内存的上限",
    "limit": "识别扫描页时超出时间或内存的上限",
}


def is_installed() -> bool:
    return find_spec(_EXTRA) is not None


def recognise(
    data: bytes, pages: Sequence[int], on_page: OnPage | None = None
) -> Iterator[RecognisedPage]:
    """The pages of these numbers, in this order. Raises GazetteError where one can't be
    read within the limits."""
    if not pages:
        return
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        listed = ",".join(map(str, pages))
        with run_limited(READER, source, listed) as process:
            try:
                for place, page in enumerate(pages, 1):
                    if on_page:
                        on_page(place, len(pages))
                    yield from_json(_next(process, page))
            finally:
                process.kill()


def _next(process: Any, page: int) -> dict[str, Any]:
    timer = Timer(WALL_SECONDS_A_PAGE, process.kill)
    timer.start()
    try:
        line = process.stdout.readline(_LONGEST_LINE)
    finally:
        timer.cancel()
    if not line.endswith(b"\n"):
        raise GazetteError(_REASONS["limit"], page=page)
    told: dict[str, Any] = json.loads(line)
    if "error" in told:
        raise GazetteError(_REASONS[told["error"]], page=told.get("page"))
    return told


# ---- as JSON, which is what the process says and what is kept ----------------------


def from_json(told: dict[str, Any]) -> RecognisedPage:
    return RecognisedPage(
        told["page"],
        tuple(told["size"]),
        tuple(
            RecognisedLine(
                tuple(line["corners"]),
                tuple(RecognisedCharacter(*char) for char in line["characters"]),
            )
            for line in told["lines"]
        ),
    )


def as_json(page: RecognisedPage) -> dict[str, Any]:
    return {
        "page": page.number,
        "size": page.size,
        "lines": [
            {
                "corners": line.corners,
                "characters": [
                    (char.text, char.middle, char.confidence)
                    for char in line.characters
                ],
            }
            for line in page.lines
        ],
    }
