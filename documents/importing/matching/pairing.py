"""Matching two lists one to one: by equal keys (`pair_equal`), or greedily by similarity (`pair_best`).

Similarity of texts is the Sørensen–Dice coefficient of their sets of character bigrams.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Pairs = dict[int, int]
"""Index among the new → index among the held; neither side occurs twice."""

Item = TypeVar("Item")


def letters(text: str) -> str:
    """What of a text counts in comparing: hanzi, letters and digits, width folded."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def bigrams(text: str) -> frozenset[str]:
    """Its pairs of neighbouring characters, the two ends marked: 河道 has ^河, 河道, 道$."""
    return frozenset(map("".join, zip(f"^{text}", f"{text}$", strict=True)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The Sørensen–Dice coefficient: from 0, nothing in common, to 1, the same."""
    return 2 * len(one & other) / (len(one) + len(other))


def unpaired(
    held: Sequence[Item], new: Sequence[Item], pairs: Pairs
) -> tuple[list[int], list[int]]:
    """The indexes of what is in no pair, among the held and among the new."""
    taken = set(pairs.values())
    return (
        [index for index in range(len(held)) if index not in taken],
        [index for index in range(len(new)) if index not in pairs],
    )


def pair_equal(
    known_by: Callable[[Item], Hashable],
    held: Sequence[Item],
    new: Sequence[Item],
    pairs: Pairs,
) -> None:
    """Pair what has equal keys (`known_by`), in order; what has None has no key. Adds to
    `pairs`."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    held_left, new_left = unpaired(held, new, pairs)
    for index in reversed(held_left):
        waiting[known_by(held[index])].append(index)
    waiting.pop(None, None)
    for index in new_left:
        if candidates := waiting.get(known_by(new[index])):
            pairs[index] = candidates.pop()


def pair_best(
    score: Callable[[Item, Item], float],
    held: Sequence[Item],
    new: Sequence[Item],
    pairs: Pairs,
) -> None:
    """Pair greedily, the highest score first; of equal scores those whose places in the two
    lists lie closest. A score of 0 never pairs. Adds to `pairs`."""
    held_left, new_left = unpaired(held, new, pairs)
    scored = [
        (-value, abs(one - other), other, one)
        for one in held_left
        for other in new_left
        if (value := score(held[one], new[other]))
    ]
    taken: set[int] = set()
    for _, _, other, one in sorted(scored):
        if one not in taken and other not in pairs:
            taken.add(one)
            pairs[other] = one
