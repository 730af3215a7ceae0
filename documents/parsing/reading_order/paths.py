"""Paths through the candidates of all pages: what was tried, the best of it, and how far
each other candidate of a page lies behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from documents.parsing.reading_order.candidates import Candidate, Extent
from documents.parsing.reading_order.endings import ending_score
from documents.parsing.reading_order.open_text import OpenText
from documents.parsing.reading_order.words.second_look import Worths, worth_of
from documents.parsing.reading_order.words.topic import NO_TOPIC, Topic


@dataclass(frozen=True, slots=True)
class State:
    """Between two pages: the text that lies open, what it is about, and whether its
    share of the page where it begins is too odd for two even columns. `text` is None
    before the first headline."""

    text: OpenText | None = None
    topic: Topic = NO_TOPIC
    is_uneven: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A candidate of a page: from which of the states before, to which after."""

    start: int
    candidate: Candidate
    gain: float
    end: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A page's candidate on the best path that takes it.

    before, after: the states between which it lies.
    gain: what the candidate adds to the path. total: the whole path's score.
    """

    candidate: Candidate
    before: State
    after: State
    gain: float
    total: float


@dataclass(frozen=True)
class BestPath:
    """`choices` are each page's candidates, the chosen one first, then by their totals."""

    choices: tuple[tuple[Choice, ...], ...]
    score: float
    tried: Sequence[Sequence[Step]] = ()
    between: Sequence[Sequence[State]] = ()

    def weighed(self, worths: Worths) -> "BestPath":
        """The best path where candidates are worth more by so much."""
        tried = [
            [
                replace(
                    step,
                    gain=step.gain + worth_of(worths, index, step.candidate.extent),
                )
                for step in steps
            ]
            if index in worths
            else steps
            for index, steps in enumerate(self.tried)
        ]
        return best_path(tried, self.between)

    def leading(self, index: int, behind: float) -> list[Choice]:
        """A page's choices whose paths lie no more than so much behind the best."""
        return [one for one in self.choices[index] if self.score - one.total <= behind]

    @cached_property
    def chosen(self) -> tuple[Candidate, ...]:
        return tuple(first.candidate for first, *_ in self.choices)

    @cached_property
    def margins(self) -> tuple[float, ...]:
        """By how much each page's candidate leads; infinite where there is no other."""
        return tuple(
            self.score - others[0].total if others else float("inf")
            for _, *others in self.choices
        )


def _last_ending(state: State) -> float:
    return ending_score(state.text) if state.text else 0.0


def best_path(
    tried: Sequence[Sequence[Step]], between: Sequence[Sequence[State]]
) -> BestPath:
    """Back from the end: for every open text, how well the pages after it can go."""
    ahead = [dict(enumerate(map(_last_ending, between[-1])))]
    for steps in reversed(tried):
        before: dict[int, float] = {}
        for step in steps:
            if step.end in ahead[0]:
                total = step.gain + ahead[0][step.end]
                before[step.start] = max(total, before.get(step.start, total))
        ahead.insert(0, before)
    return _followed(tried, between, ahead)


def _followed(
    tried: Sequence[Sequence[Step]],
    between: Sequence[Sequence[State]],
    ahead: Sequence[dict[int, float]],
) -> BestPath:
    """Forwards again, page by page: the best path, and the best one by each other way."""
    choices: list[tuple[Choice, ...]] = []
    so_far, at = {0: 0.0}, 0
    for index, steps in enumerate(tried):
        later = ahead[index + 1]
        chosen = max(
            (step for step in steps if step.start == at and step.end in later),
            key=lambda step: step.gain + later[step.end],
        )
        best: dict[Extent | None, tuple[float, Step]] = {}
        reached: dict[int, float] = {}
        for step in steps:
            if step.start not in so_far or step.end not in later:
                continue
            score = so_far[step.start] + step.gain
            reached[step.end] = max(score, reached.get(step.end, score))
            extent, total = step.candidate.extent, score + later[step.end]
            if extent not in best or total > best[extent][0]:
                best[extent] = total, step
        best[chosen.candidate.extent] = ahead[0][0], chosen
        choices.append(_ranked(best, chosen, between[index], between[index + 1]))
        so_far, at = reached, chosen.end
    return BestPath(tuple(choices), ahead[0][0], tried, between)


def _ranked(
    best: dict[Extent | None, tuple[float, Step]],
    chosen: Step,
    before: Sequence[State],
    after: Sequence[State],
) -> tuple[Choice, ...]:
    ranked = sorted(best.values(), key=lambda one: (one[1] is not chosen, -one[0]))
    return tuple(
        Choice(step.candidate, before[step.start], after[step.end], step.gain, total)
        for total, step in ranked
    )
