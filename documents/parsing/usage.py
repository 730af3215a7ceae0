"""Which characters stand together in an issue: what tells whether a line goes on from
another where the dictionary can't.

Official prose says the same things in the same words, so that a phrase broken over a
seam often stands whole elsewhere in the issue.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from documents.parsing.lexicon import lexicon
from documents.parsing.parsed import Line
from documents.parsing.patterns import bare

_SPANS = ((2, 2), (3, 1), (1, 3))  # characters before and after the seam
_LONGEST = 4
_NEAR = 12
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


class Usage:
    """Runs of four characters of the issue, counted."""

    def __init__(self, stretches: Iterable[Sequence[Line]]) -> None:
        self._counts: Counter[str] = Counter()
        for stretch in stretches:
            text = _shape("".join(bare(line.text) for line in stretch))
            self._counts.update(
                text[at : at + _LONGEST] for at in range(len(text) - _LONGEST + 1)
            )

    def flow(self, last: str, first: str, *, adjacent: bool = False) -> float:
        """What speaks for `first` going on in mid-sentence from `last`: 0 to 5.

        `adjacent`: the two stand so in the dump, and so were counted together.
        """
        left, right = _shape(last[-_NEAR:]), _shape(first[:_NEAR])
        seams = (left[-before:] + right[:after] for before, after in _SPANS)
        known = [self._counts[seam] > adjacent for seam in seams if len(seam) == 4]
        said = 3.0 if known[:1] == [True] else 2.0 if any(known) else 0.0
        return said + (2.0 if _spans_word(last, first) else 0.0)


def _shape(text: str) -> str:
    """Any number is as good as another."""
    return _DIGITS.sub("0", text)


def _spans_word(last: str, first: str) -> bool:
    words = lexicon()
    return any(words.is_word(last[-size:] + first[:1]) for size in (1, 2)) or any(
        words.is_word(last[-1:] + first[:size]) for size in (1, 2)
    )
