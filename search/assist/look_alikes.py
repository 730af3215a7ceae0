"""Hanzi by their shape: those that one may be taken for (特 待 侍).

The data are in `search/analysis/words/look_alike.txt`, which says how it is written.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from search.analysis.dictionary import word_lines

FILE = "look_alike.txt"


def looking_alike(hanzi: str) -> str:
    """The hanzi that this one may be taken for, without itself; in the order of the file."""
    return "".join(_groups().get(hanzi, ()))


@cache
def _groups() -> Mapping[str, Mapping[str, None]]:
    alike: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in word_lines(FILE):
        group = line.split()
        for one in group:
            alike[one].update(dict.fromkeys(other for other in group if other != one))
    return alike
