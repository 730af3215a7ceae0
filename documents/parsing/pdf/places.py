"""Where lines of text stand on one page of a PDF, for a reader to see them there.

The page alone is read, in a child process with limits; lines are found by what they say. Where
a page says the same twice, the first such line is the first of them from top to bottom, left
half before right.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Timer
from typing import Any

from documents.parsing.errors import GazetteError
from documents.parsing.pdf.extraction import (
    READER,
    Character,
    run_limited,
    without_twins,
)
from documents.pdf_reader import limits

WALL_SECONDS = 20  # somebody is waiting
_LONGEST_LINE = 16 * 1024 * 1024
_SAME_ROW = 0.3  # of the type size: how far baselines of one line lie apart
_ABOVE, _BELOW = 0.9, 0.15  # of the type size: what a line of hanzi covers
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Box:
    """In points from the upper left corner of what is printed."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size, and where each line of it stands that was found."""

    width: float
    height: float
    boxes: dict[int, Box]


def places(pdf: Path, page: int, lines: Iterable[tuple[int, str]]) -> Sheet:
    """`lines` are those of the page in the order of the source, each with its number.

    Raises GazetteError where the page can't be read.
    """
    told = _told(pdf, page)
    characters = (
        Character(without_twins(text), *place) for text, *place in told["characters"]
    )
    return sheet(characters, told["size"], told["origin"], lines)


def sheet(
    characters: Iterable[Character],
    size: tuple[float, float],
    origin: tuple[float, float],
    lines: Iterable[tuple[int, str]],
) -> Sheet:
    """Where the lines stand among these characters of a page."""
    (width, height), (left, bottom) = size, origin
    rows = _rows(characters)
    found: dict[int, Box] = {}
    taken: defaultdict[str, int] = defaultdict(int)
    for number, line in lines:
        text = _BLANKS.sub("", line)
        where = sorted(_found(text, rows), key=lambda held: _order(held, left, width))
        if taken[text] < len(where):
            found[number] = _box(where[taken[text]], left, bottom + height)
        taken[text] += 1
    return Sheet(width, height, found)


def _told(pdf: Path, page: int) -> dict[str, Any]:
    """What the reader of PDFs says of this page, which it reads alone."""
    arguments = str(page - 1), str(limits.PAGES)
    with pdf.open("rb") as source, run_limited(READER, source, *arguments) as process:
        assert process.stdout is not None
        timer = Timer(WALL_SECONDS, process.kill)
        timer.start()
        process.stdout.readline(_LONGEST_LINE)  # how many pages there are
        line = process.stdout.readline(_LONGEST_LINE)
        timer.cancel()
        process.kill()
    told: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
    if "characters" not in told:
        raise GazetteError("这一页的文字位置读不出来", page=page)
    return told


_Row = list[Character]


def _rows(characters: Iterable[Character]) -> list[_Row]:
    """Characters that stand on one baseline, from left to right."""
    upright = (char for char in characters if char.angle == 0 and char.shown)
    rows: list[_Row] = []
    for char in sorted(upright, key=lambda char: -char.baseline):
        if rows and rows[-1][0].baseline - char.baseline < _SAME_ROW * char.size:
            rows[-1].append(char)
        else:
            rows.append([char])
    return [_once(sorted(row, key=lambda char: char.x0)) for row in rows]


def _once(row: _Row) -> _Row:
    """What is drawn twice, to look bold, is one character."""
    kept = row[:1]
    for before, char in pairwise(row):
        if char.text != before.text or char.x0 - before.x0 > _SAME_ROW * char.size:
            kept.append(char)
    return kept


def _found(text: str, rows: Sequence[_Row]) -> Iterator[_Row]:
    """Every stretch of a row that says this."""
    for row in rows if text else ():
        written = "".join(char.text for char in row)
        ends: list[int] = []
        for char in row:
            ends.append((ends[-1] if ends else 0) + len(char.text))
        at = written.find(text)
        while at >= 0:
            last = at + len(text)
            held = [
                char
                for char, end in zip(row, ends, strict=True)
                if at < end and end - len(char.text) < last
            ]
            yield held
            at = written.find(text, last)


def _order(held: _Row, left: float, width: float) -> tuple[bool, float]:
    return held[0].x0 - left > width / 2, -held[0].baseline


def _box(held: _Row, left: float, top: float) -> Box:
    size = max(char.size for char in held)
    baseline = held[0].baseline
    x = held[0].x0 - left
    width = held[-1].x1 - held[0].x0
    y = top - baseline - _ABOVE * size
    return Box(*(round(n, 1) for n in (x, y, width, (_ABOVE + _BELOW) * size)))
