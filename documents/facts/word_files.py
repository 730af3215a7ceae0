"""The word lists in `words/`: one entry a line, columns parted by tabs, # opens a comment."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


@cache
def rows_of_words(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a file, each as its columns."""
    return tuple(tuple(line.split("\t")) for line in _lines(name))


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The first column of a file, the longest words first."""
    return tuple(sorted((row[0] for row in rows_of_words(name)), key=len, reverse=True))


@cache
def any_of(name: str) -> str:
    """A pattern for any word of a file, longer ones first."""
    return "(?:" + "|".join(map(re.escape, words_of(name))) + ")"


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
