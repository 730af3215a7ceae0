"""How likely a run of hanzi is to be a word: jieba's dictionary, read once."""

from functools import cache
from math import log

import jieba


class Lexicon:
    """Log probabilities of words; every prefix of a word is known to be one."""

    def __init__(self, frequencies: dict[str, int], total: int) -> None:
        self.frequencies = frequencies
        self.total = total
        self.unknown = -log(total)
        self.cost = {
            word: log(count) + self.unknown if count else None
            for word, count in frequencies.items()
        }

    def is_word(self, text: str) -> bool:
        return bool(self.frequencies.get(text))


@cache
def lexicon() -> Lexicon:
    """The dictionary that jieba ships.

    It is read from the package itself: jieba's own cache file lies in the system's
    temp directory under a name anyone can guess, and is loaded unchecked.
    """
    tokenizer = jieba.Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    return Lexicon(frequencies, total)


def in_word(text: str, at: int) -> bool:
    """Does the character make a word with the one before or behind it?"""
    is_word = lexicon().is_word
    return is_word(text[at - 1 : at + 1]) or is_word(text[at : at + 2])
