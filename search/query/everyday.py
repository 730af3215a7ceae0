"""Everyday words and the official ones for the same thing: 看病 is 就医, 诊疗 in a gazette.

The data are in `search/analysis/words/everyday.tsv`, which says how it is written.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from search.analysis.dictionary import word_lines
from search.analysis.folding import Folded, fold
from search.analysis.tokenizer import Token, Tokenizer
from search.query.generic import is_generic
from search.query.short_forms import places_of

FILE = "everyday.tsv"


@cache
def official_words() -> Mapping[str, tuple[str, ...]]:
    """The official words for each everyday one, folded, in the order of the file."""
    return dict(map(_read, word_lines(FILE)))


def everyday_in(text: str, tokenizer: Tokenizer) -> tuple[tuple[str, ...], ...]:
    """The everyday words that a text holds, each followed by the official ones."""
    folded = fold(text)
    places = everyday_places(official_words(), folded, tokenizer.cut(folded))
    held = dict.fromkeys(folded.text[start:end] for start, end in places)
    return tuple((typed, *official_words()[typed]) for typed in held)


def everyday_places(
    known: Collection[str], folded: Folded, tokens: Sequence[Token]
) -> list[tuple[int, int]]:
    """Where these stand; 见市长 in 想见市长, too, though 想见 is a word: 想 says little."""
    return places_of(known, folded, tokens, may_be_left=is_generic)


def _read(line: str) -> tuple[str, tuple[str, ...]]:
    typed, official, *_ = line.split("\t")
    return fold(typed).text, tuple(fold(word).text for word in official.split())
