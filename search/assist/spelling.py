"""Words that are held and are like one that is not: by sound, by shape, or by one character."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from heapq import nlargest
from itertools import islice

from documents.parsing.text.dictionary import lexicon
from search.analysis.folding import fold
from search.assist.look_alikes import looking_alike
from search.assist.pinyin import (
    Sounds,
    hanzi_in,
    is_mixed,
    is_pinyin,
    toneless,
    usual_reading,
)
from search.engine import engine

_FEWEST_LETTERS = 3
_LONGEST = 12  # characters; nobody mistypes a sentence
_WINDOWS = (4, 3, 2)
_ENOUGH = 12
_LIKELIEST = 12  # words of a sound that are counted, of those that may be meant
_READINGS_IN_TWO = 2  # of pinyin; each takes a look at all words for every cut
_DIGIT = re.compile(r"\d")


def how_usual(word: str) -> int:
    """How often a word is written anywhere: what the dictionary counted."""
    return lexicon().frequencies.get(word, 0)


class Vocabulary:
    """The words that are held, a line each, and how they sound."""

    def __init__(self, words: Iterable[str]) -> None:
        self._held = frozenset(words)
        self._lines = "\n".join(sorted(self._held))
        self._sounds = Sounds(hanzi_in(self._held))

    def like(
        self,
        text: str,
        count: Callable[[str], int] = how_usual,
        *,
        though_held: bool = False,
    ) -> list[str]:
        """The text with one of its words mended, the likeliest first; none where all are held.

        `though_held`: also if it is held itself, as mistakes are, unless a dictionary has it.
        `count` says how common a word is here: of words that sound as typed in pinyin, the
        commonest come first.
        """
        folded = toneless(fold(text).text)
        if not 2 <= len(folded) <= _LONGEST and not is_pinyin(folded):
            return []
        if _DIGIT.search(folded) or not any(map(str.isalnum, folded)):
            return []  # another number is another thing
        if self._is_made_of_words(folded) and not (
            though_held and folded in self._held and _is_rare(folded)
        ):
            return []
        mended = (found for found in self._mended(folded, count) if found != folded)
        return list(islice(dict.fromkeys(mended), _ENOUGH))

    def _mended(self, text: str, count: Callable[[str], int]) -> Iterator[str]:
        if is_pinyin(text) or is_mixed(text):
            if len(text) >= _FEWEST_LETTERS or is_mixed(text):
                yield from self._sounding_as_typed(text, count)
            return
        yield from self._sounding(text)
        yield from self._looking(text)
        yield from self._one_off(text)
        # 应急预暗: what then falls into words (应急, 预案) is likelier than what does not.
        partly = (
            *self._partly(self._looking, text),
            *self._partly(self._sounding, text),
        )
        yield from sorted(partly, key=self._is_made_of_words)[::-1]

    def _sounding_as_typed(
        self, typed: str, count: Callable[[str], int]
    ) -> Iterator[str]:
        """The words that pinyin, or hanzi with pinyin between them, may be; where there is none,
        two of them: 养老fuwu and yang老服务 are 养老服务."""
        found = self._commonest_first(typed, self._sounds.pattern(typed) or "", count)
        yield from found
        if found:
            return
        for pieces in self._sounds.readings_of(typed)[:_READINGS_IN_TWO]:
            for at in range(2, len(pieces) - 1):
                first, second = (
                    self._commonest_first("", "".join(part), count)[:1]
                    for part in (pieces[:at], pieces[at:])
                )
                if first and second:
                    yield first[0] + second[0]

    def _commonest_first(
        self, typed: str, pattern: str, count: Callable[[str], int]
    ) -> list[str]:
        """The words of a sound: those first that are mostly read so, 福建 before 不减.

        A single character is none of them: nearly any syllable is some, and says little.
        """
        letters = re.sub("['’]", "", typed)

        def order(word: str) -> tuple[bool, int]:
            return _is_read(word, letters), count(word)

        likeliest = nlargest(
            _LIKELIEST,
            (word for word in self._lines_that(pattern) if len(word) > 1),
            key=lambda word: (_is_read(word, letters), how_usual(word)),
        )
        return sorted(likeliest, key=order, reverse=True)

    def _partly(self, like: Callable[[str], Iterator[str]], text: str) -> Iterator[str]:
        for length in (length for length in _WINDOWS if length < len(text)):
            for start in range(len(text) - length + 1):
                word = text[start : start + length]
                if word not in self._held:
                    for other in like(word):
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

    def _looking(self, word: str) -> Iterator[str]:
        """One of the characters taken for another of its shape; the most usual words first."""
        found = (
            word[:at] + other + word[at + 1 :]
            for at, char in enumerate(word)
            for other in looking_alike(char)
        )
        held = (other for other in found if other in self._held)
        return iter(sorted(held, key=how_usual, reverse=True))

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

    def _lines_that(self, pattern: str) -> Iterator[str]:
        if pattern:
            for match in re.finditer(f"^(?:{pattern})$", self._lines, re.MULTILINE):
                yield match[0]


def _is_rare(text: str) -> bool:
    return not lexicon().is_word(text)


def _is_read(word: str, typed: str) -> bool:
    """Whether a word is mostly read as it was typed; of hanzi among pinyin, themselves."""
    read = "".join(usual_reading(char) for char in word)
    said = "".join(usual_reading(char) if char >= "\u3400" else char for char in typed)
    return read == said


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
