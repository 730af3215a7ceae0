"""Where an index lies on disk: which directory is current, and who may write.

    <folder>/current        names the directory that holds the index, and its version
    <folder>/<name>/        Whoosh's files
    <folder>/writing.lock   held by the one writer

A new index is made beside the current one; then `current` is replaced in one step.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from whoosh.util.filelock import FileLock, try_for

from search.engine import EngineBusy
from search.schema import version

_CURRENT = "current"
_LOCK = "writing.lock"


class IndexFolder:
    def __init__(self, path: Path) -> None:
        self.path = path

    def current(self) -> Path | None:
        """The directory of the index; None if there is none of this version."""
        try:
            pointer = json.loads((self.path / _CURRENT).read_bytes())
            if pointer["version"] != version():
                return None
            return self.path / str(pointer["directory"])
        except (OSError, ValueError, KeyError, TypeError):
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
            yield
        finally:
            lock.release()

    @contextmanager
    def anew(self) -> Iterator[Path]:
        """A new directory to write to: the current one afterwards, or gone if that fails."""
        directory = self.path / uuid4().hex
        directory.mkdir(mode=0o700)
        with ExitStack() as undoing:
            undoing.callback(shutil.rmtree, directory, ignore_errors=True)
            yield directory
            self._publish(directory)
            undoing.pop_all()

    def _publish(self, directory: Path) -> None:
        """Make the directory the current one, and clear away every other."""
        pointer = {"directory": directory.name, "version": version()}
        beside = self.path / f"{_CURRENT}.new"
        with beside.open("w") as file:
            json.dump(pointer, file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.path / _CURRENT)
        for other in self.path.iterdir():
            if other.is_dir() and other != directory:
                shutil.rmtree(other, ignore_errors=True)
