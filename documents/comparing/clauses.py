"""Which clauses of two documents answer to each other, in the order in which they are shown.

Clauses are paired as a changed file's are with those that are held (`importing.alignment`), but
never by their place alone: an article that was taken out is not the one that now bears its number.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.importing.matching.alignment import ComparedClause, pair_alike
from documents.importing.matching.pairing import Pairs, unpaired

_TELLING = 8  # letters that a clause has at least, to be looked for within another


@dataclass(frozen=True, slots=True)
class Alignment:
    """Clauses that answer to each other, by their places in the two lists; one of the two
    is empty where there is no answer. Two on one side: the clause was split, or two were joined.

    moved: whether it stands in another order than its neighbours.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def align(
    old: Sequence[ComparedClause], new: Sequence[ComparedClause]
) -> list[Alignment]:
    """Every clause of both, once: in the new order, what is gone behind what it stood behind."""
    pairs = pair_alike(old, new)
    joined, split = _within(old, new, pairs), _within(new, old, _turned(pairs))
    in_order = _in_order(pairs)
    gone, _ = unpaired(old, new, pairs)
    waiting = [index for index in gone if index not in joined]
    rows: list[Alignment] = []
    for other in range(len(new)):
        if other in split:
            continue
        one = pairs.get(other)
        if one is not None and one in in_order:
            while waiting and waiting[0] < one:
                rows.append(Alignment((waiting.pop(0),), ()))
        rows.append(_row(one, other, joined, split, one in in_order))
    rows.extend(Alignment((index,), ()) for index in waiting)
    return rows


def _row(
    one: int | None, other: int, joined: Pairs, split: Pairs, in_order: bool
) -> Alignment:
    if one is None:
        return Alignment((), (other,))
    olds = sorted({one, *(index for index, at in joined.items() if at == other)})
    news = sorted({other, *(index for index, at in split.items() if at == one)})
    return Alignment(tuple(olds), tuple(news), moved=not in_order)


def _turned(pairs: Pairs) -> Pairs:
    return {one: other for other, one in pairs.items()}


def _within(
    left: Sequence[ComparedClause], right: Sequence[ComparedClause], pairs: Pairs
) -> Pairs:
    """Unpaired ones of the left, each with the paired neighbour on the right that holds its
    words, beside the clause next to it: the index on the left to that on the right.

    `pairs` lead from the right to the left.
    """
    by_left = _turned(pairs)
    lone, _ = unpaired(left, right, pairs)
    found: Pairs = {}
    for index in lone:
        body = left[index].body
        for neighbour in (index - 1, index + 1):
            # Three pieces of one clause: the middle one's neighbour was found before.
            at = by_left.get(neighbour, found.get(neighbour))
            if at is not None and len(body) >= _TELLING and body in right[at].body:
                found[index] = at
                break
    return found


def _in_order(pairs: Pairs) -> set[int]:
    """The old indexes of the most pairs that stand in the same order on both sides (the
    longest increasing subsequence)."""
    olds = [pairs[other] for other in sorted(pairs)]
    tails: list[int] = []  # the least end of a run of each length …
    ends: list[int] = []  # … and where in `olds` it is
    before: list[int] = []
    for place, one in enumerate(olds):
        length = bisect_left(tails, one)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [one]
        ends[length : length + 1] = [place]
    return set(_back(olds, before, ends[-1] if ends else -1))


def _back(olds: Sequence[int], before: Sequence[int], place: int) -> Iterator[int]:
    while place >= 0:
        yield olds[place]
        place = before[place]
