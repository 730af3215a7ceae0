"""Pictures of the pages of PDFs that issues were read from.

A picture is drawn when it is first asked for, and kept until room is wanted for others.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Lock
from time import monotonic

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase

from documents.importing.kept_files import (
    keep,
    pdf_path,
    picture_path,
    pictures_folder,
)
from documents.models import Issue
from documents.parsing.errors import GazetteError
from documents.parsing.pdf.picture import draw

ROOM = 256 * 1024 * 1024  # for all pictures together
AGAIN = 10
"""Seconds after which to ask again for a picture that could not be drawn at once."""

_DRAWING = Lock()  # one page at a time: to draw one may take a gigabyte
# Who draws, and who waits for that: half of the server's threads, the others stay free.
_IN_LINE = BoundedSemaphore(4)
_FAILURES_HELD, _FAILURES_KEPT = 600.0, 256  # seconds, and how many
_failures: dict[Path, tuple[float, str]] = {}


class Busy(Exception):
    """So many pages are being drawn that another one would have to wait too long."""


def picture_answer(issue: Issue, page: int) -> HttpResponseBase:
    """The page's picture as an answer; 503 where so many are being drawn that it must wait.

    Raises Http404 where there is no such page, or it can't be drawn.
    """
    try:
        picture = page_picture(issue, page)
    except GazetteError as error:
        raise Http404(error.reason) from error
    except Busy:
        busy = f"正在画别的页面，请过 {AGAIN} 秒再看。"
        return HttpResponse(
            busy,
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(AGAIN), "Cache-Control": "no-store"},
        )
    if picture is None:
        raise Http404
    return FileResponse(picture.open("rb"), content_type="image/png")


def page_picture(issue: Issue, page: int) -> Path | None:
    """The page's picture as a PNG file; None where there is no PDF or no such page.

    Raises GazetteError where the page can't be drawn, `Busy` where others are drawn just now.
    """
    pdf = pdf_path(issue.pdf) if issue.pdf else None
    if pdf is None or not 1 <= page <= issue.pages or not pdf.exists():
        return None
    picture = picture_path(issue.pdf, page)
    if not _is_kept(picture):
        with _one_at_a_time():
            if not _is_kept(picture):  # somebody else asked for the same page
                _draw(pdf, page, picture)
    return picture


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _IN_LINE.acquire(blocking=False):
        raise Busy
    try:
        with _DRAWING:
            yield
    finally:
        _IN_LINE.release()


def _draw(pdf: Path, page: int, picture: Path) -> None:
    """Draw and keep it. One that failed lately fails at once: it may have taken a minute."""
    failed_at, reason = _failures.get(picture, (0.0, ""))
    if reason and monotonic() < failed_at + _FAILURES_HELD:
        raise GazetteError(reason)
    try:
        drawn = draw(pdf, page)
    except GazetteError as error:
        _failures.pop(picture, None)  # to stand last, as the newest
        _failures[picture] = (monotonic(), error.reason)
        if len(_failures) > _FAILURES_KEPT:
            del _failures[next(iter(_failures))]
        raise
    keep(picture, drawn)
    _make_room()


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
