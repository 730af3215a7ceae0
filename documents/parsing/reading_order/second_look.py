"""A second look at the pages that are in doubt, when all texts are known.

The search knows of a text only what it has read of it so far. Once the best path is
found, most of every text is known, before and behind: for each leading candidate, the
lines that are in dispute are held against the rest of the text that it gives them to,
and against what other texts of the issue say of the same thing, a plan and what explains
it. What a line says is measured word by word: how much likelier it is there than anywhere.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log

from documents.parsing.layout.headlines import Frames
from documents.parsing.reading_order import weights
from documents.parsing.reading_order.candidates import Candidate, Extent
from documents.parsing.reading_order.open_text import owner_of
from documents.parsing.reading_order.topic import Topics, Words, title_similarity
from documents.parsing.types import Line

_ONE_TOPIC = 0.85  # titles so similar are about one thing
_UNKNOWN = 20.0  # lines that what is usual in the issue counts for, in any text

Worths = Mapping[int, Mapping[Extent | None, float]]
Owners = dict[int, int]
"""By a line's number, which text it is in: a count of headlines up to its own."""
Leading = Sequence[Sequence[Candidate]]
Said = Callable[[int, Candidate], float]


def second_look(
    pages: Sequence[Frames], leading: Leading, topics: Topics, said: Said
) -> Worths:
    """What whole texts say for each leading candidate, in log odds, by the page's index and
    the candidate's extent.

    leading: each page's, the chosen one first, then those that score nearly as well.
    said: what was said of topics at first sight, for which this is put.
    """
    known = _Known(pages, leading, topics)
    return {
        index: {
            one.extent: known.worth(index, at) - said(index, one)
            for at, one in enumerate(candidates)
        }
        for index, candidates in enumerate(leading)
        if len(candidates) > 1
    }


class _Known:
    """Of every text the lines that all leading candidates give it, as counts of words."""

    def __init__(
        self, pages: Sequence[Frames], leading: Leading, topics: Topics
    ) -> None:
        self._pages, self._topics = pages, topics
        self._owned: list[list[Owners]] = []
        self._titles = [""]
        for page, candidates in zip(pages, leading, strict=True):
            before = len(self._titles) - 1
            self._owned.append([_owners(one, before) for one in candidates])
            self._titles += [owner_of(headline).title for headline in page.headlines]
        self._words: defaultdict[int, Counter[str]] = defaultdict(Counter)
        self._lines: Counter[int] = Counter()
        for page, owned in zip(pages, self._owned, strict=True):
            for line in _lines(page):
                if _agree(owned, line):
                    self._add(owned[0][line.number], line)
        headlines = (headline for page in pages for headline in page.headlines)
        for text, headline in enumerate(headlines, 1):
            for line in headline.lines:
                self._add(text, line)

    def _add(self, text: int, line: Line) -> None:
        self._words[text].update(self._topics.words(line))
        self._lines[text] += 1

    def worth(self, index: int, at: int) -> float:
        """Of the page's candidate of that rank."""
        owned = self._owned[index]
        disputed = [
            (owned[at][line.number], self._topics.words(line))
            for line in _lines(self._pages[index])
            if not _agree(owned, line)
        ]
        texts = {
            owners[line.number]
            for owners in owned
            for line in _lines(self._pages[index])
            if not _agree(owned, line)
        }
        words = {text: Counter(self._words[text]) for text in texts}
        lines = {text: self._lines[text] for text in texts}
        for other, title in enumerate(self._titles):
            for text in texts - {other} if other not in texts else ():
                if title_similarity(title, self._titles[text]) >= _ONE_TOPIC:
                    words[text] += self._words[other]
                    lines[text] += self._lines[other]
        for text, said in disputed:
            words[text].update(said)
            lines[text] += 1
        return weights.SECOND_LOOK_SHARE * sum(
            self._fit(said, words[text], lines[text]) for text, said in disputed
        )

    def _fit(self, said: Words, words: Counter[str], lines: int) -> float:
        """How well a line's words go with the text's other lines: log odds, -2 to 2."""
        total = 0.0
        for word in said:
            usual = self._topics.share(word)
            often = words[word] - 1
            gain = log((often / usual + _UNKNOWN) / (lines - 1 + _UNKNOWN))
            total += max(-weights.ABSENT_WORD, min(weights.SAID_AGAIN, gain))
        most = weights.TOPIC_MOST
        return max(-most, min(most, total))


def _owners(candidate: Candidate, before: int) -> Owners:
    owners = {line.number: before for line in candidate.continuation}
    for text, lines in enumerate(candidate.own, before + 1):
        owners.update((line.number, text) for line in lines)
    return owners


def _lines(page: Frames) -> Iterator[Line]:
    return (line for stretch in page.stretches for line in stretch)


def _agree(owned: Sequence[Owners], line: Line) -> bool:
    return all(owners[line.number] == owned[0][line.number] for owners in owned)
