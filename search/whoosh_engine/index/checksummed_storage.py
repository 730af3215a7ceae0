"""Whoosh files that are known to be whole: synced to disk, with their checksums beside.

Whoosh has neither, and a damaged file of its makes it raise almost anything, or answer
wrongly. Here each generation of an index has a file of its checksums, written just before the
generation appears; what doesn't match them is damaged, and is never read.

A file of arrays holds the checksums of its arrays in its header. As it is opened the header
and the arrays up to READ_AT_ONCE are checked; the large ones, which would have to be read from
the disk for it, before they are merged, or where a search stumbles over them.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time_ns
from typing import Any, BinaryIO
from zlib import crc32

from whoosh.filedb.filestore import FileStorage

from search.arrays.array_file import ArrayFile, NoArrayFile

READ_AT_ONCE = 4 * 1024**2  # bytes

_SEGMENT = "*.seg"
_LOCK = "LOCK"
_GENERATION = re.compile(r"_MAIN_(\d+)\.toc")

_STEP = 2_000_000_000  # nanoseconds; of some file systems

Sums = dict[str, tuple[int, int]]
Seen = tuple[int, int, int]
"""What tells that a file is the same: inode, size, and when it was changed."""


class Damaged(Exception):
    """A file of the index is not what was written."""


class ChecksummedStorage(FileStorage):  # type: ignore[misc]
    """A directory of Whoosh files; a generation's checksums are written as Whoosh names its TOC."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.path = folder
        self._opened: dict[str, tuple[Seen, ArrayFile]] = {}
        self._listed: tuple[Seen, int] | None = None
        self._whole: set[str] = set()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        generation = _GENERATION.fullmatch(newname)
        assert generation, "Whoosh renames nothing else"
        self._write_checksums(int(generation[1]), oldname, newname)
        super().rename_file(oldname, newname, safe)
        sync(self.path)

    def generation(self) -> int:
        """The newest generation, -1 if there is none."""
        try:
            seen = seen_of(self.path)
            if self._listed and self._listed[0] == seen and is_settled(seen):
                return self._listed[1]
            names = [path.name for path in self.path.iterdir()]
        except FileNotFoundError:
            return -1
        found = map(_GENERATION.fullmatch, names)
        newest = max((int(match[1]) for match in found if match), default=-1)
        self._listed = seen, newest
        return newest

    # ---- what stands in the files --------------------------------------------------

    def array_file(self, name: str) -> ArrayFile:
        """A file of arrays, mapped once; Damaged if it is no such file."""
        path = self.path / name
        seen = seen_of(path)
        known = self._opened.get(name)
        if known and known[0] == seen:
            return known[1]
        try:
            file = ArrayFile(path)
        except (NoArrayFile, ValueError) as error:
            raise Damaged(name) from error
        if file.damaged(at_most=READ_AT_ONCE):
            raise Damaged(name)
        self._opened[name] = seen, file
        return file

    @contextmanager
    def create_array_file(self, name: str) -> Iterator[BinaryIO]:
        with (self.path / name).open("wb") as file:
            yield file

    def read_json(self, name: str) -> Any:
        return json.loads((self.path / name).read_bytes())

    def write_json(self, name: str, content: object) -> None:
        (self.path / name).write_text(json.dumps(content))

    # ---- checksums -----------------------------------------------------------------

    def verify(self) -> int:
        """The newest generation, its files checked as far as they are when they are opened.

        Raises Damaged.
        """
        generation = self.generation()
        if generation < 0:
            raise Damaged("no generation")
        sums = self._sums(generation)
        for name, expected in sums.items():
            try:
                if self._sum(name) != expected:
                    raise Damaged(name)
            except FileNotFoundError:
                # Merged away as this generation was made; if not, opening it will tell.
                continue
        self._opened = {
            name: self._opened[name] for name in sums if name in self._opened
        }
        return generation

    def is_whole(self) -> bool:
        """Whether all that is opened is what was written, the large arrays too.

        Each file is read once for it.
        """
        for name, (_, file) in list(self._opened.items()):
            if name not in self._whole and file.damaged():
                return False
            self._whole.add(name)
        return True

    def sweep(self) -> None:
        """Remove what belongs to no generation: the work of a writer that was killed."""
        generation = self.generation()
        named = {self._checksums_path(generation).name, *self._sums(generation)}
        for path in self.path.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name not in named and not path.name.endswith(_LOCK):
                path.unlink(missing_ok=True)

    def _write_checksums(self, generation: int, toc: str, toc_name: str) -> None:
        before = self._sums(generation - 1) if generation else {}
        sums: Sums = {}
        for segment in sorted(self.path.glob(_SEGMENT)):
            if segment.name not in before:
                sync(segment)
            sums[segment.name] = before.get(segment.name) or self._sum(segment.name)
        sync(self.path / toc)
        sums[toc_name] = self._sum(toc)
        file = self._checksums_path(generation)
        file.write_text(json.dumps([(name, *sum_) for name, sum_ in sums.items()]))
        sync(file)
        self._checksums_path(generation - 2).unlink(missing_ok=True)

    def _checksums_path(self, generation: int) -> Path:
        return self.path / f"_MAIN_{generation}.sums"

    def _sums(self, generation: int) -> Sums:
        try:
            sums = json.loads(self._checksums_path(generation).read_bytes())
            return {name: (size, checksum) for name, size, checksum in sums}
        except (FileNotFoundError, ValueError, TypeError) as error:
            raise Damaged(f"checksums of generation {generation}") from error

    def _sum(self, name: str) -> tuple[int, int]:
        """Size and checksum, of a file of arrays that of its header."""
        path = self.path / name
        if name.endswith(".seg"):
            return path.stat().st_size, self.array_file(name).header_checksum
        content = path.read_bytes()
        return len(content), crc32(content)


def seen_of(path: Path) -> Seen:
    stat = path.stat()
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def is_settled(seen: Seen) -> bool:
    """Whether a change since would be seen: clocks of files move in steps."""
    return time_ns() - seen[2] > _STEP


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
