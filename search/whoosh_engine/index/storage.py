"""Where an index lies on disk: which directory is current, and who may write.

    <folder>/current        names the directory that holds the index, and what made it
    <folder>/<name>/        Whoosh's files
    <folder>/writing.lock   held by the one writer

A new index is made beside the current one; then `current` is replaced in one step.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from whoosh.util.filelock import FileLock, try_for

from search.engine import EngineBusy
from search.whoosh_engine.index.checksummed_storage import (
    Seen,
    is_settled,
    seen_of,
    sync,
)
from search.whoosh_engine.index.schema import layout, version

_CURRENT = "current"
_LOCK = "writing.lock"


@dataclass(frozen=True, slots=True)
class Pointer:
    """The directory of an index that can be read, and what it was made by."""

    directory: Path
    version: str
    names: frozenset[str] = frozenset()

    @property
    def is_of_today(self) -> bool:
        """Whether this program would make the same index of the same documents."""
        return self.version == version()


class IndexFolder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[Seen, object] | None = None

    def current(self) -> Pointer | None:
        """What is to be searched; None if there is no index that can be read."""
        match self._pointer():
            case {
                "directory": str(name),
                "version": str(made_by),
                "layout": laid_out,
                "names": list(names),
            } if laid_out == layout():
                return Pointer(self.path / name, made_by, frozenset(names))
        return None

    @contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Be the only writer; wait for another, in seconds, up to `patience`."""
        # What Whoosh reads it also unpickles: nobody else may put files there.
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(str(self.path / _LOCK))
        if not try_for(lock.acquire, timeout=patience, delay=0.05):
            raise EngineBusy("索引正由另一个程序更新，请稍后再试。")
        try:
            self._sweep()
            yield
        finally:
            lock.release()

    @contextmanager
    def anew(self, names: frozenset[str]) -> Iterator[Path]:
        """A new directory to write to: the current one afterwards, or gone if that fails."""
        directory = self.path / uuid4().hex
        directory.mkdir(mode=0o700)
        with ExitStack() as undoing:
            undoing.callback(shutil.rmtree, directory, ignore_errors=True)
            yield directory
            self._publish(directory, names)
            undoing.pop_all()
        self._sweep()

    def _sweep(self) -> None:
        """Clear away what a writer left that was killed, and what was replaced."""
        match self._pointer():
            case {"directory": str(current)}:
                for other in self.path.iterdir():
                    if other.is_dir() and other.name != current:
                        shutil.rmtree(other, ignore_errors=True)

    def _pointer(self) -> object:
        path = self.path / _CURRENT
        try:
            seen = seen_of(path)
            if self._read and self._read[0] == seen and is_settled(seen):
                return self._read[1]
            pointer = json.loads(path.read_bytes())
        except (OSError, ValueError):
            return None
        self._read = seen, pointer
        return pointer

    def _publish(self, directory: Path, names: frozenset[str]) -> None:
        """Make the directory the current one."""
        pointer = {
            "directory": directory.name,
            "version": version(),
            "layout": layout(),
            "names": sorted(names),
        }
        beside = self.path / f"{_CURRENT}.new"
        with beside.open("w") as file:
            json.dump(pointer, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path / _CURRENT)
        sync(self.path)
