"""Where a text stands in a segment: `search.query.terms.find_match`, for all documents at once."""

from typing import Protocol

import numpy as np

from search.analysis.folding import END_OF_ALPHABETS
from search.arrays.array_file import Array
from search.arrays.runs import Texts, places_of_run
from search.query.terms import NUMERALS, MatchMode
from search.whoosh_engine.index.columns import JOINED, SHARE, STOP, Columns


class Searched(Texts, Protocol):
    """A segment: its columns, and where its pairs of characters stand."""

    @property
    def columns(self) -> Columns: ...


def places_of(segment: Searched, text: str, mode: MatchMode) -> Array:
    """All places where the text stands as `mode` has it, ascending."""
    places = places_of_run(segment, text)
    if mode is MatchMode.SUBSTRING or not len(places):
        return places
    places = _whole(segment, places, text)
    if mode is MatchMode.WORD:
        return _over_no_stop(segment, places, len(text))
    if mode is MatchMode.PERCENT:
        return _shares(segment, places, text)
    return places


def _whole(segment: Searched, places: Array, text: str) -> Array:
    """Those that part no number and no Latin word, at the beginning or at the end."""
    marks = segment.columns.marks
    if text[0] < END_OF_ALPHABETS:
        places = places[(marks[places] & JOINED) == 0]
    if text[-1] < END_OF_ALPHABETS:
        places = places[(marks[places + np.uint32(len(text))] & JOINED) == 0]
    return places


def _over_no_stop(segment: Searched, places: Array, length: int) -> Array:
    marks = segment.columns.marks
    for offset in range(1, length):
        places = places[(marks[places + np.uint32(offset)] & STOP) == 0]
    return places


def _shares(segment: Searched, places: Array, text: str) -> Array:
    """Figures before a percent sign; in hanzi whole: 百分之五 is not in 百分之五十."""
    ends = places + np.uint32(len(text))
    if text[-1].isdecimal():
        shares: Array = places[(segment.columns.marks[ends] & SHARE) != 0]
        return shares
    numerals = np.array([ord(numeral) for numeral in NUMERALS], segment.text.dtype)
    whole: Array = places[~np.isin(segment.text[ends], numerals)]
    return whole
