"""The PDFs that issues were read from, kept private, and pictures of their pages.

A PDF lies under its hash, so it is stored once and never changes; a picture is drawn
when it is first asked for, and kept until room is wanted for others. Both go when no
issue refers to them any more.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import transaction

from documents.models import Issue
from documents.parsing.pdf.picture import draw
from documents.reading import GazetteFile

ROOM = 256 * 1024 * 1024  # for all pictures together
_KEPT = re.compile("[0-9a-f]{64}")
_DRAWING = Lock()  # one page at a time: to draw one may take a gigabyte


def keep_pdf(file: GazetteFile) -> str:
    """Store the file's PDF, if it is one; the name it is kept under, else ""."""
    if not file.pdf:
        return ""
    path = pdf_path(file.sha256)
    if not path.exists():
        keep(path, file.pdf)
    return file.sha256


@transaction.atomic
def drop_unused() -> None:
    """Remove the PDFs, and their pictures, that no issue refers to.

    To be called when what replaces them is stored. Transactions that write wait for
    each other, so nobody stores an issue of such a PDF meanwhile.
    """
    used = set(Issue.objects.exclude(pdf="").values_list("pdf", flat=True))
    for pdf in Path(settings.MEDIA_ROOT).glob("*.pdf"):
        if _KEPT.fullmatch(pdf.stem) and pdf.stem not in used:
            pdf.unlink(missing_ok=True)
    for folder in _pictures().glob("*"):
        if _KEPT.fullmatch(folder.name) and folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)


def page_picture(issue: Issue, page: int) -> Path | None:
    """The page's picture as a PNG file; None where there is no PDF or no such page.

    Raises GazetteError where the page can't be drawn.
    """
    pdf = pdf_path(issue.pdf) if issue.pdf else None
    if pdf is None or not 1 <= page <= issue.pages or not pdf.exists():
        return None
    picture = _pictures() / issue.pdf / f"{page}.png"
    if not _is_kept(picture):
        with _DRAWING:
            if not _is_kept(picture):  # somebody else asked for the same page
                keep(picture, draw(pdf, page))
                _make_room()
    return picture


def _is_kept(picture: Path) -> bool:
    """If it is, it counts as used now."""
    try:
        os.utime(picture)
    except FileNotFoundError:
        return False
    return True


def _make_room() -> None:
    """Remove the pictures that were not asked for the longest, but never the newest."""
    kept = sorted(_sizes(), reverse=True)
    total = 0
    for _, size, picture in kept:
        total += size
        if total > ROOM and total > size:
            picture.unlink(missing_ok=True)


def _sizes() -> Iterator[tuple[int, int, Path]]:
    """Of every picture, when it was last used and how large it is."""
    for picture in _pictures().glob("*/*.png"):
        try:
            found = picture.stat()
        except FileNotFoundError:
            continue  # another process removed it
        yield found.st_mtime_ns, found.st_size, picture


def _pictures() -> Path:
    return Path(settings.DATA_DIR, "pictures")


def pdf_path(name: str) -> Path:
    """Where a PDF lies that `keep_pdf` keeps under this name."""
    return Path(settings.MEDIA_ROOT, f"{name}.pdf")


def keep(path: Path, data: bytes) -> None:
    """Whole or not at all, for nobody else to read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)
