"""Standard output that other programs can read, and may stop reading."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_stdout() -> Iterator[None]:
    """UTF-8 and line breaks as they are, whatever the locale; a closed pipe ends quietly."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more as it exits, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
