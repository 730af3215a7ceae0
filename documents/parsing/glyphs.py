"""Lines as one run of characters without blanks, each knowing where it stood.

Words and pairs of marks run over line ends, so what decides on a character must
see the run; blanks and line ends are evidence, so they are kept beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.parsed import SourceLine


@dataclass(frozen=True, slots=True)
class Glyphs:
    """`places[i]` is (index of the line, column) of `text[i]`.

    `starts_line` and `after_blank` have one entry more than the text, for its end.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    starts_line: tuple[bool, ...]
    after_blank: tuple[bool, ...]


def flatten(lines: Sequence[SourceLine]) -> Glyphs:
    """All characters of the lines but blanks, in order."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    starts: list[bool] = []
    blanks: list[bool] = []
    for index, line in enumerate(lines):
        first, blank = True, False
        for column, char in enumerate(line.text):
            if char.isspace():
                blank = True
                continue
            text.append(char)
            places.append((index, column))
            starts.append(first)
            blanks.append(blank and not first)
            first = blank = False
    return Glyphs("".join(text), tuple(places), (*starts, True), (*blanks, False))
