"""A page of a PDF as a picture, drawn in a child process with limits."""

import subprocess
from pathlib import Path

from documents.parsing.errors import GazetteError
from documents.parsing.pdf.extraction import run_limited

WALL_SECONDS = 30
_PROGRAM = "documents.pdf_reader.picture"
_PNG = b"\x89PNG"


def draw(pdf: Path, page: int) -> bytes:
    """The page as PNG. Raises GazetteError where it can't be drawn."""
    with pdf.open("rb") as source, run_limited(_PROGRAM, source, str(page)) as process:
        try:
            picture, _ = process.communicate(timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            picture = b""
    if process.returncode or not picture.startswith(_PNG):
        raise GazetteError("这一页画不出来", page=page)
    return picture
