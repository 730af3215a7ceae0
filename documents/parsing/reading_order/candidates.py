"""Where a page's rest may begin and end: every way to part a page, with what the page
alone says of each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from documents.parsing.layout.headlines import Frames
from documents.parsing.reading_order.continuation import (
    Rest,
    join_score,
    rest_of,
    start_score,
)
from documents.parsing.reading_order.endings import (
    CLOSING_LINES,
    Tail,
    end_score,
    owner_of,
)
from documents.parsing.reading_order.intrusions import (
    closes_early,
    disorder,
    foreign_score,
)
from documents.parsing.reading_order.ngrams import Usage
from documents.parsing.reading_order.topic import Cohesion
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.types import Line

_HOPELESS = 20.0  # no other page makes up for that
_ANYWHERE = 1.5  # a cut may lie at any line, and so the more of them there are, the less one is likely
_EMPTY = -6.0  # a headline over nothing
TIED = 0.6  # what a line's tie to a subject counts
_ACROSS = 2.5  # … and the words on both sides of a seam
_KEPT_TOGETHER = 12.0  # the most that lines which go together say against a cut


@dataclass(frozen=True, slots=True)
class Cut:
    """The page's rest is this part of this stretch."""

    stretch: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A page parted by a cut: the rest of the text that lay open before it, what is
    left under each headline, and what the page alone says of it."""

    cut: Cut | None
    rest: tuple[Line, ...]
    own: tuple[tuple[Line, ...], ...]
    score: float
    seen: Rest | None = None


class PageCuts:
    """All ways to part a page. What doesn't depend on other pages is scored once."""

    def __init__(
        self,
        page: Frames,
        column: float,
        usage: Usage,
        cohesion: Cohesion,
        following: Sequence[Line],
    ) -> None:
        """`following` is what the next page can only have from the last headline."""
        self.page, self.column, self.usage = page, column, usage
        self.cohesion = cohesion
        self.last = len(page.headlines)
        self._ties = [
            self._own_ties(index, following if index + 1 == self.last else ())
            for index in range(self.last)
        ]
        self._whole = [
            self._own_score(index, page.stretches[index]) for index in range(self.last)
        ]

    def _own_ties(self, index: int, following: Sequence[Line]) -> list[float]:
        """How much the lines up to each say of what stands under the headline."""
        headline = self.page.headlines[index]
        subject = self.cohesion.subject([*headline.lines, *following])
        ties = (self.cohesion.tie(line, subject) for line in self.page.stretches[index])
        return [0.0, *accumulate(ties)]

    def parted(self) -> list[Parted]:
        if self.page.stretches[self.last]:
            return [self._with_last_stretch()]
        uncut = Parted(None, (), self.page.stretches[: self.last], sum(self._whole))
        if self.page.titles_first:
            return [uncut]
        ways = [uncut, *(self._cut(cut) for cut in self._cuts())]
        least = max(way.score for way in ways) - _HOPELESS
        return [way for way in ways if way.score >= least]

    def _with_last_stretch(self) -> Parted:
        rest = self.page.stretches[self.last]
        cut = Cut(self.last, 0, len(rest))
        score = sum(self._whole) + disorder(rest) + closes_early(rest)
        own = self.page.stretches[: self.last]
        return Parted(cut, rest, own, score, rest_of(rest))

    def _cuts(self) -> Iterator[Cut]:
        for index, stretch in enumerate(self.page.stretches[: self.last]):
            size = len(stretch)
            for at in range(1, size):
                yield Cut(index, 0, at)
                yield Cut(index, at, size)

    def _cut(self, cut: Cut) -> Parted:
        stretch = self.page.stretches[cut.stretch]
        rest = stretch[cut.begin : cut.end]
        kept = stretch[: cut.begin] + stretch[cut.end :]
        own = list(self.page.stretches[: self.last])
        own[cut.stretch] = kept
        score = sum(self._whole) - self._whole[cut.stretch]
        score += self._own_score(cut.stretch, kept)
        score += disorder(rest) + closes_early(rest)
        seen = rest_of(rest)
        score -= self._together(cut, kept, seen) + _ANYWHERE
        score -= TIED * self._subject_score(cut)
        return Parted(cut, rest, tuple(own), score, seen)

    def _own_score(self, index: int, lines: Sequence[Line]) -> float:
        headline = self.page.headlines[index]
        if not lines:
            return 0.0 if headline.front else _EMPTY
        owner = owner_of(headline)
        score = start_score(lines, owner.title, self.column, self.usage) + disorder(
            lines
        )
        score += foreign_score(lines, owner.title)
        if index + 1 < self.last:
            last = [bare(line.text) for line in lines[-CLOSING_LINES:]]
            score += end_score(Tail(owner).enclosing(lines).ending(last))
        return score

    def _subject_score(self, cut: Cut) -> float:
        """How much the rest says of what the headline, and what stands beside it in
        the dump, are about."""
        ties = self._ties[cut.stretch]
        across = self.cohesion.across(
            self.page.stretches[cut.stretch], cut.begin or cut.end
        )
        return ties[cut.end] - ties[cut.begin] + _ACROSS * across

    def _together(self, cut: Cut, kept: Sequence[Line], rest: Rest) -> float:
        """How well what the cut parts would go together as it stands in the dump."""
        if cut.begin:
            tail = Tail(owner_of(self.page.headlines[cut.stretch])).after(kept)
            found = join_score(tail, rest, self.column, self.usage, adjacent=True)
            return min(_KEPT_TOGETHER, max(0.0, found))
        last, first = rest.last[-1], bare(kept[0].text)
        if ends_sentence(last):
            return 0.0
        return max(0.0, self.usage.flow(last, first, adjacent=True))
