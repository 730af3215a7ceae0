"""A second look at the pages that are in doubt, when all texts are known.

The search knows of a text only what it has read of it so far. Once the best path is
found, most of every text is known, before and behind: for each leading candidate, the
lines that are in dispute are held against the rest of the text that it gives them to,
and against what other texts of the issue say of the same thing, as a plan does and what
explains it. A line is measured word by word: how much likelier is each there than in
the issue at large?
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log

from documents.parsing.layout.headlines import Frames
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.candidates import Candidate, Extent
from documents.parsing.reading_order.open_text import owner_of
from documents.parsing.reading_order.words.topic import Topics, Words, title_similarity
from documents.parsing.types import Line

_ONE_TOPIC = 0.85  # titles so similar are about one thing
_UNKNOWN = 20.0  # lines that what is usual in the issue counts for, in any text

Worths = Mapping[int, Mapping[Extent | None, float]]
"""What candidates are worth more, in log odds, by the page's index and their extents."""
Owners = dict[int, int]
"""By a line's number, which text it is in: a count of headlines up to its own."""
Leading = Sequence[Sequence[Candidate]]
Said = Callable[[int, Candidate], float]


def worth_of(worths: Worths, index: int, extent: Extent | None) -> float:
    """What the candidate of that extent is worth more. One that was left out, as too far
    behind, is worth no more than any that was looked at."""
    looked_at = worths.get(index)
    if not looked_at:
        return 0.0
    return looked_at.get(extent, min(looked_at.values()))


def second_look(
    pages: Sequence[Frames], leading: Leading, topics: Topics, said: Said
) -> Worths:
    """What whole texts say for each leading candidate of the doubtful pages.

    leading: each page's, the chosen one first, then those that score nearly as well.
    said: what was said of topics at first sight, for which this is put; log odds.
    """
    known = _KnownTexts(pages, leading, topics)
    return {
        index: {
            one.extent: known.worth(index, at) - said(index, one)
            for at, one in enumerate(candidates)
        }
        for index, candidates in enumerate(leading)
        if len(candidates) > 1
    }


class _Said:
    """How many lines say each word, of how many."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.lines = 0

    def add(self, words: Words) -> None:
        self.words.update(words)
        self.lines += 1

    def with_all(self, others: Iterable["_Said"]) -> "_Said":
        joined = _Said()
        for one in (self, *others):
            joined.words.update(one.words)
            joined.lines += one.lines
        return joined


class _KnownTexts:
    """What every text says, in the lines that all leading candidates give it."""

    def __init__(
        self, pages: Sequence[Frames], leading: Leading, topics: Topics
    ) -> None:
        self._topics = topics
        self._titles = [""]
        self._sure: defaultdict[int, _Said] = defaultdict(_Said)
        self._owned: list[list[Owners]] = []
        self._disputed: list[list[Line]] = []
        for page, candidates in zip(pages, leading, strict=True):
            owned = [_owners(one, len(self._titles) - 1) for one in candidates]
            self._owned.append(owned)
            self._disputed.append(list(self._add_sure(page, owned)))
            for headline in page.headlines:
                for line in headline.lines:
                    self._sure[len(self._titles)].add(topics.words(line))
                self._titles.append(owner_of(headline).title)

    def _add_sure(self, page: Frames, owned: Sequence[Owners]) -> Iterator[Line]:
        """Count the page's lines that all agree on; the others are in dispute."""
        for line in (line for stretch in page.stretches for line in stretch):
            texts = {owners[line.number] for owners in owned}
            if len(texts) > 1:
                yield line
            else:
                self._sure[texts.pop()].add(self._topics.words(line))

    def worth(self, index: int, at: int) -> float:
        """Of the page's candidate of that rank, in log odds."""
        owned, disputed = self._owned[index], self._disputed[index]
        texts = {owners[line.number] for owners in owned for line in disputed}
        held = {text: self._known(text, texts) for text in texts}
        given = [
            (held[owned[at][line.number]], self._topics.words(line))
            for line in disputed
        ]
        for text, words in given:
            text.add(words)
        return weights.SECOND_LOOK_SHARE * sum(
            self._fit(words, text) for text, words in given
        )

    def _known(self, text: int, disputing: set[int]) -> _Said:
        """What the text says, and others of its topic that have no part in the dispute."""
        title = self._titles[text]
        return self._sure[text].with_all(
            self._sure[other]
            for other in range(len(self._titles))
            if other not in disputing
            and title_similarity(self._titles[other], title) >= _ONE_TOPIC
        )

    def _fit(self, words: Words, text: _Said) -> float:
        """How well a line's words go with the text's other lines: log odds, -2 to 2."""
        total = 0.0
        for word in words:
            again = (text.words[word] - 1) / self._topics.share(word)
            gain = log((again + _UNKNOWN) / (text.lines - 1 + _UNKNOWN))
            total += max(weights.ABSENT_WORD, min(weights.WORD_SAID_AGAIN, gain))
        most = weights.TOPIC_MOST
        return max(-most, min(most, total))


def _owners(candidate: Candidate, before: int) -> Owners:
    owners = {line.number: before for line in candidate.continuation}
    for text, lines in enumerate(candidate.own, before + 1):
        owners.update((line.number, text) for line in lines)
    return owners
