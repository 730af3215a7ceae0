"""Which number may come next: the state of a part's numbering.

Levels nest in the order in which they open. A number fits where it counts on
from the last of its style, or opens a new level at one.
"""

from dataclasses import dataclass, field
from enum import Enum

from documents.parsing.markers import Marker, Style


class Fit(Enum):
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
            return Fit.NEXT  # 第十二条之一 after 第十二条
        if marker.value == 1:
            return Fit.FIRST if level is None else Fit.AGAIN
        return Fit.BREAK

    def _fit_dotted(self, marker: Marker) -> Fit:
        numbers = _numbers(marker)
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
        level = self._level_of(marker.style)
        if level is not None:
            del self.open[level:]
        elif marker.style is not Style.DOTTED:
            self._close_lower_than(marker.style)
        self.open.append(marker)
        self.last[marker.style] = marker

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


def _numbers(marker: Marker) -> list[int]:
    return [int(number) for number in marker.bare.split(".")]
