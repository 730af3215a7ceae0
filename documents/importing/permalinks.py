"""Permalinks: what a clause's address becomes when a changed file is read.

An address that was given out means its clause for as long as the document holds
it: as the clause's key, or as an alias that leads to the key. So a clause takes
the key that its number asks for only where no other clause was ever promised it;
otherwise it keeps the one it has, and a clause that is new there gets `_2`. A
document that is read for the first time has the keys of its numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Permalinks:
    """`keys` of the clauses in order; `aliases` lead from an old key to a clause's index."""

    keys: tuple[str, ...]
    aliases: Mapping[str, int]


def assign_permalinks(
    asked: Sequence[str], held: Mapping[int, str], promised: Mapping[str, int]
) -> Permalinks:
    """Keys for clauses that ask for these, no two alike.

    `held` is the key that a clause (by its index) has had until now; `promised` all
    addresses that lead to a clause still there, its held key among them.
    """
    used = {*asked, *promised}
    keys = []
    for index, key in enumerate(asked):
        if promised.get(key, index) != index:
            key = held.get(index) or _next_free(key, used)
            used.add(key)
        keys.append(key)
    aliases = {
        address: index for address, index in promised.items() if keys[index] != address
    }
    return Permalinks(tuple(keys), aliases)


def _next_free(key: str, used: set[str]) -> str:
    return next(free for n in count(2) if (free := f"{key}_{n}") not in used)
