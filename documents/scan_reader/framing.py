"""What stands beside a line's frame.

The thin strokes of 一、 may be left outside of the line's frame on a grainy page, and so
may a mark at its end, whose cell is half empty. So a line is read from further left and
to further right, where no other line stands; what is found there counts if it is such
a number or such a mark.
"""

from collections.abc import Iterator
from typing import Any

import numpy

# How much further a line is read on the left and on the right, in heights of its frame.
_BEFORE, _AFTER = 2.0, 0.8
_LEAST = 0.4  # of its height: less room is none
_OFF = 0.3  # of a cell: how far off a character's place may be told
_NUMBERS = "一二三四五六七八九十、（(）)"
_CLOSING = "，。、；：）〕》”,;:)]—"
_CERTAIN, _LIKELY = (
    0.9,
    0.5,
)  # of a number, and of a mark, which may be told as doubtful
DIGITS = 3  # of a place or a confidence

Read = tuple[str, float, float]  # a character, its place along the line, its confidence


def widened(boxes: list[Any]) -> Iterator[tuple[Any, tuple[float, float]]]:
    """The frames, wider, and from where to where the old one reaches in each."""
    for box in boxes:
        height = float(numpy.linalg.norm(box[3] - box[0]))
        width = float(numpy.linalg.norm(box[1] - box[0]))
        left, right = _free(box, boxes)
        before = min(_BEFORE * height, left - height / 2)
        after = min(_AFTER * height, right - height / 2)
        before, after = (
            room if room >= _LEAST * height and width > height else 0.0
            for room in (before, after)
        )
        along = (box[1] - box[0]) / max(width, 1.0)
        wider = numpy.array(
            [
                box[0] - along * before,
                box[1] + along * after,
                box[2] + along * after,
                box[3] - along * before,
            ],
            numpy.float32,
        )
        whole = before + width + after
        yield wider, (before / whole, (before + width) / whole)


def _free(box: Any, boxes: list[Any]) -> tuple[float, float]:
    """How far it is to the next frame on the left, or the page's edge, and on the right."""
    left, right = float(box[0][0]), float(numpy.inf)
    for other in boxes:
        beside = (
            other[:, 1].min() < box[:, 1].max() and box[:, 1].min() < other[:, 1].max()
        )
        if beside and other[0][0] < box[0][0]:
            left = min(left, float(box[0][0] - other[1][0]))
        elif beside and other[0][0] > box[0][0]:
            right = min(right, float(other[0][0] - box[1][0]))
    return left, right


def narrowed(
    wider: Any, old: tuple[float, float], characters: tuple[Read, ...]
) -> tuple[Any, tuple[Read, ...]]:
    """The frame that the characters fill: the old one, and beyond it what counts there."""
    along, down = wider[1] - wider[0], wider[3] - wider[0]
    cell = float(numpy.linalg.norm(down) / numpy.linalg.norm(along))
    first, last = old[0] - cell * _OFF, old[1] + cell * _OFF
    before = [char for char in characters if char[1] < first]
    after = [char for char in characters if char[1] > last]
    start, end = old
    if before and _are(before, _NUMBERS, _CERTAIN):
        first, start = 0.0, max(0.0, before[0][1] - cell / 2)
    if after and _are(after[:1], _CLOSING, _LIKELY):
        last = after[0][1]
        end = min(1.0, last + cell / 4)
    box = numpy.array(
        [
            wider[0] + along * start,
            wider[0] + along * end,
            wider[3] + along * end,
            wider[3] + along * start,
        ],
        numpy.float32,
    )
    return box, tuple(
        (char, round(min(max((at - start) / (end - start), 0.0), 1.0), DIGITS), sure)
        for char, at, sure in characters
        if first <= at <= last
    )


def _are(read: list[Read], allowed: str, least: float) -> bool:
    return all(char in allowed and sure >= least for char, _, sure in read)
