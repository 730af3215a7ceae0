"""Ranges within arrays, and the best of many."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]


def offsets_of(counts: Ints) -> NDArray[np.int64]:
    """Where each group begins and the last one ends: n counts → n + 1 offsets."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def counts_of(offsets: Ints) -> NDArray[np.int64]:
    """How many each group has: n + 1 offsets → n counts."""
    wide = offsets.astype(np.int64)
    counts: NDArray[np.int64] = wide[1:] - wide[:-1]
    return counts


def within(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """All places of the ranges start … end, one range after the other, and the range of each."""
    counts = (ends - starts).astype(np.int64)
    until = counts.cumsum()
    which = np.arange(len(counts)).repeat(counts)
    # In each range, a place is so much more than its number among all places.
    more = starts - (until - counts)
    return np.arange(len(which)) + more[which], which


def first_of_each(groups: Ints) -> NDArray[np.bool_]:
    """Whether a value is the first of its run of equal ones."""
    first = np.ones(len(groups), bool)
    np.not_equal(groups[1:], groups[:-1], out=first[1:])
    return first


def is_in(values: Ints, held: Ints) -> NDArray[np.bool_]:
    """Which values are among `held`, which is ascending."""
    if not len(held):
        return np.zeros(len(values), bool)
    at = held.searchsorted(values)
    at[at == len(held)] = 0
    found: NDArray[np.bool_] = held[at] == values
    return found


def best(scores: NDArray[np.float64], ranks: Ints, count: int) -> NDArray[np.int64]:
    """The places of the highest scores, in order; of equal ones the lowest ranks first."""
    negated = -scores
    places = np.arange(len(scores))
    if 0 < count < len(scores):
        last = np.partition(negated, count - 1)[count - 1]
        sure = np.flatnonzero(negated < last)
        equal = np.flatnonzero(negated == last)
        missing = count - len(sure)
        if missing < len(equal):
            equal = equal[np.argpartition(ranks[equal], missing - 1)[:missing]]
        places = np.concatenate((sure, equal))
    return places[np.lexsort((ranks[places], negated[places]))][:count]
