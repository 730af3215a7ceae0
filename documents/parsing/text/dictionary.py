"""How likely a run of hanzi is to be a word: jieba's dictionary, read once, and
words of official prose that it lacks or hardly knows."""

from collections.abc import Iterable
from functools import cache
from math import log
from pathlib import Path

import jieba

_WORDS = Path(__file__).parent / "words"
_OFFICIAL = -13.0  # log probability of a word that the dictionary lacks or calls rare


class Lexicon:
    """Log probabilities of words. Every prefix of a word has an entry in `cost`, None
    where jieba has no such word."""

    def __init__(
        self, frequencies: dict[str, int], total: int, official: Iterable[str] = ()
    ) -> None:
        self.frequencies = frequencies
        self.total = total
        self.unknown = -log(total)
        self.cost = {
            word: log(count) + self.unknown if count else None
            for word, count in frequencies.items()
        }
        self.official = dict.fromkeys(official, _OFFICIAL)
        for word in official:
            for end in range(1, len(word) + 1):
                self.cost.setdefault(word[:end], None)

    def is_word(self, text: str) -> bool:
        """Does jieba have it?"""
        return bool(self.frequencies.get(text))

    def figure(self, word: str) -> float | None:
        """The word's log probability in official prose."""
        known = self.cost.get(word)
        return (
            self.official.get(word, known)
            if known is None or known < _OFFICIAL
            else known
        )


@cache
def lexicon() -> Lexicon:
    """The dictionary that jieba ships.

    It is read from the package itself: jieba's own cache file lies in the system's
    temp directory under a name anyone can guess, and is loaded unchecked.
    """
    tokenizer = jieba.Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    return Lexicon(frequencies, total, word_list("official"))


def word_list(name: str) -> tuple[str, ...]:
    """One of the lists beside this module, one word a line."""
    return tuple((_WORDS / f"{name}.txt").read_text("utf-8").split())


def in_word(text: str, at: int) -> bool:
    """Does the character make a word with the one before or behind it?"""
    figure = lexicon().figure
    return (
        figure(text[at - 1 : at + 1]) is not None
        or figure(text[at : at + 2]) is not None
    )
