"""How near the terms of a query stand to each other in parts of documents.

1 where they stand side by side, less the farther they are apart: their lengths together by the
length of the shortest stretch that has each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.arrays.ranges import within
from search.whoosh_engine.occurrences import Occurrences
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.weights import Floats

# A stretch as one number: bits for its term, from here on for its length, then for its start.
_LENGTH, _START = 10, 30


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Where terms stand, ascending: in which part, from where to where, and which term."""

    parts: Array
    starts: Array
    ends: Array
    terms: Array


def closeness(
    snapshot: Snapshot,
    terms: Sequence[Occurrences],
    parts: Array,
    held: NDArray[np.bool_],
) -> Floats:
    """By part, from 0 to 1; `held[term, part]` says which terms count there.

    `parts` are ascending, each once; nothing where a part holds one term.
    """
    several = held.sum(axis=0) > 1
    close = np.zeros(len(parts))
    if several.any():
        close[several] = _of_several(snapshot, terms, parts[several], held[:, several])
    return close


def _of_several(
    snapshot: Snapshot,
    terms: Sequence[Occurrences],
    parts: Array,
    held: NDArray[np.bool_],
) -> Floats:
    stretches = _stretches(snapshot, terms, parts, held)
    first = stretches.parts.searchsorted(np.arange(len(parts)))
    last = stretches.parts.searchsorted(np.arange(len(parts)), "right") - 1
    begins = snapshot.part_starts[parts].astype(np.int64)
    order = np.arange(len(stretches.parts))
    since = np.full(len(order), np.iinfo(np.int64).max)
    together = np.zeros(len(parts), np.int64)
    for term in range(len(terms)):
        # Where the term last began, and in which stretch, up to each stretch.
        is_term = stretches.terms == term
        begun = np.maximum.accumulate(np.where(is_term, stretches.starts, -1))
        latest = np.maximum.accumulate(np.where(is_term, order, 0))
        counts = held[term][stretches.parts]
        since = np.where(counts, np.minimum(since, begun), since)
        at_last = latest[last]
        length = stretches.ends[at_last] - stretches.starts[at_last]
        together += np.where(held[term], length, 0)
    widths = stretches.ends - since
    # Before all of them have come, something of an earlier part is the latest.
    widths[since < begins[stretches.parts]] = np.iinfo(np.int64).max
    narrowest = np.minimum(
        np.minimum.reduceat(widths, first),
        stretches.ends[last] - stretches.starts[first],
    )
    close: Floats = np.minimum(1.0, together / np.maximum(1, narrowest))
    return close


def _stretches(
    snapshot: Snapshot,
    terms: Sequence[Occurrences],
    parts: Array,
    held: NDArray[np.bool_],
) -> _Stretches:
    keys, begins, ends = [], snapshot.part_starts[parts], snapshot.part_ends(parts)
    for term, found in enumerate(terms):
        which = held[term].nonzero()[0]
        places, _ = within(
            found.starts.searchsorted(begins[which]),
            found.starts.searchsorted(ends[which]),
        )
        lengths = found.lengths[places].astype(np.int64)
        starts = found.starts[places].astype(np.int64)
        keys.append(starts << _START | lengths << _LENGTH | term)
    # One number for each is sorted faster than three.
    key = np.sort(np.concatenate(keys))
    starts = key >> _START
    lengths = (key & ((1 << _START) - 1)) >> _LENGTH
    return _Stretches(
        parts=begins.searchsorted(starts, "right") - 1,
        starts=starts,
        ends=starts + lengths,
        terms=key & ((1 << _LENGTH) - 1),
    )
