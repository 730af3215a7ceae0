"""What was read on a picture → a page of characters with places, as a text PDF's are.

After this stage
1. lines run level, as if the page had been put straight on the glass;
2. every character has a cell of the line's type size, and cells that follow one another
   touch, so that no blank comes of a strip's width;
3. lines of about the usual size have the same size;
4. marks have the width that Chinese has them in, and blanks are gone but for the one
   behind a number that opens a line: 1 总则.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median

from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.scans.widths import in_chinese_width
from documents.parsing.types import RecognisedCharacter, RecognisedLine, RecognisedPage

_LONG = 8.0  # of its height: a line that tells how the page is tilted
_STEEPEST = 20.0  # degrees: what runs otherwise is no tilted line
_LEGIBLE = 0.6  # confidence in the mean: below it is a stain, a seal, the other side
_FRAME = 1.16  # of the type size: how high the frame of a line of hanzi is
_BESIDE = 0.08  # of the type size: how far the frame reaches out at either end
_SPACED = 1.25  # of the size by height: one by width that is more is a title set apart
_NARROW = 0.4  # of a line: more letters and digits, which are wide as they like
_MIDDLE = 0.38  # of the type size: how far a hanzi's middle is over its baseline
_USUAL = 0.1  # of its size: how far a line's may be off the usual one
_DIGIT = (0.65, 0.45)  # of the type size: how wide a digit is at most and at least
_GAP = 0.4  # of the type size: what is left of a blank
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.? ")
_TOUCHING = 0.8  # of the type size: a gap that is none
_ASIDE = 0.25  # of a cell: how far the ink of a mark stands from its middle
_LEFT = frozenset("，。、；：！？）〕》”’】」』")  # ink in the left half of the cell
_RIGHT = frozenset("（〔《“‘【「『")


@dataclass(frozen=True, slots=True)
class _Line:
    """Level: `frame` is from where to where its frame reaches, `x0` to `x1` what of it is
    inked, `y` its middle, down from the page's top."""

    frame: tuple[float, float]
    x0: float
    x1: float
    y: float
    size: float
    possible: tuple[float, float]  # sizes in which its characters can be so wide
    characters: tuple[RecognisedCharacter, ...]
    number: int  # of how many characters one that opens the line has, a blank behind it


def placed(page: RecognisedPage, found: PdfPage) -> PdfPage:
    """The page that the PDF's own reader found, with what was read in the place of its
    characters."""
    tilt = tilt_of(page)
    lines = [_level(line, page.size, tilt) for line in page.lines if _runs(line)]
    lines = _of_usual_size([line for line in lines if line.characters])
    height = page.size[1]
    characters = tuple(char for line in lines for char in _cells(line, height))
    return replace(
        found,
        size=page.size,
        fonts=("",),
        characters=characters,
        outside=0,
        tilt=tilt,
    )


def tilt_of(page: RecognisedPage) -> float:
    """How far its lines fall to the right, in degrees."""
    angles = [
        _angle(line)
        for line in page.lines
        if _length(line) > _LONG * _height(line) and abs(_angle(line)) < _STEEPEST
    ]
    return round(median(angles), 3) if angles else 0.0


