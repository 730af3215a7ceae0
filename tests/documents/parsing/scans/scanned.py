"""Scans without a scanner: a page for each list of lines, and what is said of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from documents.parsing.scans.placing import turned
from documents.parsing.types import RecognisedCharacter, RecognisedLine, RecognisedPage
from tests.gazette_press.pdf_file import A4
from tests.gazette_press.scanning import picture_pdf

_FRAME, _BESIDE = 1.16, 0.08  # as the recogniser frames a line of its type
_LEFT, _RIGHT = "，。、；：）〕》”)", "（〔《“("


@dataclass(frozen=True, slots=True)
class Read:
    """A line as it was printed: from `x`, its middle at `y`, down from the top."""

    text: str
    x: float
    y: float
    size: float = 10.0
    confidence: tuple[float, ...] = ()

    def line(self, tilt: float = 0.0) -> RecognisedLine:
        wide = [self.size * (0.5 if char < "\x80" else 1.0) for char in self.text]
        ends = [sum(wide[: at + 1]) for at in range(len(wide))]
        first = self.size / 2 * (self.text[0] in _RIGHT)
        last = ends[-1] - self.size / 2 * (self.text[-1] in _LEFT)
        frame = first - _BESIDE * self.size, last + _BESIDE * self.size
        sure = self.confidence or (1.0,) * len(self.text)
        characters = tuple(
            RecognisedCharacter(
                char,
                (end - w / 2 + self._ink(char) - frame[0]) / (frame[1] - frame[0]),
                confidence,
            )
            for char, w, end, confidence in zip(
                self.text, wide, ends, sure, strict=True
            )
        )
        x0, x1 = self.x + frame[0], self.x + frame[1]
        y0, y1 = (self.y + side * _FRAME * self.size / 2 for side in (-1, 1))
        corners = [
            turned(x, y, A4, tilt) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        ]
        return RecognisedLine(
            tuple(place for corner in corners for place in corner), characters
        )

    def _ink(self, char: str) -> float:
        return self.size / 4 * ((char in _RIGHT) - (char in _LEFT))


def recognised(*lines: Read, number: int = 1, tilt: float = 0.0) -> RecognisedPage:
    return RecognisedPage(number, A4, tuple(line.line(tilt) for line in lines))


def page_of_text(*texts: str, size: float = 10.0, x: float = 60.0) -> list[Read]:
    """A page of lines, one under the other."""
    return [Read(text, x, 80 + 16 * at, size) for at, text in enumerate(texts)]


def scan(answers: Sequence[Any]) -> bytes:
    """A PDF of pictures; of each page it is told what the stub is to say."""
    pages = len(answers)
    data = picture_pdf([(b"\xff\xd8\xff\xd9", 8, 8, False)] * pages, [A4] * pages)
    told = json.dumps(dict(enumerate(answers, 1))).encode()
    return data.replace(b"\ntrailer\n", b"\n%SAYS " + told + b"\ntrailer\n")
