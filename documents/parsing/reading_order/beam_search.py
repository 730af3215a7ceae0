"""The likeliest run of cuts over all pages, and by how much each page's cut leads.

What comes after a page depends only on the text that it leaves open, so of all runs
that leave the same text open only the best one is followed (Viterbi); going back over
what was tried tells for each page how good a run with another cut could be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from documents.parsing.layout.headlines import Frames, Headline
from documents.parsing.layout.widths import is_wide
from documents.parsing.reading_order.candidates import TIED, Cut, PageCuts, Parted
from documents.parsing.reading_order.continuation import join_score
from documents.parsing.reading_order.endings import NOBODY, Tail, end_score, owner_of
from documents.parsing.reading_order.ngrams import Usage
from documents.parsing.reading_order.page_fill import (
    evenness,
    fullness,
    shortfall_score,
)
from documents.parsing.reading_order.topic import (
    NO_SUBJECT,
    Cohesion,
    Subject,
    likeness,
)
from documents.parsing.types import Line

_STATES = 40  # open texts that are followed at a time
_HOPELESS = 25.0  # behind the best: no later page makes up for that
_ORPHANED = -10.0  # a rest of nothing
_SAME, _SIMILAR = (
    0.85,
    0.3,
)  # titles so alike have one subject, a little less half of one


@dataclass(frozen=True, slots=True)
class _Open:
    """The text that lies open: where it stops, what it is about, and whether its share
    of the page where it begins has lines for two even columns."""

    tail: Tail | None = None
    subject: Subject = NO_SUBJECT
    is_uneven: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """A page parted one way: from which of the open texts before, to which after."""

    start: int
    way: Parted
    gain: float
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """How every page is parted; `leads` tells by how much each cut beats any other."""

    parted: tuple[Parted, ...]
    score: float
    leads: tuple[float, ...]


class _Search:
    def __init__(self, pages: Sequence[Frames], column: float) -> None:
        self.pages, self.column = pages, column
        self.usage = Usage(stretch for page in pages for stretch in page.stretches)
        self.cohesion = Cohesion(pages)
        self.filled = [1.0, *fullness(pages, column)]
        self.evenness = evenness(pages)

    def run(self) -> Run:
        opens, scores = [_Open()], [0.0]
        tried: list[list[_Step]] = []
        for index in range(len(self.pages)):
            opens, scores, steps = self._advance(index, opens, scores)
            tried.append(steps)
        return _best(tried, [_ending(one) for one in opens])

    def _advance(
        self, index: int, opens: Sequence[_Open], scores: Sequence[float]
    ) -> tuple[list[_Open], list[float], list[_Step]]:
        page = self.pages[index]
        ways = PageCuts(
            page, self.column, self.usage, self.cohesion, self._following(index)
        ).parted()
        ranked = sorted(
            (
                (scores[start] + gain, gain, start, way)
                for start, one in enumerate(opens)
                for way, gain in self._gains(index, one, ways)
            ),
            key=lambda found: -found[0],
        )
        least = ranked[0][0] - _HOPELESS
        ends: dict[tuple[int, ...], int] = {}
        after: list[_Open] = []
        best: list[float] = []
        steps: list[_Step] = []
        for score, gain, start, way in ranked:
            if score < least:
                break
            key = _left_open(page, way, start)
            if key not in ends:
                if len(ends) == _STATES:
                    continue
                ends[key] = len(after)
                after.append(self._after(opens[start], page, way))
                best.append(score)
            steps.append(_Step(start, way, gain, ends[key]))
        return after, best, steps

    def _following(self, index: int) -> Sequence[Line]:
        """What the next page can only have from the text that this one leaves open."""
        return (
            self.pages[index + 1].stretches[-1] if index + 1 < len(self.pages) else ()
        )

    def _gains(
        self, index: int, one: _Open, ways: Sequence[Parted]
    ) -> Iterator[tuple[Parted, float]]:
        page = self.pages[index]
        if one.tail is None and page.headlines:
            ways = [way for way in ways if not way.rest] or ways
        ties = [
            self._ties(one, headline, stretch)
            for headline, stretch in zip(page.headlines, page.stretches, strict=False)
        ]
        for way in ways:
            yield way, way.score + self._link(index, one, way, ties)

    def _ties(
        self, one: _Open, headline: Headline, stretch: Sequence[Line]
    ) -> list[float]:
        """How much the lines up to each say of the open text's subject; nothing where
        the headline's is the same."""
        owner = one.tail.owner if one.tail else NOBODY
        alike = likeness(owner_of(headline).title, owner.title)
        unlike = max(0.0, min(1.0, (_SAME - alike) / _SIMILAR))
        ties = (unlike * self.cohesion.tie(line, one.subject) for line in stretch)
        return [0.0, *accumulate(ties)]

    def _link(
        self, index: int, one: _Open, way: Parted, ties: Sequence[Sequence[float]]
    ) -> float:
        """How well the page, so parted, takes up the text that lies open."""
        if one.tail is None:
            return _ORPHANED if way.rest else 0.0
        score, tail = 0.0, one.tail
        if way.seen:
            score += join_score(tail, way.seen, self.column, self.usage)
            score += shortfall_score(self.filled[index])
            score -= self.evenness if one.is_uneven else 0.0
        if way.cut and way.cut.stretch < len(ties):
            sums = ties[way.cut.stretch]
            score += TIED * (sums[way.cut.end] - sums[way.cut.begin])
        if self.pages[index].headlines:
            score += end_score(tail.ending(way.seen.last) if way.seen else tail)
        return score

    def _after(self, one: _Open, page: Frames, way: Parted) -> _Open:
        if not page.headlines:
            tail = (one.tail or Tail()).after(way.rest)
            subject = self.cohesion.subject(way.rest, one.subject)
            return replace(one, tail=tail, subject=subject, is_uneven=False)
        headline, lines = page.headlines[-1], way.own[-1]
        return _Open(
            Tail(owner_of(headline)).after(lines),
            self.cohesion.subject([*headline.lines, *lines]),
            len(lines) % 2 == 1 and not is_wide(lines, self.column),
        )


