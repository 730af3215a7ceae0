"""What stands in one cell → its text: wrapped lines joined, what is far apart kept apart."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median_low

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.tables.printed import Text
from documents.parsing.pdf.text_runs import Run

SEPARATOR = "｜"  # between what may be two cells
_WIDE = (
    1.5  # of the type size, over the line's spacing: what no text leaves between words
)
_BLANK = 0.2  # of it: a blank between Latin words
FIGURE = re.compile(r"[-+−－]?[\d.,，．%％‰]+")
_SPACED = 3  # hanzi: 合 计 and 负责人, set apart to fill the cell

_Said = tuple[str, int | None, float]
"""A character, its font, and how surely it was recognised."""


@dataclass(slots=True)
class Cell:
    """The runs of a cell, line by line."""

    lines: list[list[Run]] = field(default_factory=list)

    @property
    def characters(self) -> list[Character]:
        return [char for line in self.lines for run in line for char in run]


def cell_text(cell: Cell) -> tuple[Text, bool]:
    """The text, and whether it may be that of several cells."""
    said: list[_Said] = []
    doubtful = False
    before = ""
    for line in cell.lines:
        told, apart = _line([char for run in line for char in run])
        text = "".join(char for char, _, _ in told)
        figures = FIGURE.fullmatch(before) and FIGURE.fullmatch(text)
        doubtful |= apart or bool(figures)
        if figures:
            said.append((SEPARATOR, None, 1.0))
        elif _are_words(before[-1:], text[:1]):
            said.append((" ", None, 1.0))
        said += told
        before = text
    return (
        "".join(char for char, _, _ in said),
        tuple(font for _, font, _ in said),
        tuple(sure for _, _, sure in said),
    ), doubtful


def is_spaced(runs: Sequence[Sequence[Character]]) -> bool:
    """Are these single hanzi of one word, set apart to fill its cell?"""
    return 1 < len(runs) <= _SPACED and all(
        len(run) == 1 and run[0].text > "\u33ff" for run in runs
    )


def _line(characters: Sequence[Character]) -> tuple[list[_Said], bool]:
    gaps = [after.x0 - char.x1 for char, after in pairwise(characters)]
    usual = max(0.0, median_low(gaps)) if gaps else 0.0
    spaced = is_spaced([[char] for char in characters])
    said: list[_Said] = []
    doubtful = False
    for at, char in enumerate(characters):
        if at and not spaced:
            between = _between(characters[at - 1], char, gaps[at - 1] - usual)
            doubtful |= between == SEPARATOR
            said += [(blank, None, 1.0) for blank in between]
        said += [(one, char.font, char.confidence) for one in char.text]
    return said, doubtful


def _between(char: Character, after: Character, white: float) -> str:
    """`white` is what there is between them, over the line's spacing."""
    if white > _WIDE * char.size:
        return SEPARATOR
    is_blank = white > _BLANK * char.size
    return " " if is_blank and _is_latin(char.text) and _is_latin(after.text) else ""


def _are_words(before: str, after: str) -> bool:
    """A Latin word is parted where its line is full; a number goes on."""
    return before.isascii() and before.isalpha() and after.isascii() and after.isalpha()


def _is_latin(text: str) -> bool:
    return text.isascii() and text.isalnum()


def texts_of(rows: Iterable[Sequence[Cell]]) -> tuple[list[list[Text]], bool]:
    """The texts of all cells, and whether any of them is doubtful."""
    found: list[list[Text]] = []
    doubtful = False
    for row in rows:
        told = [cell_text(cell) for cell in row]
        found.append([text for text, _ in told])
        doubtful |= any(doubt for _, doubt in told)
    return found, doubtful
