"""What runs at right angles to the text and stands clear of it: tabs and page numbers that
are set turned in the margin, and heads of a page whose table is printed on its side.

What runs so among the text is none of these: the heads of narrow columns, a stamp.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.sheet.type_area import Rows, TypeArea
from documents.parsing.pdf.text_runs import Run, runs

_RIGHT_ANGLE = 90
_WHOLE_TURN = 360
_APART = 3.0  # of the type's size: wider gaps part two tabs of one edge
_REACH = 0.1  # of its size: how far a character reaches into the text's area at most
_HEIGHT = 0.9  # of its size: what a character takes over its baseline


def turned_runs(characters: Iterable[Character], angle: int) -> tuple[Run, ...]:
    """The characters that run at right angles to `angle`, in degrees, as runs. One tab is
    one run, however wide it is spaced."""
    across = [char for char in characters if _turn(char, angle) != 0]
    found: list[Run] = []
    for turn in (_RIGHT_ANGLE, _WHOLE_TURN - _RIGHT_ANGLE):
        for line in runs([char for char in across if _turn(char, angle) == turn]):
            found += _parted([char for run in line for char in run])
    return tuple(found)


def _turn(char: Character, angle: int) -> int:
    return (char.angle - angle) % _WHOLE_TURN


def _parted(line: Sequence[Character]) -> Iterator[Run]:
    begin = 0
    for at, (char, following) in enumerate(pairwise(line), 1):
        if following.x0 - char.x1 > _APART * char.size:
            yield tuple(line[begin:at])
            begin = at
    yield tuple(line[begin:])


def stands_clear(run: Run, rows: Rows, area: TypeArea) -> bool:
    """Does the turned run stand wholly beside the area, or over or under all rows?"""
    text = [char for row in rows for held in row for char in held]
    left, low, right, high = _box(run, text[0].angle)
    reach = _REACH * run[0].size
    lowest = min(char.baseline for char in text)
    highest = max(char.baseline + _HEIGHT * char.size for char in text)
    beside = right <= area.left + reach or left >= area.right - reach
    return beside or high <= lowest + reach or low >= highest - reach


def _box(run: Run, angle: int) -> tuple[float, float, float, float]:
    """Left, low, right and high of a turned run, in points along and across `angle`."""
    ends = run[0].x0, run[-1].x1
    baseline, size = run[0].baseline, _HEIGHT * max(char.size for char in run)
    if _turn(run[0], angle) == _RIGHT_ANGLE:  # upwards, its heads to the left
        return -baseline - size, ends[0], -baseline, ends[1]
    return baseline, -ends[1], baseline + size, -ends[0]
