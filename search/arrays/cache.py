"""What was worked out for a snapshot, kept as long as there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

import numpy as np

AT_MOST = 48 * 1024**2
"""Bytes of arrays."""

Value = TypeVar("Value")


class Cache:
    """Values by their keys; those that were made first give way to new ones."""

    def __init__(self, at_most: int | None = None) -> None:
        self._at_most = AT_MOST if at_most is None else at_most
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}
        self._size = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made if need be; two threads may make the same one."""
        held = self._values.get(key)
        if held is not None:
            return held  # type: ignore[return-value]
        value = make()
        self._keep(key, value)
        return value

    def _keep(self, key: Hashable, value: object) -> None:
        with self._lock:
            self._size += (size := size_of(value)) - self._sizes.get(key, 0)
            self._values[key], self._sizes[key] = value, size
            while self._size > self._at_most and len(self._values) > 1:
                oldest, _ = self._values.popitem(last=False)
                self._size -= self._sizes.pop(oldest)


def size_of(value: object) -> int:
    """The bytes of a value's arrays, and something for itself."""
    if isinstance(value, np.ndarray):
        return value.nbytes + 200
    slots = getattr(value, "__slots__", ())
    return 200 + sum(size_of(getattr(value, name)) for name in slots)
