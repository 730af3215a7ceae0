"""Slow work that is done one piece at a time, so that it never holds every thread of a server."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock

from django.http import HttpResponse

AGAIN = 10
"""Seconds after which to ask again for what had no turn."""


class Busy(Exception):
    """So many wait for the same kind of work that another one would have to wait too long."""


class Turns:
    """One at a time works; `waiting` others, at most, wait for that. One a kind of work."""

    def __init__(self, waiting: int) -> None:
        self.line = BoundedSemaphore(1 + waiting)
        self._working = Lock()

    @contextmanager
    def one(self) -> Iterator[None]:
        """Work within it. Raises `Busy` at once where too many wait."""
        if not self.line.acquire(blocking=False):
            raise Busy
        try:
            with self._working:
                yield
        finally:
            self.line.release()


def busy_answer(doing: str) -> HttpResponse:
    """503 with a Chinese sentence: `doing` is what the site does just now, 正在画别的页面."""
    return HttpResponse(
        f"{doing}，请过 {AGAIN} 秒再试。",
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(AGAIN), "Cache-Control": "no-store"},
    )
