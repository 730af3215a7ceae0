"""The candidates of a page: where the continuation of an earlier text may stand on it.

Every candidate is one way to part the page, with what the page alone says of it.
After this stage each line of the page is either in a candidate's continuation or
under one of its headlines, in the order of the dump.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from documents.parsing.layout.headlines import Frames
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.beginnings import BEGINNING, beginning_of
from documents.parsing.reading_order.boundaries import (
    Continuation,
    boundary,
    continuation_of,
)
from documents.parsing.reading_order.continuation import continuation_score
from documents.parsing.reading_order.endings import ENDING
from documents.parsing.reading_order.intrusions import (
    IN_ORDER,
    INTRUSION,
    UNITY,
    under_title,
)
from documents.parsing.reading_order.open_text import (
    CLOSING_LINES,
    OpenText,
    Owner,
    owner_of,
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
from documents.parsing.reading_order.words.topic import Topics
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.types import Line


@dataclass(frozen=True, slots=True)
class Extent:
    """Lines of a page: those of one of its stretches, from `begin` up to `end`."""

    stretch: int
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to part a page.

    extent: where the continuation stands; None where the page holds none.
    continuation: its lines; `seen` is what bears on whether they go on from a text.
    own: what is left under each headline.
    score: what the page alone says of the candidate, in log odds.
    """

    extent: Extent | None
    continuation: tuple[Line, ...]
    own: tuple[tuple[Line, ...], ...]
    score: float
    seen: Continuation | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    """The lines under a headline; `closes` where another headline follows on the page,
    so that the text must be complete."""

    owner: Owner
    lines: tuple[Line, ...]
    has_front: bool
    closes: bool
    column: float
    ngrams: NGrams

    def text(self) -> OpenText:
        last = [bare(line.text) for line in self.lines[-CLOSING_LINES:]]
        return OpenText(self.owner).enclosing(self.lines).ending(last)


_TEXT_UNDER_HEADLINE = SumOfRules[_Column](
    Rule(
        "开头",
        always,
        About(
            lambda case: beginning_of(
                case.lines, case.owner.title, case.column, case.ngrams
            ),
            BEGINNING,
        ),
        "…的通知 / 各县（市、区）人民政府：",
    ),
    Rule("编号", always, About(lambda case: case.lines, IN_ORDER), "一、 … 二、"),
    Rule(
        "混入",
        always,
        About(lambda case: under_title(case.lines, case.owner.title), INTRUSION),
        "人事任免 / 云政发〔2023〕21号",
    ),
    Rule(
        "结尾",
        lambda case: case.closes,
        About(_Column.text, ENDING),
        "云泽市人民政府 / 2023年10月8日",
    ),
)
UNDER_HEADLINE = FirstThatHolds[_Column](
    Rule(
        "只有通知正文",
        lambda case: not case.lines and case.has_front,
        0.0,
        "…的通知 / 各县人民政府： … 2023年10月8日",
    ),
    Rule(
        "没有文字",
        lambda case: not case.lines,
        weights.HEADLINE_OVER_NOTHING,
        "…的通知 / 云政发〔2023〕22号",
    ),
    Rule("文字", always, _TEXT_UNDER_HEADLINE, "…的通知 / 各县人民政府："),
)


