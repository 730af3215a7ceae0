"""The rules of a page: straight lines along or across it, and areas as thin as one.

Programs draw the borders of a table as lines, as rectangles, or as areas filled with ink
that are a hair high.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from documents.pdf_reader.limits import RULES_A_PAGE
from documents.pdf_reader.states import is_white, strokes_white

_THIN = 3.0  # points: what is filled and no thicker is a rule
_STRAIGHT = 0.5  # points: by what its ends may lie askew
_STRAIGHT_STEPS = "mlh"

Matrix = tuple[float, float, float, float, float, float]
Ends = tuple[float, float, float, float]
_Place = tuple[float, float]


class Rules:
    """Gathers the rules of a page within `box`; a page that draws too many has none."""

    def __init__(self, box: Ends) -> None:
        self._box = box
        self._left = RULES_A_PAGE
        self._found: list[Ends] = []

    def paint(
        self, path: Any, matrix: Matrix, state: Any, *, stroke: bool, fill: bool
    ) -> None:
        """What this path draws, whose steps are ("m", x, y), ("l", x, y), ("h",) …"""
        if self._left <= 0:
            return
        lined = stroke and not strokes_white(state)
        filled = fill and not is_white(state)
        for places in _outlines(path, matrix):
            if lined:
                for one, other in pairwise(places):
                    self._add(*one, *other, _STRAIGHT)
            elif filled:
                xs, ys = zip(*places, strict=True)
                self._add(min(xs), min(ys), max(xs), max(ys), _THIN)

    def told(self) -> list[Ends]:
        return self._found if self._left > 0 else []

    def _add(self, x: float, y: float, to_x: float, to_y: float, thin: float) -> None:
        x0, x1 = sorted((x, to_x))
        y0, y1 = sorted((y, to_y))
        wide, high = x1 - x0, y1 - y0
        if min(wide, high) > thin or wide == high:
            return
        left, bottom, right, top = self._box
        if x1 < left or x0 > right or y1 < bottom or y0 > top:
            return
        self._left -= 1
        if wide > high:
            y0 = y1 = (y0 + y1) / 2
        else:
            x0 = x1 = (x0 + x1) / 2
        self._found.append((round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)))


def _outlines(path: Sequence[Any], matrix: Matrix) -> Iterator[list[_Place]]:
    """The corners of each outline that has straight sides only."""
    outline: list[_Place] = []
    curved = False
    for kind, *numbers in path:
        if kind == "m" and outline:
            if not curved and len(outline) > 1:
                yield outline
            outline, curved = [], False
        curved |= kind not in _STRAIGHT_STEPS
        if kind == "h" and outline:
            outline.append(outline[0])
        elif not curved:
            outline.append(_moved((numbers[0], numbers[1]), matrix))
    if not curved and len(outline) > 1:
        yield outline


def _moved(place: _Place, matrix: Matrix) -> _Place:
    x, y = place
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
