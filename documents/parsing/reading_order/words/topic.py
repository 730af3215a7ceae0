"""What a text is about: words that keep coming back in it and are rare elsewhere tie
lines together, across pages and over a boundary.

Two hanzi in a row stand for a word. One weighs more the fewer pages hold it, and
only where pages that hold it say it again: what official prose says everywhere, or
once by chance, ties nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from documents.parsing.layout.headlines import Frames
from documents.parsing.reading_order import weights
from documents.parsing.text.characters import bare
from documents.parsing.types import Line

_COMMON = 0.3  # of the logarithm: held by three pages in four
_ENOUGH_COMPANY = 3
_LEAST = 0.3  # a word that weighs less is not looked at
_SETTLES = 30  # lines after which half of a text's words are known
_NEAR = 8  # lines on either side of a boundary

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Topic:
    """The words of a text's lines so far, what any line of another text shares with
    them by chance, and how telling it is that a word isn't among them."""

    words: dict[str, int] = field(default_factory=dict)
    lines: int = 0
    by_chance: float = 0.0
    settled: float = 0.0


NO_TOPIC = Topic()


class Topics:
    """The words of an issue's lines, weighed, and the topics of its texts.

    A topic is a text's words; whatever its lines say is measured against what other
    texts' lines say of it by chance.
    """

    def __init__(self, pages: Sequence[Frames]) -> None:
        held = [
            [_pairs(line.text) for stretch in page.stretches for line in stretch]
            for page in pages
        ]
        self._times = Counter(word for lines in held for line in lines for word in line)
        self._size = sum(map(len, held))
        on_pages = Counter(word for lines in held for word in frozenset().union(*lines))
        company = _company(pages)
        self._weights = {
            word: weight
            for word, count in on_pages.items()
            if (weight := _weight(len(pages), count, self._times[word], company[word]))
            >= _LEAST
        }
        weighed = sum(
            weight * self._times[word] for word, weight in self._weights.items()
        )
        self._usual = weighed / max(1, self._size)
        self._words: dict[str, Words] = {}

    def words(self, line: Line) -> Words:
        """Those that weigh anything."""
        found = self._words.get(line.text)
        if found is None:
            found = frozenset(_pairs(line.text) & self._weights.keys())
            self._words[line.text] = found
        return found

    def share(self, word: str) -> float:
        """How many of the issue's lines say the word: more than 0, up to 1."""
        return self._times[word] / self._size

    def topic(self, lines: Iterable[Line], before: Topic = NO_TOPIC) -> Topic:
        """Of a text of these lines, after those that `before` was made of."""
        counts = Counter(before.words)
        size = before.lines
        for line in lines:
            counts.update(self.words(line))
            size += 1
        shared = sum(
            self._weights[word] * max(0, self._times[word] - times)
            for word, times in counts.items()
        )
        settled = weights.ABSENT_SHARE * size / (size + _SETTLES)
        return Topic(counts, size, shared / max(1, self._size - size), settled)

    def relevance(self, line: Line, topic: Topic) -> float:
        """How much more the line says of the topic than another text's lines do: log
        odds, -2 to 2."""
        words = self.words(line)
        shared = self._weigh(words & topic.words.keys())
        new = self._weigh(words) - shared
        by_chance = topic.by_chance
        more = shared - by_chance - topic.settled * (new - self._usual + by_chance)
        most = weights.TOPIC_MOST
        return max(-most, min(most, more / weights.TOPIC_UNIT))

    def shared_across(self, lines: Sequence[Line], at: int) -> float:
        """How much the lines on either side of a boundary say of the same things: log
        odds, from 0."""
        left: Words = frozenset().union(
            *map(self.words, lines[max(0, at - _NEAR) : at])
        )
        right: Words = frozenset().union(*map(self.words, lines[at : at + _NEAR]))
        return self._weigh(left & right) / weights.TOPIC_UNIT

    def _weigh(self, words: Words) -> float:
        return sum(self._weights[word] for word in words)


def _weight(pages: int, held_by: int, times: int, company: int) -> float:
    rare = max(0.0, log(pages / held_by) - _COMMON)
    again = min(1.0, times / held_by - 1)
    return rare * again * min(1.0, (company - 1) / _ENOUGH_COMPANY)


def _company(pages: Sequence[Frames]) -> dict[str, int]:
    """How many characters stand before, or else behind, a word: what stands in one
    company only is part of a set phrase, which any text may use."""
    before: defaultdict[str, set[str]] = defaultdict(set)
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for stretch in page.stretches:
            text = "".join(bare(line.text) for line in stretch)
            for at in range(1, len(text) - 2):
                word = text[at : at + 2]
                before[word].add(text[at - 1])
                behind[word].add(text[at + 2])
    return defaultdict(
        lambda: 1, {word: max(len(before[word]), len(behind[word])) for word in before}
    )


def _pairs(text: str) -> Words:
    text = bare(text)
    return frozenset(
        text[at : at + 2]
        for at in range(len(text) - 1)
        if "一" <= text[at] <= "鿿" and "一" <= text[at + 1] <= "鿿"
    )


@lru_cache(maxsize=1024)
def title_similarity(title: str, other: str) -> float:
    """The share of the shorter title that the other says in one piece: 1 where a plan is
    followed by what explains it."""
    shorter = min(len(title), len(other))
    if not shorter:
        return 0.0
    pieces = SequenceMatcher(None, title, other, autojunk=False)
    return pieces.find_longest_match().size / shorter
