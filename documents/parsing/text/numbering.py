"""Which number may come next: the state of a part's numbering.

Levels nest in the order in which they open. A number fits where it counts on
from the last of its style, or opens a new level at one.
"""

from dataclasses import dataclass, field
from enum import Enum

from documents.parsing.text.clause_numbers import Marker, Style
from documents.parsing.text.numerals import numeral


class Fit(Enum):
    """How a number follows from those before it in its part."""

    NEXT = "counts on"
    FIRST = "opens a level at one"
    AGAIN = "starts again at one"
    BREAK = "leaves the sequence"


@dataclass(slots=True)
class Numbering:
    """The open levels from the top, and the last value of every style so far."""

    open: list[Marker] = field(default_factory=list)
    last: dict[Style, Marker] = field(default_factory=dict)

    def copy(self) -> "Numbering":
        return Numbering(list(self.open), dict(self.last))

    def fit(self, marker: Marker) -> Fit:
        if marker.style is Style.DOTTED:
            return self._fit_dotted(marker)
        level = self._level_of(marker.style)
        before = self.last.get(marker.style)
        if before and marker.value == before.value + 1:
            return Fit.NEXT
        if before and marker.value == before.value and "之" in marker.bare:
            counts_on = _inserted(marker) == _inserted(before) + 1
            return Fit.NEXT if counts_on else Fit.BREAK
        if marker.value == 1:
            return Fit.FIRST if level is None else Fit.AGAIN
        return Fit.BREAK

    def _fit_dotted(self, marker: Marker) -> Fit:
        numbers = _numbers(marker)
        heading = self._heading_of(marker)
        if heading is not None:
            return Fit.FIRST if numbers[-1] == 1 else Fit.BREAK
        before = self.last.get(Style.DOTTED)
        if before is None:
            return Fit.FIRST if numbers[-1] == 1 and len(numbers) <= 2 else Fit.BREAK
        last = _numbers(before)
        if numbers == [*last, 1]:
            return Fit.FIRST
        head = numbers[:-1]
        counts_on = len(numbers) <= len(last) and head == last[: len(head)]
        if counts_on and numbers[-1] == last[len(head)] + 1:
            return Fit.NEXT
        return Fit.BREAK

    def accept(self, marker: Marker) -> None:
        """Open the marker's level, closing what it ends."""
        heading = self._heading_of(marker)
        level = self._level_of(marker.style)
        if heading is not None:
            del self.open[heading:]
        elif level is not None:
            del self.open[level:]
        elif self._ends_dotted(marker):
            del self.open[self._level_of(Style.DOTTED) :]
        elif marker.style is not Style.DOTTED:
            self._close_lower_than(marker.style)
        self.open.append(marker)
        self.last[marker.style] = marker

    def accept_under(self, marker: Marker, levels: int) -> None:
        """Open the marker's level under so many of those that are open."""
        self.open = [*self.open[:levels], marker]
        self.last[marker.style] = marker

    def _heading_of(self, marker: Marker) -> int | None:
        """Where 1. is open that 1.1 stands under: the dotted number says it already."""
        level = self._level_of(Style.ARABIC)
        if marker.style is not Style.DOTTED or marker.level != 2 or level is None:
            return None
        return level if self.open[level].value == _numbers(marker)[0] else None

    def _ends_dotted(self, marker: Marker) -> bool:
        """2. after 1.1, 1.2 that stood under 1."""
        level, before = self._level_of(Style.DOTTED), self.last.get(Style.ARABIC)
        if marker.style is not Style.ARABIC or level is None or before is None:
            return False
        first = _numbers(self.open[level])[0]
        return before.value == first and marker.value == first + 1

    def _level_of(self, style: Style) -> int | None:
        for level, marker in enumerate(self.open):
            if marker.style is style:
                return level
        return None

    def _close_lower_than(self, style: Style) -> None:
        """（一） never nests under 1.: what ranks lower ends here."""
        while self.open and self.open[-1].style > style:
            if self.open[-1].style is Style.DOTTED:
                return
            self.open.pop()


def _inserted(marker: Marker) -> int:
    """2 of 第十二条之二, 0 of 第十二条."""
    number = marker.bare.partition("之")[2]
    return numeral(number) if number else 0


def _numbers(marker: Marker) -> list[int]:
    return [int(number) for number in marker.bare.split(".")]
