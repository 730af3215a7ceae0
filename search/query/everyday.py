"""Everyday words and the official ones for the same thing: 看病 is 就医, 诊疗 in a gazette.

The data are in `search/analysis/words/everyday.tsv`, which says how it is written.
"""

from collections.abc import Mapping
from functools import cache

from search.analysis.dictionary import word_lines
from search.analysis.folding import fold
from search.analysis.tokenizer import Tokenizer
from search.query.short_forms import places_of

FILE = "everyday.tsv"


@cache
def official_words() -> Mapping[str, tuple[str, ...]]:
    """The official words for each everyday one, folded, in the order of the file."""
    return dict(map(_read, word_lines(FILE)))


def everyday_in(text: str, tokenizer: Tokenizer) -> tuple[tuple[str, ...], ...]:
    """The everyday words that a text holds, each followed by the official ones."""
    folded = fold(text)
    known = official_words()
    places = places_of(known, folded, tokenizer.cut(folded))
    held = dict.fromkeys(folded.text[start:end] for start, end in places)
    return tuple((typed, *known[typed]) for typed in held)


def _read(line: str) -> tuple[str, tuple[str, ...]]:
    typed, official, *_ = line.split("\t")
    return fold(typed).text, tuple(fold(word).text for word in official.split())
