"""The words of a text: one tokenizer for what is indexed and what is asked.

Words are cut from folded text, stretch by stretch between marks. A number keeps
the marks within it (1.4, 0573-82521234); runs of letters and digits are one word.
Every character is in some word: single digits, letters and rare hanzi (䶮 𠮷 㐱) too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

from search.analysis.dictionary import Dictionary, our_words
from search.analysis.folding import Folded, fold, is_alphanumeric
from search.analysis.segmentation import Segmenter, cutter
from search.engine import Engine

# What jieba is to cut, and what it is to leave alone.
_NUMBER_OR_LATIN = re.compile(r"(?:\d(?:[\W_]+(?=\d))?|[^\W_\u2e80-\U0010ffff])+")
_DIGITS = re.compile(r"\d+")


class Token(NamedTuple):  # an issue has tens of thousands, and tuples are made fastest
    """A word; `start` and `end` are places in the folded text.

    `position` counts the words before it; a sub-word has its word's.
    """

    text: str
    start: int
    end: int
    position: int


class Tokenizer:
    """The default cut of jieba, by its dictionary and ours."""

    def __init__(self, dictionary: Dictionary, cut: Segmenter) -> None:
        self._dictionary = dictionary
        self._cut = cut

    def cut(self, folded: Folded) -> list[Token]:
        """The words in order, without overlap: what a query asks for."""
        edges = (0, *folded.breaks, len(folded.text))
        words = (
            word
            for start, end in pairwise(edges)
            for word in self._cut_stretch(folded.text[start:end], start)
        )
        return [
            Token(folded.text[start:end], start, end, position)
            for position, (start, end) in enumerate(words)
        ]

    def words(self, text: str) -> list[str]:
        """The words of a text as it stands."""
        return [token.text for token in self.cut(fold(text))]

    def words_within(self, word: str) -> list[str]:
        """The words that a folded word is made of, the longest before those it overlaps."""
        taken: list[tuple[int, int]] = []
        for start, end in reversed(list(self._subwords(word))):
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
        return [word[start:end] for start, end in sorted(taken)]

    def index(self, folded: Folded) -> Iterator[Token]:
        """The words, each followed by the words within it: what a text is found by."""
        for token in self.cut(folded):
            yield token
            # Most words are of two hanzi, within which there is no other.
            if len(token.text) > 2 or is_alphanumeric(token.text[0]):
                yield from self._within(token)

    def _cut_stretch(self, stretch: str, start: int) -> Iterator[tuple[int, int]]:
        at = 0
        for match in _NUMBER_OR_LATIN.finditer(stretch):
            yield from self._cut_hanzi(stretch[at : match.start()], start + at)
            yield start + match.start(), start + match.end()
            at = match.end()
        yield from self._cut_hanzi(stretch[at:], start + at)

    def _cut_hanzi(self, stretch: str, start: int) -> Iterator[tuple[int, int]]:
        for word in self._cut(stretch):
            yield start, start + len(word)
            start += len(word)

    def _within(self, token: Token) -> Iterator[Token]:
        for start, end in self._subwords(token.text):
            yield Token(
                token.text[start:end],
                token.start + start,
                token.start + end,
                token.position,
            )

    def _subwords(self, word: str) -> Iterator[tuple[int, int]]:
        if is_alphanumeric(word[0]):
            parts = [match.span() for match in _DIGITS.finditer(word)]
            yield from (part for part in parts if part != (0, len(word)))
            return
        for length in range(2, len(word)):
            for start in range(len(word) - length + 1):
                if word[start : start + length] in self._dictionary:
                    yield start, start + length


_building = Lock()


def tokenizer_with(names: frozenset[str]) -> Tokenizer:
    """The tokenizer whose dictionary has these names, too: places and organs.

    The newest one is kept. It takes a second to make, so threads that want the same one
    wait for it rather than each make its own.
    """
    with _building:
        return _tokenizer_with(names)


@lru_cache(maxsize=1)
def _tokenizer_with(names: frozenset[str]) -> Tokenizer:
    dictionary = Dictionary(our_words() | names)
    return Tokenizer(dictionary, cutter(dictionary))


def tokenizer_of(engine: Engine) -> Tokenizer:
    """The tokenizer that cuts as the engine's index was cut."""
    return tokenizer_with(engine.names())