class PageCandidates:
    """All candidates of a page. What doesn't depend on other pages is scored once."""

    def __init__(
        self,
        page: Frames,
        column: float,
        ngrams: NGrams,
        topics: Topics,
        following: Sequence[Line],
    ) -> None:
        """`following` is what the next page can only have from the last headline."""
        self.page, self.column, self.ngrams = page, column, ngrams
        self.topics = topics
        self.last = len(page.headlines)
        self._relevance = [
            self._own_relevance(index, following if index + 1 == self.last else ())
            for index in range(self.last)
        ]
        self._whole = [
            UNDER_HEADLINE.score(self._column(index, page.stretches[index]))
            for index in range(self.last)
        ]

    def _own_relevance(self, index: int, following: Sequence[Line]) -> list[float]:
        """How much the lines up to each say of what stands under the headline."""
        headline = self.page.headlines[index]
        topic = self.topics.topic([*headline.lines, *following])
        lines = self.page.stretches[index]
        return [
            0.0,
            *accumulate(self.topics.relevance(line, topic) for line in lines),
        ]

    def _column(self, index: int, lines: tuple[Line, ...]) -> _Column:
        headline = self.page.headlines[index]
        return _Column(
            owner_of(headline),
            lines,
            bool(headline.front),
            index + 1 < self.last,
            self.column,
            self.ngrams,
        )

    def candidates(self) -> list[Candidate]:
        """Those that another page may still make up for."""
        if self.page.stretches[self.last]:
            return [self._with_last_stretch()]
        uncut = Candidate(None, (), self.page.stretches[: self.last], sum(self._whole))
        if self.page.titles_first:
            return [uncut]
        found = [uncut, *(self._cut_out(extent) for extent in self._extents())]
        least = max(one.score for one in found) + weights.UNLIKELY_CANDIDATE
        return [one for one in found if one.score >= least]

    def _with_last_stretch(self) -> Candidate:
        """What stands after the last headline goes on from an earlier text."""
        lines = self.page.stretches[self.last]
        extent = Extent(self.last, 0, len(lines))
        score = sum(self._whole) + UNITY.score(lines)
        own = self.page.stretches[: self.last]
        return Candidate(extent, lines, own, score, continuation_of(lines))

    def _extents(self) -> Iterator[Extent]:
        for index, stretch in enumerate(self.page.stretches[: self.last]):
            size = len(stretch)
            for at in range(1, size):
                yield Extent(index, 0, at)
                yield Extent(index, at, size)

    def _cut_out(self, extent: Extent) -> Candidate:
        stretch = self.page.stretches[extent.stretch]
        lines = stretch[extent.begin : extent.end]
        kept = stretch[: extent.begin] + stretch[extent.end :]
        own = list(self.page.stretches[: self.last])
        own[extent.stretch] = kept
        score = sum(self._whole) - self._whole[extent.stretch]
        score += UNDER_HEADLINE.score(self._column(extent.stretch, kept))
        score += UNITY.score(lines)
        seen = continuation_of(lines)
        score -= self._kept_together(extent, kept, seen) - weights.CUT_ANYWHERE
        score -= weights.TOPIC_SHARE * self._relevance_here(extent)
        return Candidate(extent, lines, tuple(own), score, seen)

    def factors(self, candidate: Candidate) -> Iterator[Factor]:
        """What the candidate's score is made of."""
        for index, lines in enumerate(candidate.own):
            which = f"第 {index + 1} 题下" if self.last > 1 else "题下"
            for factor in UNDER_HEADLINE.factors(self._column(index, lines)):
                yield factor.about(which)
        extent, seen = candidate.extent, candidate.seen
        if extent is None or seen is None:
            return
        for factor in UNITY.factors(candidate.continuation):
            yield factor.about("续文")
        if extent.stretch == self.last:
            return
        kept = candidate.own[extent.stretch]
        yield Factor("断开的两行本可相连", -self._kept_together(extent, kept, seen))
        yield Factor("断处可在任何一行", weights.CUT_ANYWHERE)
        relevance = weights.TOPIC_SHARE * self._relevance_here(extent)
        yield Factor("断出的各行与本页标题同题", -relevance)

    def _relevance_here(self, extent: Extent) -> float:
        """How much the continuation says of what the headline, and what stands beside it
        in the dump, are about."""
        shared = self.topics.shared_across(
            self.page.stretches[extent.stretch], extent.begin or extent.end
        )
        return self.relevance(extent) + weights.SHARED_WORDS_SHARE * shared

    def relevance(self, extent: Extent) -> float:
        """How much the continuation says of what the headline is about."""
        sums = self._relevance[extent.stretch]
        return sums[extent.end] - sums[extent.begin]

    def _kept_together(
        self, extent: Extent, kept: Sequence[Line], seen: Continuation
    ) -> float:
        """How well what the candidate parts would go together as it stands in the dump."""
        if extent.begin:
            owner = owner_of(self.page.headlines[extent.stretch])
            text = OpenText(owner).after(kept)
            place = boundary(text, seen, self.column, self.ngrams, adjacent=True)
            return min(weights.KEPT_TOGETHER_MOST, max(0.0, continuation_score(place)))
        last, first = seen.last[-1], bare(kept[0].text)
        if ends_sentence(last):
            return 0.0
        return max(0.0, self.ngrams.continues(last, first, adjacent=True))
