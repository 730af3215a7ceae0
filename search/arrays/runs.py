"""Where runs of characters stand in a text: from each pair of neighbours to its places.

A run is found by its rarest pair: the pair's places are read, and the other characters are
compared with the text there. The places of a single character are those of all pairs that begin
with it.

    text          a character each, as 16 bits where all of them fit, else 32
    pair_keys     first character × 2^32 + second, ascending
    pair_offsets  where each pair's places begin in `pair_places`, one more at the end
    pair_places   ascending for each pair
"""

import itertools
from typing import Protocol

import numpy as np

from search.arrays.array_file import Array
from search.arrays.ranges import first_of_each, order_by

_SHIFT = 32


class Texts(Protocol):
    """The arrays that runs are found in."""

    @property
    def text(self) -> Array: ...
    @property
    def pair_keys(self) -> Array: ...
    @property
    def pair_offsets(self) -> Array: ...
    @property
    def pair_places(self) -> Array: ...


def as_characters(text: str) -> Array:
    """A text as an array, 16 bits a character where that is enough."""
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    if len(wide) and wide.max() > 0xFFFF:
        return wide
    return wide.astype("<u2")


def as_text(characters: Array) -> str:
    """The text of a stretch."""
    encoding = "utf-32-le" if characters.dtype.itemsize == 4 else "utf-16-le"
    return characters.tobytes().decode(encoding, "surrogatepass")


def pairs_of(text: Array) -> tuple[Array, Array, Array]:
    """Keys, offsets and places of all pairs of a text; its last character is in none."""
    if len(text) < 2:
        return np.zeros(0, "<u8"), np.zeros(1, "<u4"), np.zeros(0, "<u4")
    places = order_by(text[1:], text[:-1]).astype("<u4")
    keys = (text[places].astype("<u8") << _SHIFT) | text[places + 1]
    starts = np.flatnonzero(first_of_each(keys))
    offsets = np.append(starts, len(keys)).astype("<u4")
    return keys[starts], offsets, places


def places_of_run(texts: Texts, run: str) -> Array:
    """Where a run of characters stands, ascending; it may overlap itself."""
    characters = [ord(char) for char in run]
    if not characters:
        return np.zeros(0, "<u4")
    if len(characters) == 1:
        return _places_of_character(texts, characters[0])
    # A text of 16 bits has no place for a character beyond.
    if max(characters) > 0xFFFF and texts.text.dtype.itemsize == 2:
        return np.zeros(0, "<u4")
    at, places = _rarest_pair(texts, characters)
    if at:
        places = places[places >= at] - np.uint32(at)
    for offset, char in enumerate(characters):
        if not len(places):
            break
        if offset not in (at, at + 1):
            if places[-1] + offset >= len(texts.text):
                places = places[places + offset < len(texts.text)]
            places = places[texts.text[places + np.uint32(offset)] == char]
    return places


def _rarest_pair(texts: Texts, characters: list[int]) -> tuple[int, Array]:
    """Where in the run its rarest pair is, and that pair's places."""
    keys = [
        first << _SHIFT | second for first, second in itertools.pairwise(characters)
    ]
    found = texts.pair_keys.searchsorted(np.array(keys, "<u8"))
    least, rarest = 0, None
    for at, (key, which) in enumerate(zip(keys, found.tolist(), strict=True)):
        if which == len(texts.pair_keys) or texts.pair_keys[which] != key:
            return at, np.zeros(0, "<u4")
        start, end = texts.pair_offsets[which : which + 2].tolist()
        if rarest is None or end - start < len(rarest):
            least, rarest = at, texts.pair_places[start:end]
    assert rarest is not None
    return least, rarest


def _places_of_character(texts: Texts, char: int) -> Array:
    span = np.array([char << _SHIFT, (char + 1) << _SHIFT], "<u8")
    first, last = texts.pair_keys.searchsorted(span).tolist()
    start, end = texts.pair_offsets[[first, last]].tolist()
    return np.sort(texts.pair_places[start:end])
