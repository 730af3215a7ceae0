"""The dictionary that texts and queries are cut by: jieba's, and words of our own.

Ours stand in `words/`, one a line; each file says at its head what belongs into it. A word
weighs just enough to be cut whole where jieba would cut it to pieces.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import jieba

from documents.parsing.text.dictionary import lexicon
from search.analysis.folding import fold

_WORDS = Path(__file__).parent / "words"
LISTS = ("organs.txt", "kinds.txt", "terms.txt")


def word_lines(name: str) -> list[str]:
    """The lines of a file in `words/`, without what it says about itself."""
    lines = (_WORDS / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Dictionary:
    """Words and how often they occur; `added` are those that jieba's own lacks."""

    def __init__(self, words: Iterable[str]) -> None:
        self._jieba_s = lexicon().frequencies
        new = sorted(word for word in set(words) if not self._jieba_s.get(word))
        self.added = dict(zip(new, _weights(new), strict=True))
        self.total = lexicon().total + sum(self.added.values())

    def __contains__(self, text: str) -> bool:
        return text in self.added or bool(self._jieba_s.get(text))

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Every word with its frequency."""
        yield from (pair for pair in self._jieba_s.items() if pair[1])
        yield from self.added.items()

    def with_prefixes(self) -> dict[str, int]:
        """A table as jieba wants it: what a word begins with is in it, too, with 0."""
        table = dict(self._jieba_s)
        for word in self.added:
            for end in range(1, len(word)):
                table.setdefault(word[:end], 0)
        return table | self.added


def _weights(words: Iterable[str]) -> Iterator[int]:
    """A word is as likely as its pieces together, and a little likelier."""
    total, frequencies = lexicon().total, lexicon().frequencies
    pieces = jieba.Tokenizer()
    pieces.FREQ, pieces.total, pieces.initialized = frequencies, total, True
    for word in words:
        likelihood = 1.0
        for piece in pieces.cut(word, HMM=False):
            likelihood *= (frequencies.get(piece) or 1) / total
        yield int(likelihood * total) + 1


@cache
def our_words() -> frozenset[str]:
    """The words of our lists, folded."""
    return frozenset(fold(word).text for name in LISTS for word in word_lines(name))


def unknown(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that are no word yet."""
    is_word, ours = lexicon().is_word, our_words()
    return frozenset(name for name in names if name not in ours and not is_word(name))


@cache
def version() -> str:
    """Changes with the words of either dictionary."""
    digest = sha256()
    with jieba.Tokenizer().get_dict_file() as file:
        digest.update(file.read())
    digest.update("\n".join(sorted(our_words())).encode())
    return digest.hexdigest()[:16]
