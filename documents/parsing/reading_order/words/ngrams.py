"""The issue's n-grams and the dictionary's words: does a line go on from another?

Official prose says the same things in the same words, so that a phrase broken over a
boundary often stands whole elsewhere in the issue; a word broken over it stands in the
dictionary; and what begins a sentence here mostly does so elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from documents.parsing.reading_order import weights
from documents.parsing.text.characters import bare
from documents.parsing.text.dictionary import lexicon
from documents.parsing.types import Line

_SPANS = ((2, 2), (3, 1), (1, 3))  # characters before and after the boundary
_LONGEST = 4
_NEAR = 12
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")
_HANZI_BEFORE = re.compile(r"[一-鿿]{1,4}$")
_HANZI_AFTER = re.compile(r"[一-鿿]{1,4}")
_STOPS = "。；："
_HANZI_IN_USE = 500  # that begin anything; for smoothing
_SMOOTHING = 0.3
_DOUBT = 0.8  # of what its first character weighs, for a beginning never seen


class NGrams:
    """Counts of the issue's 4-grams, and of its 1- and 2-grams behind a stop and elsewhere.

    Columns that were dumped together are counted over their lines' ends.
    """

    def __init__(self, stretches: Iterable[Sequence[Line]]) -> None:
        self._counts: Counter[str] = Counter()
        self._behind_stop: Counter[str] = Counter()
        self._elsewhere: Counter[str] = Counter()
        for stretch in stretches:
            lines = [bare(line.text) for line in stretch]
            text = _shape("".join(lines))
            self._counts.update(
                text[at : at + _LONGEST] for at in range(len(text) - _LONGEST + 1)
            )
            for line in lines:
                self._count_beginnings(line)
        self._stops = _ones(self._behind_stop)
        self._others = _ones(self._elsewhere)

    def _count_beginnings(self, line: str) -> None:
        for at in range(1, len(line)):
            counts = self._behind_stop if line[at - 1] in _STOPS else self._elsewhere
            counts[line[at]] += 1
            counts[line[at : at + 2]] += at + 1 < len(line)

    def continues(self, last: str, first: str, *, adjacent: bool = False) -> float:
        """What speaks for `first` going on in mid-sentence from `last`: log odds, -3 to 10.

        `adjacent`: the two stand so in the dump, and so were counted together.
        """
        left, right = _shape(last[-_NEAR:]), _shape(first[:_NEAR])
        phrases = (left[-before:] + right[:after] for before, after in _SPANS)
        known = [
            self._counts[phrase] > adjacent
            for phrase in phrases
            if len(phrase) == _LONGEST
        ]
        said = weights.PHRASE if any(known) else 0.0
        if known[:1] == [True]:
            said = weights.PHRASE_IN_HALVES
        return said + word_score(last, first) - self.begins(first)

    def begins(self, text: str) -> float:
        """What speaks for the text beginning a sentence: log odds, -2 to 2."""
        if not _HANZI_AFTER.match(text):
            return 0.0
        begins = _share(self._behind_stop, self._stops, text[:2])
        goes_on = _share(self._elsewhere, self._others, text[:2])
        score = log(begins / goes_on) * weights.BEGINS_SENTENCE_SHARE
        most = weights.BEGINS_SENTENCE_MOST
        return max(-most, min(most, score))


def _ones(counts: Counter[str]) -> int:
    return sum(count for text, count in counts.items() if len(text) == 1)


def _share(counts: Counter[str], total: int, pair: str) -> float:
    """How often the pair stands so, guessed from its first character where it is rare."""
    one = (counts[pair[:1]] + _SMOOTHING) / (total + _SMOOTHING * _HANZI_IN_USE)
    return (counts[pair] + _DOUBT * one) / (total + _LONGEST * 2)


def _shape(text: str) -> str:
    """Any number is as good as another."""
    return _DIGITS.sub("0", text)


def word_score(last: str, first: str) -> float:
    """How much likelier the words are if one may lie over the boundary, in log odds: a
    word lies over one boundary in two of those in mid-sentence, and over hardly any where
    two texts meet."""
    left, right = _HANZI_BEFORE.search(last), _HANZI_AFTER.match(first)
    if not left or not right:
        return 0.0
    gain = _gain(left[0], right[0])
    if gain <= 0:
        return weights.NO_WORD
    return min(weights.WORD_MOST, weights.WORD_SHARE * gain)


@lru_cache(maxsize=65536)
def _gain(left: str, right: str) -> float:
    return _likelihood(left + right) - _likelihood(left) - _likelihood(right)


@lru_cache(maxsize=65536)
def _likelihood(text: str) -> float:
    """Of the likeliest words that make up the text."""
    words = lexicon()
    best = [0.0]
    for end in range(1, len(text) + 1):
        best.append(
            max(
                best[start] + cost
                for start in range(end)
                if (
                    cost := _cost(
                        words.cost.get(text[start:end]), end - start, words.unknown
                    )
                )
                is not None
            )
        )
    return best[-1]


def _cost(known: float | None, size: int, unknown: float) -> float | None:
    return unknown if known is None and size == 1 else known
