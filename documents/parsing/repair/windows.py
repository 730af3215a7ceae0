"""The windows of a text that are decided on one by one: from mark to mark, or from where
every path has to break to where it has to.

Outside them no hanzi is doubtful. A window's ends tell the paths in it nothing else than
that a mark stands there, or that a word ends there.
"""

from collections.abc import Iterator, Sequence

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.latin_runs import LatinRuns
from documents.parsing.repair.lattice import (
    ENDS_WORD_THAT_GOVERNS,
    KIND_OF_MARK,
    LONGEST_WORD,
)
from documents.parsing.repair.names import SURNAMES
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import MARK_OF


def windows(
    glyphs: Glyphs, doubtful: Sequence[int], runs: LatinRuns
) -> Iterator[tuple[int, int]]:
    """The windows (start, end) that hold the doubtful places (in order), each apart from
    the others."""
    start, stop, text = 0, 0, glyphs.text
    for at in doubtful:
        if at < stop:
            continue
        begins = _break_before(text, at, stop)
        if begins is not None:
            if stop:
                yield start, stop
            start = begins
        stop = _break_behind(
            text, max((end for end, _ in runs.get(at, ())), default=at)
        )
    if stop:
        yield start, stop


def _break_before(text: str, at: int, least: int) -> int | None:
    for place in range(at, max(least, 1) - 1, -1):
        if text[place - 1] in KIND_OF_MARK:
            return place - 1
        if _is_break(text, place):
            return place
    return None


def _break_behind(text: str, at: int) -> int:
    for place in range(at + 1, len(text)):
        if text[place] in KIND_OF_MARK:
            return place + 1
        if _is_break(text, place):
            return place
    return len(text)


def _is_break(text: str, at: int) -> bool:
    """Does no word or name span the place, and nothing before it govern what follows?"""
    before = text[at - 1]
    if before in MARK_OF or before in ENDS_WORD_THAT_GOVERNS or text[at] in MARK_OF:
        return False
    if not SURNAMES.isdisjoint(text[max(0, at - 3) : at]):
        return False
    cost = lexicon().cost
    for start in range(at - 1, max(0, at - LONGEST_WORD + 1) - 1, -1):
        if text[start : at + 1] in cost:
            return False
    return True