def turned(
    x: float, y: float, size: tuple[float, float], degrees: float
) -> tuple[float, float]:
    """The point turned about the page's middle, clockwise where y runs down."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    right, down = x - size[0] / 2, y - size[1] / 2
    return (
        size[0] / 2 + right * cos - down * sin,
        size[1] / 2 + right * sin + down * cos,
    )


def _level(line: RecognisedLine, size: tuple[float, float], tilt: float) -> _Line:
    corners = line.corners
    left = turned(*_between(corners[0:2], corners[6:8]), size, -tilt)
    right = turned(*_between(corners[2:4], corners[4:6]), size, -tilt)
    characters = _characters(line.characters)
    by_height = _height(line) / _FRAME
    x0, x1 = left[0] + _BESIDE * by_height, right[0] - _BESIDE * by_height
    by_width = _natural(x1 - x0, characters)
    digits = sum(map(_is_narrow, characters))
    fits = by_width <= _SPACED * by_height and digits <= _NARROW * len(characters)
    type_size = by_width if fits else by_height
    y = (left[1] + right[1]) / 2
    number = _number(line.characters)
    frame = left[0], right[0]
    least, most = (
        (type_size, type_size)
        if fits
        else (_natural(x1 - x0, characters, narrow) for narrow in _DIGIT)
    )
    possible = least * (1 - _USUAL), most * (1 + _USUAL)
    return _Line(frame, x0, x1, y, type_size, possible, characters, number)


def _characters(
    read: Sequence[RecognisedCharacter],
) -> tuple[RecognisedCharacter, ...]:
    kept = [char for char in read if not char.text.isspace()]
    text = in_chinese_width("".join(char.text for char in kept))
    return tuple(
        replace(char, text=mark) for char, mark in zip(kept, text, strict=True)
    )


def _number(read: Sequence[RecognisedCharacter]) -> int:
    opening = _NUMBER.match("".join(char.text for char in read))
    return opening.end() - 1 if opening else 0


def _natural(
    width: float, characters: Sequence[RecognisedCharacter], narrow: float = 0.5
) -> float:
    """The size of type in which these characters are so wide, from ink to ink; `narrow`
    is how wide a digit is in it."""
    ems = sum(narrow if _is_narrow(char) else 1.0 for char in characters)
    if characters:
        ems -= 2 * _ASIDE * (characters[0].text in _RIGHT)
        ems -= 2 * _ASIDE * (characters[-1].text in _LEFT)
    return width / ems if ems > 0 else 0.0


def _of_usual_size(lines: Sequence[_Line]) -> list[_Line]:
    sizes = [line.size for line in lines for _ in line.characters]
    usual = median(sizes) if sizes else 0.0
    return [
        replace(line, size=usual)
        if line.possible[0] <= usual <= line.possible[1]
        else line
        for line in lines
    ]


def _cells(line: _Line, height: float) -> Iterator[Character]:
    """The cells of the line's characters, from the left."""
    size = line.size
    baseline = round(height - line.y - _MIDDLE * size, 2)
    wide = [_advance(char.text) * size for char in line.characters]
    middles = [_middle(line, char) for char in line.characters]
    starts = [middle - w / 2 for middle, w in zip(middles, wide, strict=True)]
    ends = [middle + w / 2 for middle, w in zip(middles, wide, strict=True)]
    starts[0] = line.x0 - 2 * _ASIDE * size * (line.characters[0].text in _RIGHT)
    ends[-1] = line.x1 + 2 * _ASIDE * size * (line.characters[-1].text in _LEFT)
    for at in range(len(starts) - 1):
        if at + 1 == line.number:
            ends[at] = starts[at + 1] - _GAP * size
        elif starts[at + 1] - ends[at] < _TOUCHING * size:
            starts[at + 1] = ends[at] = (starts[at + 1] + ends[at]) / 2
    for char, x0, x1 in zip(line.characters, starts, ends, strict=True):
        yield Character(
            char.text,
            round(x0, 2),
            round(max(x1, x0), 2),
            baseline,
            round(size, 2),
            angle=0,
            font=0,
            confidence=char.confidence,
        )


def _middle(line: _Line, char: RecognisedCharacter) -> float:
    """The middle of the cell, of which a mark's ink fills one half."""
    aside = (char.text in _LEFT) - (char.text in _RIGHT)
    left, right = line.frame
    return left + char.middle * (right - left) + aside * _ASIDE * line.size


def _advance(char: str) -> float:
    return 0.5 if char < "\x80" else 1.0


def _is_narrow(char: RecognisedCharacter) -> bool:
    return char.text < "\x80"


# ---- the frame of a line -----------------------------------------------------------


def _runs(line: RecognisedLine) -> bool:
    """From left to right, as text does, not up or down the margin; and it can be read, as
    what shines through from the other side can't."""
    sure = [char.confidence for char in line.characters]
    return (
        _height(line) > 0
        and abs(_angle(line)) < _STEEPEST
        and bool(sure)
        and fmean(sure) >= _LEGIBLE
    )


def _angle(line: RecognisedLine) -> float:
    x0, y0, x1, y1 = line.corners[:4]
    return math.degrees(math.atan2(y1 - y0, x1 - x0))


def _length(line: RecognisedLine) -> float:
    x0, y0, x1, y1 = line.corners[:4]
    return math.hypot(x1 - x0, y1 - y0)


def _height(line: RecognisedLine) -> float:
    x0, y0 = line.corners[:2]
    x3, y3 = line.corners[6:8]
    return math.hypot(x3 - x0, y3 - y0)


def _between(one: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
