"""Pictures of the pages of PDFs that issues were read from.

A picture is drawn when it is first asked for, and kept until room is wanted for others.
"""

from pathlib import Path
from time import monotonic

from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase

from documents.importing.kept_files import (
    is_kept,
    keep,
    make_room,
    pdf_path,
    picture_path,
    pictures_folder,
)
from documents.models import Issue
from documents.parsing.errors import GazetteError
from documents.parsing.pdf.picture import draw
from documents.turns import Busy, Turns, busy_answer

ROOM = 256 * 1024 * 1024  # for all pictures together
_turns = Turns(waiting=3)  # to draw one page may take a gigabyte
_FAILURES_HELD, _FAILURES_KEPT = 600.0, 256  # seconds, and how many
_failures: dict[Path, tuple[float, str]] = {}


def picture_answer(issue: Issue, page: int) -> HttpResponseBase:
    """The page's picture as an answer; 503 where so many are being drawn that it must wait.

    Raises Http404 where there is no such page, or it can't be drawn.
    """
    try:
        picture = page_picture(issue, page)
    except GazetteError as error:
        raise Http404(error.reason) from error
    except Busy:
        return busy_answer("正在画别的页面")
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
    if not is_kept(picture):
        with _turns.one():
            if not is_kept(picture):  # somebody else asked for the same page
                _draw(pdf, page, picture)
    return picture


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
    make_room(pictures_folder().glob("*/*.png"), ROOM)
