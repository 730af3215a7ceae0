"""Words that say little of what is asked for: they are typed as one speaks (想, 的话, 方面).

The words are in `search/analysis/words/generic.txt`.
"""

from functools import cache

from search.analysis.dictionary import word_lines
from search.analysis.folding import fold

FILE = "generic.txt"


@cache
def _generic() -> frozenset[str]:
    return frozenset(
        fold(word).text for line in word_lines(FILE) for word in line.split()
    )


def is_generic(word: str) -> bool:
    """Whether a folded word is one of those that an answer need not hold."""
    return word in _generic()
