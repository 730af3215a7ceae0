"""The numbers of documents that a search knew when it was saved, packed into a few bytes."""

import json
import zlib
from collections.abc import Iterable


def packed(numbers: Iterable[int]) -> bytes:
    """Some two bytes for each number."""
    ordered = sorted(numbers)
    steps = [
        after - before for before, after in zip([0, *ordered], ordered, strict=False)
    ]
    return zlib.compress(json.dumps(steps, separators=(",", ":")).encode())


def unpacked(kept: bytes) -> frozenset[int]:
    """The numbers again; none of nothing."""
    if not kept:
        return frozenset()
    numbers, number = [], 0
    for step in json.loads(zlib.decompress(kept)):
        number += step
        numbers.append(number)
    return frozenset(numbers)
