"""Lines as one run of characters without blanks, each knowing where it stood.

Words and pairs of marks run over line ends, so what decides on a character must
see the run; blanks and line ends are evidence, so they are kept beside it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from documents.parsing.repair.marks import CLOSING, OPENING, both
from documents.parsing.repair.rules.nesting import Nesting
from documents.parsing.repair.weights import CLOSING_AT_LINE_START
from documents.parsing.types import SourceLine

_PAIRING = re.compile(f"[{re.escape(''.join(both(OPENING + CLOSING + '。')))}()]")
_INK = re.compile(r"\S+")


@dataclass(frozen=True)
class Glyphs:
    """`columns[i]` is where `text[i]` stood in its line; line n's glyphs begin at
    `first[n]`. `pairing` are the places of brackets, quotation marks and full stops,
    garbled or not.

    `stop_at_line_start` is what speaks against a closing mark there (log odds), as
    `rules.line_starts` learns it.
    `starts_line` and `after_blank` have one entry more than the text, for its end.
    """

    text: str
    columns: Sequence[int]
    first: Sequence[int]
    starts_line: Sequence[bool]
    after_blank: Sequence[bool]
    pairing: Sequence[int]
    stop_at_line_start: float = CLOSING_AT_LINE_START

    def line_and_column(self, at: int) -> tuple[int, int]:
        """(index of the line, column) of a character."""
        return bisect_right(self.first, at) - 1, self.columns[at]

    def runs_on(self, at: int) -> bool:
        """Does a line begin there only because the one before was full, in a text whose
        lines don't avoid to begin with marks?"""
        if self.stop_at_line_start <= CLOSING_AT_LINE_START / 2 or not at:
            return False
        if not self.starts_line[at] or at == len(self.text):
            return False
        return at - self.first[bisect_left(self.first, at) - 1] >= self._nearly_full

    @cached_property
    def nesting(self) -> Nesting:
        """How the brackets pair."""
        return Nesting(self.text, self.pairing)

    @cached_property
    def _nearly_full(self) -> int:
        """How many characters the fuller quarter of the lines hold, but for a few."""
        sizes = sorted(
            b - a for a, b in pairwise(sorted({*self.first, len(self.text)}))
        )
        return sizes[len(sizes) * 3 // 4] * 3 // 4

    def stands_apart(self, at: int) -> bool:
        """Does it begin a line, or a cell behind a blank?"""
        return self.starts_line[at] or self.after_blank[at]


def flatten(lines: Sequence[SourceLine]) -> Glyphs:
    """All characters of the lines but blanks, in order."""
    stretches: list[str] = []
    columns: list[int] = []
    first: list[int] = []
    starts: list[int] = []
    blanks: list[int] = []
    for line in lines:
        first.append(len(columns))
        for nth, ink in enumerate(_INK.finditer(line.text)):
            (blanks if nth else starts).append(len(columns))
            stretches.append(ink[0])
            columns += range(*ink.span())
    size, text = len(columns), "".join(stretches)
    return Glyphs(
        text,
        columns,
        first,
        _flags([*starts, size], size),
        _flags(blanks, size),
        [found.start() for found in _PAIRING.finditer(text)],
    )


def _flags(places: Sequence[int], size: int) -> list[bool]:
    flags = [False] * (size + 1)
    for at in places:
        flags[at] = True
    return flags
