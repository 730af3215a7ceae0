"""The best path through the candidates of all pages: a beam search.

What comes after a page depends only on the text that it leaves open, so of all paths
that leave the same text open only the best one is followed (Viterbi), and of those
the likeliest forty (the beam); going back over what was tried tells for each page how
good a path with another candidate could be.

After this stage each page has one candidate, and the margin by which it leads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from documents.parsing.layout.headlines import Frames, Headline
from documents.parsing.layout.widths import is_wide
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.boundaries import Boundary, boundary
from documents.parsing.reading_order.candidates import (
    Candidate,
    PageCandidates,
)
from documents.parsing.reading_order.continuation import CONTINUATION
from documents.parsing.reading_order.endings import ENDING
from documents.parsing.reading_order.open_text import NOBODY, OpenText, owner_of
from documents.parsing.reading_order.page_fill import (
    fill_score,
    page_fill,
    uneven_weight,
)
from documents.parsing.reading_order.paths import (
    BestPath,
    Choice,
    State,
    Step,
    best_path,
)
from documents.parsing.reading_order.rules import (
    About,
    Factor,
    FirstThatHolds,
    Rule,
    SumOfRules,
    always,
)
from documents.parsing.reading_order.words.ngrams import NGrams
from documents.parsing.reading_order.words.second_look import (
    Worths,
    second_look,
    worth_of,
)
from documents.parsing.reading_order.words.topic import (
    Topics,
    title_similarity,
)
from documents.parsing.types import Line

_BEAM = 40  # open texts that are followed at a time
# Titles so similar have one topic, those less similar by so much have two.
_SAME, _SIMILAR = 0.85, 0.3


@dataclass(frozen=True, slots=True)
class _Transition:
    """A candidate taking up the text that lies open.

    fill: of the page before. uneven: what its odd lines weigh. relevance: how much the
    continuation says of the open text's topic. has_headlines: does the page end the
    open text?
    """

    text: OpenText | None
    candidate: Candidate
    fill: float
    uneven: float
    relevance: float
    has_headlines: bool
    column: float
    ngrams: NGrams

    def boundary(self) -> Boundary:
        assert self.text
        assert self.candidate.seen
        return boundary(self.text, self.candidate.seen, self.column, self.ngrams)

    def ended(self) -> OpenText:
        assert self.text
        seen = self.candidate.seen
        return self.text.ending(seen.last) if seen else self.text


_TAKEN_UP = SumOfRules[_Transition](
    Rule(
        "续文",
        lambda case: case.candidate.seen,
        About(_Transition.boundary, CONTINUATION),
        "二、加强值守， | 确保通信畅通。",
    ),
    Rule(
        "上页的满与空",
        lambda case: case.candidate.seen,
        lambda case: fill_score(case.fill),
        "上页只排了半页，下页不会接着排",
    ),
    Rule(
        "上页两栏行数成单",
        lambda case: case.candidate.seen,
        lambda case: case.uneven,
        "题下 17 行，排不成等长的两栏",
    ),
    Rule(
        "各行与上文同题",
        always,
        lambda case: weights.TOPIC_SHARE * case.relevance,
        "上文讲海塘，这几行也讲海塘",
    ),
    Rule(
        "上文结尾",
        lambda case: case.has_headlines,
        About(_Transition.ended, ENDING),
        "云泽市人民政府 / 2023年10月8日",
    ),
)
_TRANSITION = FirstThatHolds[_Transition](
    Rule(
        "没有上文可接",
        lambda case: case.text is None and case.candidate.continuation,
        weights.NOTHING_TO_CONTINUE,
        "第一页上没有标题的文字",
    ),
    Rule("没有上文", lambda case: case.text is None, 0.0, "第一页"),
    Rule("承接上文", always, _TAKEN_UP, "二、加强值守， | 确保通信畅通。"),
)


class BeamSearch:
    """One issue's pages, taken for dumped in one way; its words are the same in any."""

    def __init__(
        self, pages: Sequence[Frames], column: float, ngrams: NGrams, topics: Topics
    ) -> None:
        self.pages, self.column = pages, column
        self.ngrams, self.topics = ngrams, topics
        self._fill = [1.0, *page_fill(pages, column)]
        self._uneven = uneven_weight(pages)
        self._worths: Worths = {}

    def look_again(self, path: BestPath) -> BestPath:
        """The best path when its doubtful pages have been held against all texts."""
        leading = [
            path.leading(index, weights.SECOND_LOOK_MARGIN)
            for index in range(len(self.pages))
        ]
        if all(len(choices) == 1 for choices in leading):
            return path
        said = [
            {one.candidate.extent: self._said(index, one) for one in choices}
            for index, choices in enumerate(leading)
        ]
        self._worths = second_look(
            self.pages,
            [[one.candidate for one in choices] for choices in leading],
            self.topics,
            lambda index, one: said[index][one.extent],
        )
        return path.weighed(self._worths)

    def _said(self, index: int, choice: Choice) -> float:
        """What words say for a candidate, as far as the search knew the texts."""
        extent = choice.candidate.extent
        if extent is None:
            return 0.0
        sums = self._relevance(index, choice.before)
        said = 0.0
        if extent.stretch < len(sums):
            said = sums[extent.stretch][extent.end] - sums[extent.stretch][extent.begin]
            said -= self.candidates_of(index).relevance(extent)
        return weights.TOPIC_SHARE * said

    def best_path(self) -> BestPath:
        states, scores = [State()], [0.0]
        between = [states]
        tried: list[list[Step]] = []
        for index in range(len(self.pages)):
            states, scores, steps = self._advance(index, states, scores)
            between.append(states)
            tried.append(steps)
        return best_path(tried, between)

    def candidates_of(self, index: int) -> PageCandidates:
        following = (
            self.pages[index + 1].stretches[-1] if index + 1 < len(self.pages) else ()
        )
        return PageCandidates(
            self.pages[index], self.column, self.ngrams, self.topics, following
        )

    def factors(self, index: int, choice: Choice) -> Iterator[Factor]:
        """What the gain of a page's choice is made of."""
        yield from self.candidates_of(index).factors(choice.candidate)
        relevance = self._relevance(index, choice.before)
        yield from _TRANSITION.factors(
            self._transition(index, choice.before, choice.candidate, relevance)
        )
        worth = worth_of(self._worths, index, choice.candidate.extent)
        yield Factor("再看一遍：存疑各行与全文同题", worth)

    def _advance(
        self, index: int, states: Sequence[State], scores: Sequence[float]
    ) -> tuple[list[State], list[float], list[Step]]:
        page = self.pages[index]
        candidates = self.candidates_of(index).candidates()
        ranked = sorted(
            (
                (scores[start] + gain, gain, start, candidate)
                for start, state in enumerate(states)
                for candidate, gain in self._gains(index, state, candidates)
            ),
            key=lambda found: -found[0],
        )
        least = ranked[0][0] + weights.UNLIKELY_STATE
        ends: dict[tuple[int, ...], int] = {}
        after: list[State] = []
        best: list[float] = []
        steps: list[Step] = []
        for score, gain, start, candidate in ranked:
            if score < least:
                break
            key = _left_open(page, candidate, start)
            if key not in ends:
                if len(ends) == _BEAM:
                    continue
                ends[key] = len(after)
                after.append(self._after(states[start], page, candidate))
                best.append(score)
            steps.append(Step(start, candidate, gain, ends[key]))
        return after, best, steps

    def _gains(
        self, index: int, state: State, candidates: Sequence[Candidate]
    ) -> Iterator[tuple[Candidate, float]]:
        if state.text is None and self.pages[index].headlines:
            candidates = [one for one in candidates if not one.continuation] or (
                candidates
            )
        relevance = self._relevance(index, state)
        for one in candidates:
            transition = self._transition(index, state, one, relevance)
            yield one, one.score + _TRANSITION.score(transition)

    def _relevance(self, index: int, state: State) -> list[list[float]]:
        """For each headline's stretch, how much its lines up to each say of the open
        text's topic; nothing where the headline's is the same."""
        page = self.pages[index]
        return [
            [0.0, *accumulate(self._line_relevance(state, headline, stretch))]
            for headline, stretch in zip(page.headlines, page.stretches, strict=False)
        ]

    def _line_relevance(
        self, state: State, headline: Headline, stretch: Sequence[Line]
    ) -> Iterator[float]:
        owner = state.text.owner if state.text else NOBODY
        similar = title_similarity(owner_of(headline).title, owner.title)
        share = max(0.0, min(1.0, (_SAME - similar) / _SIMILAR))
        return (share * self.topics.relevance(line, state.topic) for line in stretch)

    def _transition(
        self,
        index: int,
        state: State,
        candidate: Candidate,
        relevance: Sequence[Sequence[float]],
    ) -> _Transition:
        extent, said = candidate.extent, 0.0
        if extent and extent.stretch < len(relevance):
            sums = relevance[extent.stretch]
            said = sums[extent.end] - sums[extent.begin]
        return _Transition(
            state.text,
            candidate,
            self._fill[index],
            self._uneven if state.is_uneven else 0.0,
            said,
            bool(self.pages[index].headlines),
            self.column,
            self.ngrams,
        )

    def _after(self, state: State, page: Frames, candidate: Candidate) -> State:
        if not page.headlines:
            lines = candidate.continuation
            text = (state.text or OpenText()).after(lines)
            topic = self.topics.topic(lines, state.topic)
            return replace(state, text=text, topic=topic, is_uneven=False)
        headline, lines = page.headlines[-1], candidate.own[-1]
        return State(
            OpenText(owner_of(headline)).after(lines),
            self.topics.topic([*headline.lines, *lines]),
            len(lines) % 2 == 1 and not is_wide(lines, self.column),
        )


def _left_open(page: Frames, candidate: Candidate, start: int) -> tuple[int, ...]:
    """What tells apart the texts that a page may leave open."""
    if not page.headlines:
        return (start,)
    lines = candidate.own[-1]
    return (lines[0].number, lines[-1].number) if lines else ()
