"""Words that are held and are like one that is not: by sound, or by one character."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from documents.parsing.text.dictionary import lexicon
from search.analysis.folding import fold
from search.assist.pinyin import Sounds, hanzi_in, is_pinyin, usual_reading
from search.engine import engine

_FEWEST_LETTERS = 3
_LONGEST = 12  # characters; nobody mistypes a sentence
_WINDOWS = (4, 3, 2)
_ENOUGH = 12


class Vocabulary:
    """The words that are held, a line each, and how they sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self._held = frozenset(words)
        self._lines = "\n".join(sorted(self._held))
        self._sounds = Sounds(hanzi_in(self._held))

    def like(self, text: str) -> list[str]:
        """The text with one of its words mended, the likeliest first; none where all are held."""
        folded = fold(text).text
        if not 2 <= len(folded) <= _LONGEST and not is_pinyin(folded):
            return []
        if all(char.isdecimal() or not char.isalnum() for char in folded):
            return []  # another number is another thing
        mended = (found for found in self._mended(folded) if found != folded)
        return list(islice(dict.fromkeys(mended), _ENOUGH))

    def _mended(self, text: str) -> Iterator[str]:
        if is_pinyin(text):
            if len(text) < _FEWEST_LETTERS:
                return
            yield from self._lines_that(self._sounds.pattern(text))
            return
        if self._is_made_of_words(text):
            return
        yield from self._sounding(text)
        yield from self._one_off(text)
        # 应急预暗: what then falls into words (应急, 预案) is likelier than what does not.
        yield from sorted(self._partly_sounding(text), key=self._is_made_of_words)[::-1]

    def _partly_sounding(self, text: str) -> Iterator[str]:
        for length in (length for length in _WINDOWS if length < len(text)):
            for start in range(len(text) - length + 1):
                word = text[start : start + length]
                if word not in self._held:
                    for other in self._sounding(word):
                        yield text[:start] + other + text[start + length :]

    def _is_made_of_words(self, text: str) -> bool:
        """Whether it falls into words that are held, none of them a single character."""
        ends = {0}
        for end in range(2, len(text) + 1):
            starts = (start for start in range(end - 1) if start in ends)
            if any(text[start:end] in self._held for start in starts):
                ends.add(end)
        return len(text) in ends

    def _sounding(self, word: str) -> Iterator[str]:
        alike = (f"[{re.escape(self._sounds.alike(char))}]" for char in word)
        found = self._lines_that("".join(alike))
        return (other for other in found if _may_be_meant(word, other))

    def _one_off(self, word: str) -> Iterator[str]:
        """Two characters changed about; one too many, too few or another, where enough are left."""
        at = range(len(word))
        turned = [word[:i] + word[i : i + 2][::-1] + word[i + 2 :] for i in at[:-1]]
        yield from (other for other in turned if other in self._held)
        if len(word) > 2:
            other = [re.escape(word[:i]) + ".?" + re.escape(word[i + 1 :]) for i in at]
            more = [
                re.escape(word[:i]) + "." + re.escape(word[i:])
                for i in (*at, len(word))
            ]
            yield from self._lines_that("|".join([*other, *more]))

    def _lines_that(self, pattern: str | None) -> Iterator[str]:
        if pattern:
            for match in re.finditer(f"^(?:{pattern})$", self._lines, re.MULTILINE):
                yield match[0]


def _may_be_meant(word: str, other: str) -> bool:
    """Two characters that are both others are a mistake only if they are a word that sounds the same."""
    if len(word) != 2 or not set(word).isdisjoint(other):
        return True
    sounds = (map(usual_reading, each) for each in (word, other))
    return lexicon().is_word(other) and len({tuple(each) for each in sounds}) == 1


def vocabulary() -> Vocabulary:
    """Of the index as it is now."""
    return _vocabulary(engine().words())


@lru_cache(maxsize=1)
def _vocabulary(words: frozenset[str]) -> Vocabulary:
    return Vocabulary(words)
