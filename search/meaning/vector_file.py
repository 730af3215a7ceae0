"""Vectors in one flat file, mapped into memory: a record for each text, by the hash of the text.

    key        8 bytes, `key_of` the text
    scale      4 bytes, a float: what the numbers are multiplied by
    checksum   4 bytes, CRC-32 of the rest of the record
    vector     a signed byte for each dimension

All little-endian. Records are only ever added at the end, or the file is replaced as a whole, so
what was written half as its writer was killed is at most the end of the file. A reader looks
at the checksum of what it would show; the writer, at all of them, before it adds to them.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from search.meaning.embedder import Embedder, Vectors

_GREATEST = 127
_GREATEST_COSINE = 1.05  # rounded as they are
_AT_ONCE = 2048  # records; so many fit into a processor's cache

Rows = NDArray[np.int64]


def record_type(dimensions: int) -> np.dtype[Any]:
    parts = [("key", "<u8"), ("scale", "<f4"), ("checksum", "<u4")]
    return np.dtype([*parts, ("vector", "i1", (dimensions,))])


def records_of(keys: Sequence[int], vectors: Vectors) -> NDArray[Any]:
    """Vectors with their keys as they are written."""
    records = np.zeros(len(keys), record_type(vectors.shape[1]))
    scales = np.abs(vectors).max(axis=1) / _GREATEST
    scales[scales == 0] = 1.0
    records["key"] = keys
    records["scale"] = scales
    records["vector"] = np.rint(vectors / scales[:, None]).astype("i1")
    records["checksum"] = [_checksum(record) for record in records]
    return records


def _checksum(record: Any) -> int:
    before = crc32(record["key"].tobytes() + record["scale"].tobytes())
    return crc32(record["vector"].tobytes(), before)


def is_whole(record: Any) -> bool:
    """Whether this is what was written."""
    return bool(record["key"]) and int(record["checksum"]) == _checksum(record)


class MappedVectors:
    """The records of a file as they were when it was opened."""

    def __init__(self, path: Path, dimensions: int) -> None:
        kind = record_type(dimensions)
        count = path.stat().st_size // kind.itemsize
        self.records: NDArray[Any] = np.zeros(0, kind)
        if count:
            self.records = np.memmap(path, kind, "r", shape=(count,))
        self._order = np.argsort(self.records["key"], kind="stable")
        self._keys = np.array(self.records["key"][self._order])

    def rows_of(self, keys: NDArray[np.uint64]) -> Rows:
        """Where the record of each key is, -1 for a key without one."""
        if not len(self._keys):
            return np.full(len(keys), -1, np.int64)
        at = self._keys.searchsorted(keys)
        at[at == len(self._keys)] = 0
        return np.where(self._keys[at] == keys, self._order[at], -1)

    def cosines(self, question: Vectors) -> NDArray[np.float32]:
        """How near each record is to what is asked."""
        found = np.empty(len(self.records), np.float32)
        for start in range(0, len(found), _AT_ONCE):
            some = self.records[start : start + _AT_ONCE]
            near = some["vector"].astype(np.float32) @ question * some["scale"]
            found[start : start + _AT_ONCE] = near
        # What a damaged scale makes of it is no cosine.
        found[~(np.abs(found) <= _GREATEST_COSINE)] = -1.0
        return found

    def is_whole(self, row: int) -> bool:
        return is_whole(self.records[row])


class VectorFile:
    """The vectors of one embedder in a folder; there may be none yet."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        self.path = folder / f"{embedder.name}.vectors"
        self._dimensions = embedder.dimensions
        self._opened: tuple[tuple[int, ...], MappedVectors] | None = None

    def mapped(self) -> MappedVectors | None:
        """All that is there now, the same object as long as nothing is written."""
        try:
            stat = self.path.stat()
            seen = stat.st_ino, stat.st_size, stat.st_mtime_ns
            if self._opened is None or self._opened[0] != seen:
                self._opened = seen, MappedVectors(self.path, self._dimensions)
        except FileNotFoundError:
            return None
        return self._opened[1]

    # ---- writing: by one at a time -------------------------------------------------

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the only writer; BlockingIOError where there is another one."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(self.folder / "writing.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        finally:
            os.close(lock)

    def keep(self, wanted: Mapping[int, object]) -> frozenset[int]:
        """Forget what is damaged, and what nobody wants any more; the keys that are left.

        What is about a document that was withdrawn goes with it. Vectors of other models go, too.
        """
        for other in self.folder.glob("*.vectors*"):
            if other != self.path:
                other.unlink()
        mapped = self.mapped()
        if mapped is None:
            return frozenset()
        good: dict[int, int] = {}
        for row, record in enumerate(mapped.records):
            if int(record["key"]) in wanted and is_whole(record):
                good.setdefault(int(record["key"]), row)
        size = mapped.records.itemsize
        if len(good) * size != self.path.stat().st_size:
            self._replace(mapped.records[list(good.values())])
        return frozenset(good)

    def add(self, records: NDArray[Any]) -> None:
        """Written through to the disk before this returns."""
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            file.write(records.tobytes())
            file.flush()
            os.fsync(file.fileno())

    def _replace(self, records: NDArray[Any]) -> None:
        beside = self.path.with_suffix(".vectors.new")
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(records.tobytes())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path)
