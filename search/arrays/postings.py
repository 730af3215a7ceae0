"""From each word to its places in a text.

words           the words as UTF-8, ascending by their bytes, one after the other
word_starts     where each begins in `words`, one more at the end
place_offsets   where each word's places begin in `word_places`, one more at the end
word_places     ascending for each word
"""

import itertools
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from search.arrays.array_file import Array
from search.arrays.ranges import offsets_of, order_by


class Postings(Protocol):
    """The arrays that words are found by."""

    @property
    def words(self) -> Array: ...
    @property
    def word_starts(self) -> Array: ...
    @property
    def place_offsets(self) -> Array: ...
    @property
    def word_places(self) -> Array: ...


def inverted(
    words: Sequence[bytes], which: Array, places: Array
) -> tuple[Array, Array, Array, Array]:
    """The four arrays of words that stand at places: `which[n]` stands at `places[n]`.

    Places are ascending for each word; words that stand nowhere are left out.
    """
    counts = np.bincount(which, minlength=len(words))
    held = sorted(np.flatnonzero(counts).tolist(), key=words.__getitem__)
    rank = np.zeros(len(words), "<u4")
    rank[held] = np.arange(len(held))
    ranks = rank[which]
    order = order_by(ranks)
    spelled = [words[word] for word in held]
    lengths = np.fromiter(map(len, spelled), np.int64, len(spelled))
    return (
        np.frombuffer(b"".join(spelled), "|u1"),
        offsets_of(lengths).astype("<u4"),
        offsets_of(counts[held]).astype("<u8"),
        places[order].astype("<u4"),
    )


def words_in(postings: Postings) -> list[bytes]:
    """All words, ascending."""
    spelled, starts = postings.words.tobytes(), postings.word_starts.tolist()
    return [spelled[start:end] for start, end in itertools.pairwise(starts)]


def words_ending_in(postings: Postings, end: bytes) -> list[bytes]:
    """The words that end in these bytes, ascending."""
    starts = postings.word_starts.astype(np.int64)
    held = np.ones(len(starts) - 1, bool)
    for at, byte in enumerate(reversed(end), 1):
        places = starts[1:] - at
        held &= (places >= starts[:-1]) & (postings.words[places] == byte)
    which = np.flatnonzero(held).tolist()
    return [_spelled(postings, one) for one in which]


def places_of_word(postings: Postings, word: bytes) -> Array:
    """Where a word stands, ascending; nowhere if it is none."""
    low, high = 0, len(postings.word_starts) - 1
    while low < high:
        middle = (low + high) // 2
        if _spelled(postings, middle) < word:
            low = middle + 1
        else:
            high = middle
    if low == len(postings.word_starts) - 1 or _spelled(postings, low) != word:
        return np.zeros(0, "<u4")
    start, end = postings.place_offsets[low : low + 2].tolist()
    return postings.word_places[start:end]


def _spelled(postings: Postings, which: int) -> bytes:
    start, end = postings.word_starts[which : which + 2].tolist()
    return postings.words[start:end].tobytes()