def likeliest(pages: Sequence[Frames], column: float) -> Run:
    return _Search(pages, column).run()


def _left_open(page: Frames, way: Parted, start: int) -> tuple[int, ...]:
    """What tells apart the texts that a page may leave open."""
    if not page.headlines:
        return (start,)
    lines = way.own[-1]
    return (lines[0].number, lines[-1].number) if lines else ()


def _ending(one: _Open) -> float:
    return end_score(one.tail) if one.tail else 0.0


def _best(tried: Sequence[Sequence[_Step]], endings: Sequence[float]) -> Run:
    """Back from the end: for every open text, how well the pages after it can go."""
    ahead = [dict(enumerate(endings))]
    for steps in reversed(tried):
        before: dict[int, float] = {}
        for step in steps:
            if step.end in ahead[0]:
                total = step.gain + ahead[0][step.end]
                before[step.start] = max(total, before.get(step.start, total))
        ahead.insert(0, before)
    return _followed(tried, ahead)


def _followed(
    tried: Sequence[Sequence[_Step]], ahead: Sequence[dict[int, float]]
) -> Run:
    parted, leads = [], []
    so_far = {0: 0.0}
    best = ahead[0][0]
    at = 0
    for steps, later in zip(tried, ahead[1:], strict=True):
        whole: dict[Cut | None, float] = {}
        reached: dict[int, float] = {}
        for step in steps:
            if step.start not in so_far or step.end not in later:
                continue
            score = so_far[step.start] + step.gain
            reached[step.end] = max(score, reached.get(step.end, score))
            cut, total = step.way.cut, score + later[step.end]
            whole[cut] = max(total, whole.get(cut, total))
        chosen = max(
            (step for step in steps if step.start == at and step.end in later),
            key=lambda step: step.gain + later[step.end],
        )
        rivals = [total for cut, total in whole.items() if cut != chosen.way.cut]
        leads.append(best - max(rivals) if rivals else float("inf"))
        parted.append(chosen.way)
        so_far, at = reached, chosen.end
    return Run(tuple(parted), best, tuple(leads))
