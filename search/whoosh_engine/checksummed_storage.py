"""Whoosh files that are known to be whole: synced to disk, with their checksums beside.

Whoosh has neither, and a damaged file of its makes it raise almost anything, or answer
wrongly. Here each generation of an index has a file of its checksums, written just before the
generation appears; what doesn't match them is damaged, and is never read.
"""

import json
import os
import re
import shutil
from pathlib import Path
from zlib import crc32

from whoosh.filedb.filestore import FileStorage

_SEGMENT = "*.seg"
_LOCK = "LOCK"
_GENERATION = re.compile(r"_MAIN_(\d+)\.toc")

Sums = dict[str, tuple[int, int]]


class Damaged(Exception):
    """A file of the index is not what was written."""


class ChecksummedStorage(FileStorage):  # type: ignore[misc]
    """A directory of Whoosh files; a generation's checksums are written as Whoosh names its TOC."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.path = folder
        self._known: set[tuple[str, int, int, int]] = set()

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        generation = _GENERATION.fullmatch(newname)
        assert generation, "Whoosh renames nothing else"
        self._write_checksums(int(generation[1]), oldname, newname)
        super().rename_file(oldname, newname, safe)
        sync(self.path)

    def generation(self) -> int:
        """The newest generation, -1 if there is none."""
        found = map(_GENERATION.fullmatch, self.list())
        return max((int(match[1]) for match in found if match), default=-1)

    def verify(self) -> int:
        """The newest generation, its files checked. Each file is read only once."""
        generation = self.generation()
        if generation < 0:
            raise Damaged("no generation")
        for name, (size, checksum) in self._sums(generation).items():
            self._check(name, size, checksum)
        return generation

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
            sums[segment.name] = before.get(segment.name) or _sum(segment.read_bytes())
        sync(self.path / toc)
        sums[toc_name] = _sum((self.path / toc).read_bytes())
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

    def _check(self, name: str, size: int, checksum: int) -> None:
        path = self.path / name
        try:
            stat = path.stat()
            known = (name, stat.st_size, stat.st_mtime_ns, checksum)
            if known not in self._known and _sum(path.read_bytes()) != (size, checksum):
                raise Damaged(name)
        except FileNotFoundError:
            # Merged away as this generation was made; if not, opening it will tell.
            return
        self._known.add(known)


def _sum(content: bytes) -> tuple[int, int]:
    return len(content), crc32(content)


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
