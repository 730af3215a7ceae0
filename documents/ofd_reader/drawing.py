"""What stands on a page of an OFD: characters where they stand, and how much is pictures.

A text object has a box, a matrix and runs of text with the distances between their
characters (GB/T 33190-2016, sections 8 and 11).
"""

import math
from collections.abc import Iterator
from typing import Any

from documents.pdf_reader.characters import Matrix, Row
from documents.pdf_reader.limits import (
    CHARACTERS_A_PAGE,
    DEEPEST,
    LONGEST_SIDE,
    Refused,
)

_POINTS = 72 / 25.4  # a millimetre
_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_HIDDEN = ("0", "false")

Numbers = tuple[float, ...]


class Drawing:
    """Gathers the characters of a page, `box` of whose sheet is printed, in millimetres."""

    def __init__(
        self, box: tuple[float, float, float, float], names: dict[str, str]
    ) -> None:
        if not all(0 < side * _POINTS <= LONGEST_SIDE for side in box[2:]):
            raise Refused("damaged")
        self._box = box
        self._names = names
        self._fonts: dict[str, int] = {}
        self._rows: list[Row] = []
        self._images = 0
        self._covered = 0.0
        self._outside = 0

    def told(self) -> dict[str, Any]:
        """As the reader of PDFs tells a page."""
        return {
            "size": [self._box[2] * _POINTS, self._box[3] * _POINTS],
            "origin": [0, 0],
            "fonts": [self._names.get(font, "") for font in self._fonts],
            "images": self._images,
            "covered": round(min(self._covered, 1.0), 2),
            "outside": self._outside,
            "rules": [],  # no tables are read by their lines
            "characters": self._rows,
        }

    def add(self, page: Any) -> None:
        for content in named(page, "Content"):
            for layer in named(content, "Layer"):
                self._add_block(layer, 0)

    def _add_block(self, block: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise Refused("forms")
        for element in block:
            match _local(element):
                case "PageBlock":
                    self._add_block(element, depth + 1)
                case "TextObject":
                    self._add_text(element)
                case "ImageObject":
                    self._add_image(element)

    def _add_image(self, element: Any) -> None:
        self._images += 1
        if box := box_of(element.get("Boundary")):
            self._covered += box[2] * box[3] / (self._box[2] * self._box[3])

    def _add_text(self, element: Any) -> None:
        size = _number(element.get("Size"), 0.0)
        matrix = _matrix(element)
        shown = not {element.get("Visible"), element.get("Alpha")} & {*_HIDDEN}
        font = self._fonts.setdefault(element.get("Font", ""), len(self._fonts))
        x = y = 0.0
        for code in named(element, "TextCode"):
            text = code.text or ""
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            right = _distances(code.get("DeltaX"), len(text))
            down = _distances(code.get("DeltaY"), len(text))
            at_x, at_y = x, y
            for at, char in enumerate(text):
                natural = size * (0.5 if char < "\x80" else 1.0)
                step = right[at] if at < len(right) else natural
                wide = min(natural, step) if step > 0 else natural
                if not char.isspace():
                    self._add(char, (at_x, at_y), wide, size, matrix, (font, shown))
                at_x += 0.0 if down and not right else step
                at_y += down[at] if at < len(down) else 0.0

    def _add(
        self,
        char: str,
        place: tuple[float, float],
        wide: float,
        size: float,
        matrix: Matrix,
        kind: tuple[int, bool],
    ) -> None:
        if len(self._rows) + self._outside >= CHARACTERS_A_PAGE:
            raise Refused("characters")
        a, b, c, d, e, f = matrix
        x = (a * place[0] + c * place[1] + e - self._box[0]) * _POINTS
        y = (self._box[3] - (b * place[0] + d * place[1] + f - self._box[1])) * _POINTS
        along = math.hypot(a, b) * _POINTS
        height = size * math.hypot(c, d) * _POINTS
        inside = 0 <= x <= self._box[2] * _POINTS and 0 <= y <= self._box[3] * _POINTS
        if not inside or not 0 < height <= LONGEST_SIDE:
            self._outside += 1
            return
        turn = math.atan2(-b, a)
        cos, sin = math.cos(turn), math.sin(turn)
        start, baseline = x * cos + y * sin, y * cos - x * sin
        self._rows.append(
            (
                char,
                round(start, 2),
                round(start + wide * along, 2),
                round(baseline, 2),
                round(height, 2),
                round(math.degrees(turn)) % 360,
                *kind,
                False,  # pale: colours are not read
            )
        )


def named(element: Any, name: str) -> Iterator[Any]:
    """The children of this name, whatever their namespace."""
    if element is not None:
        yield from (child for child in element if _local(child) == name)


def _local(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def box_of(text: str | None) -> tuple[float, float, float, float] | None:
    numbers = _numbers(text)
    if len(numbers) != 4:
        return None
    x, y, width, height = numbers
    return x, y, width, height


def _matrix(element: Any) -> Matrix:
    """From the object's own space to the page's."""
    box = box_of(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
    numbers = _numbers(element.get("CTM"))
    a, b, c, d, e, f = numbers if len(numbers) == 6 else _UNIT
    return a, b, c, d, e + box[0], f + box[1]


def _distances(text: str | None, most: int) -> list[float]:
    """From each character to the next; `g 3 5.5` is 5.5 three times."""
    found: list[float] = []
    waiting = iter((text or "").split())
    for token in waiting:
        if len(found) >= most:
            break
        if token == "g":  # noqa: S105 - the standard's word for a repetition
            times = min(int(_number(next(waiting, None), 0)), most)
            found += [_number(next(waiting, None), 0.0)] * times
        else:
            found.append(_number(token, 0.0))
    return found


def _numbers(text: str | None) -> Numbers:
    return tuple(_number(part, math.nan) for part in (text or "").split())


def _number(text: str | None, otherwise: float) -> float:
    try:
        number = float(text) if text else otherwise
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else 0.0
