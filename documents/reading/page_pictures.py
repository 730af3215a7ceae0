"""Pictures of the pages of PDFs that issues were read from.

A picture is drawn when it is first asked for, and kept until room is wanted for others.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from documents.importing.kept_files import (
    keep,
    pdf_path,
    picture_path,
    pictures_folder,
)
from documents.models import Issue
from documents.parsing.pdf.picture import draw

ROOM = 256 * 1024 * 1024  # for all pictures together
_DRAWING = Lock()  # one page at a time: to draw one may take a gigabyte


def page_picture(issue: Issue, page: int) -> Path | None:
    """The page's picture as a PNG file; None where there is no PDF or no such page.

    Raises GazetteError where the page can't be drawn.
    """
    pdf = pdf_path(issue.pdf) if issue.pdf else None
    if pdf is None or not 1 <= page <= issue.pages or not pdf.exists():
        return None
    picture = picture_path(issue.pdf, page)
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
    for picture in pictures_folder().glob("*/*.png"):
        try:
            found = picture.stat()
        except FileNotFoundError:
            continue  # another process removed it
        yield found.st_mtime_ns, found.st_size, picture
