"""What numpy has no name for: ranges within arrays, stretches joined, orders, the best of many."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[Any]
Value = TypeVar("Value")


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


def find(values: Ints, held: Ints) -> tuple[Ints, NDArray[np.bool_]]:
    """Where each value stands in `held`, which is ascending, and whether it does; the place of
    one that doesn't is any."""
    if not len(held):
        return np.zeros(len(values), np.int64), np.zeros(len(values), bool)
    at = held.searchsorted(values)
    at[at == len(held)] = 0
    return at, held[at] == values


def is_in(values: Ints, held: Ints) -> NDArray[np.bool_]:
    """Which values are among `held`, which is ascending."""
    return find(values, held)[1]


def joined(every: Sequence[Sequence[int] | Ints], starts: Ints) -> Ints:
    """Places within each of several stretches as places within all of them, 32 bits each.

    `starts[n]` is where the n-th stretch begins; the first begins at 0.
    """
    plain = [np.asarray(one, "<u4") for one in every]
    if len(plain) == 1:
        return plain[0]
    each = [
        one + np.uint32(start)
        for one, start in zip(plain, starts.tolist(), strict=False)
    ]
    return np.concatenate([np.zeros(0, "<u4"), *each])


def joined_offsets(every: Sequence[Ints], starts: Ints) -> Ints:
    """The same of offsets, the last of each being where the next begins."""
    each = joined([one[:-1] for one in every], starts)
    return np.append(each, starts[-1]).astype("<u4")


def numbered_together(
    every: Iterable[Sequence[Value]],
) -> tuple[list[Value], list[Ints]]:
    """All values, each once, and for each sequence the numbers of its own among them."""
    numbers: dict[Value, int] = {}
    each = [
        np.array([numbers.setdefault(value, len(numbers)) for value in one], "<u4")
        for one in every
    ]
    return list(numbers), each


def order_by(*keys: Ints) -> NDArray[np.int64]:
    """A stable order by the last of these, where that is equal by the one before, and so on.

    Whole numbers of 16 or 32 bits are sorted by digits of 16 bits (radix sort), so that it takes
    time in proportion to how many there are.
    """
    order = np.arange(len(keys[0]))
    for digit in (digit for key in keys for digit in _digits(key)):
        order = order[np.argsort(digit[order], kind="stable")]
    return order


def _digits(key: Ints) -> list[Ints]:
    """The least first."""
    if key.dtype.itemsize == 2:
        return [key]
    low = (key & 0xFFFF).astype("<u2")
    is_low = not len(key) or key.max() <= 0xFFFF
    return [low] if is_low else [low, (key >> 16).astype("<u2")]


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
