"""Pairing what is held with what is new, whatever it is, by what it is known by."""

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
    return frozenset(map("".join, zip(f"^{text}", f"{text}$", strict=True)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0, nothing in common, to 1, the same."""
    return 2 * len(one & other) / (len(one) + len(other))


def unpaired(
    held: Sequence[Item], new: Sequence[Item], pairs: Pairs
) -> tuple[list[int], list[int]]:
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
    """Pair what is known by the same thing, in order; None is known by nothing."""
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
    """Pair the highest score first; equal scores by the shortest way. 0 never pairs."""
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
