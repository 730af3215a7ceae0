"""Named arrays in one file, mapped into memory as they are: nothing is copied or unpickled.

    magic            8 bytes
    size of header   8 bytes, little-endian
    header           JSON: name → [type, items, offset, CRC-32], filled up with blanks
    arrays           little-endian, each filled up with zeros to a multiple of 64 bytes

The header holds the checksum of every array, so whoever knows the header's own knows them
all. Processes that map the same file share its pages.
"""

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MAGIC = b"ARRAYS\x00\x01"
_ALIGNED_TO = 64
_TYPES = frozenset({"|u1", "<u2", "<u4", "<u8", "<i4", "<i8"})


class NoArrayFile(Exception):
    """The file is none of ours, or not all of it is there."""


def write_arrays(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write one-dimensional arrays of whole numbers to an empty file."""
    header: dict[str, tuple[str, int, int, int]] = {}
    plain = {name: _little_endian(array) for name, array in arrays.items()}
    # Offsets are counted from the end of the header, whose size is not known yet.
    offset = 0
    for name, array in plain.items():
        checksum = crc32(_filling(array.nbytes), crc32(array.data))
        header[name] = (array.dtype.str, array.size, offset, checksum)
        offset += _aligned(array.nbytes)
    encoded = json.dumps(header).encode()
    size = len(_MAGIC) + 8 + len(encoded)
    encoded += b" " * (_aligned(size) - size)
    file.write(_MAGIC + len(encoded).to_bytes(8, "little") + encoded)
    for array in plain.values():
        file.write(array.data)
        file.write(_filling(array.nbytes))


def _filling(size: int) -> bytes:
    """What is written behind so many bytes, so that the next array is aligned."""
    return bytes(_aligned(size) - size)


def _little_endian(array: Array) -> Array:
    return np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNED_TO) * _ALIGNED_TO


class ArrayFile:
    """The arrays of a file, by name, read-only. Raises NoArrayFile."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC) + 8)
            size = int.from_bytes(head[len(_MAGIC) :], "little")
            if head[: len(_MAGIC)] != _MAGIC or size > path.stat().st_size:
                raise NoArrayFile(path.name)
            encoded = file.read(size)
            self._mapped = memoryview(
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            )
        self.header_checksum = crc32(head + encoded)
        start = len(head) + size
        self._arrays: dict[str, Array] = {}
        self._checksums: dict[str, tuple[int, int, int]] = {}
        try:
            for name, (kind, items, offset, checksum) in json.loads(encoded).items():
                self._arrays[name] = self._array(kind, items, start + offset)
                end = start + offset + _aligned(self._arrays[name].nbytes)
                self._checksums[name] = start + offset, end, checksum
        except (ValueError, TypeError, AttributeError) as error:
            raise NoArrayFile(path.name) from error

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def damaged(self, at_most: int | None = None) -> list[str]:
        """The arrays that are not what was written; of those of so many bytes, if told."""
        return [
            name
            for name, (start, end, checksum) in self._checksums.items()
            if (at_most is None or end - start <= at_most)
            and crc32(self._mapped[start:end]) != checksum
        ]

    def _array(self, kind: str, items: int, offset: int) -> Array:
        if kind not in _TYPES:
            raise ValueError(kind)
        return np.frombuffer(self._mapped, np.dtype(kind), items, offset)
