"""How much of a text stands in another in the same order."""

from collections import defaultdict


def similarity(one: str, other: str) -> float:
    """1 less the normalized indel distance (NID): of both texts' characters, the share
    that need not be deleted or inserted to turn one into the other. 1.0 for equal ones.
    """
    together = len(one) + len(other)
    return 2 * common(one, other) / together if together else 1.0


def common(one: str, other: str) -> int:
    """The length of their longest common subsequence.

    Bit by bit in whole numbers (H. Hyyrö, Bit-parallel LCS-length computation revisited,
    2004): a bit of `left` is 0 where a character of `one` has been matched.
    """
    places: defaultdict[str, int] = defaultdict(int)
    for at, char in enumerate(one):
        places[char] |= 1 << at
    every = left = (1 << len(one)) - 1
    for char in other:
        found = left & places.get(char, 0)
        left = ((left + found) | (left - found)) & every
    return (every ^ left).bit_count()
