"""The PDFs that issues were read from, kept private, and pictures of their pages.

A PDF lies under its hash, so it is stored once and never changes; a picture is drawn
when it is first asked for, and kept.
"""

import os
import tempfile
from pathlib import Path

from django.conf import settings

from documents.models import Issue
from documents.parsing.pdf.picture import draw
from documents.reading import GazetteFile


def keep_pdf(file: GazetteFile) -> str:
    """Store the file's PDF, if it is one; the name it is kept under, else ""."""
    if not file.pdf:
        return ""
    path = pdf_path(file.sha256)
    if not path.exists():
        _write(path, file.pdf)
    return file.sha256


def page_picture(issue: Issue, page: int) -> Path | None:
    """The page's picture as a PNG file; None where there is no PDF or no such page.

    Raises GazetteError where the page can't be drawn.
    """
    pdf = pdf_path(issue.pdf) if issue.pdf else None
    if pdf is None or not 1 <= page <= issue.pages or not pdf.exists():
        return None
    picture = Path(settings.DATA_DIR, "pictures", issue.pdf, f"{page}.png")
    if not picture.exists():
        _write(picture, draw(pdf, page))
    return picture


def pdf_path(name: str) -> Path:
    """Where a PDF lies that `keep_pdf` keeps under this name."""
    return Path(settings.MEDIA_ROOT, f"{name}.pdf")


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, for nobody else to read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
