"""The engine on Whoosh: its files, locking and postings; matching and ranking are ours."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from threading import Lock

from django.conf import settings
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.reading import IndexReader
from whoosh.writing import IndexWriter

from search.engine import Found, IssueEntry, Query
from search.finding import find
from search.index_folder import IndexFolder
from search.schema import SCHEMA, Codec, records
from search.sealed import Damaged, SealedStorage
from search.snapshot import Snapshot

PATIENCE = 60.0  # seconds to wait for another writer
_TRIES = 10  # to open an index that is being replaced at this moment
_Newest = tuple[SealedStorage | None, int]
_Write = Callable[[IndexWriter], None]


class WhooshEngine:
    """One for each process: it keeps the newest generation open, for all threads."""

    def __init__(
        self, folder: Path | None = None, patience: float | None = None
    ) -> None:
        self._folder = IndexFolder(folder or Path(settings.SEARCH_INDEX_DIR))
        self._patience = PATIENCE if patience is None else patience
        self._opening = Lock()
        self._storage: SealedStorage | None = None
        self._at: tuple[Path | None, int] = (None, -1)
        self._snapshot = Snapshot(None, None)

    # ---- writing -----------------------------------------------------------------

    def held(self) -> Mapping[str, str]:
        return dict(self._current().held)

    def replace(self, issues: Iterable[IssueEntry]) -> None:
        def write(writer: IndexWriter) -> None:
            for issue in issues:
                writer.delete_by_term("month", issue.month)
                _add(writer, issue)

        self._write(write)

    def remove(self, months: Collection[str]) -> None:
        def write(writer: IndexWriter) -> None:
            for month in months:
                writer.delete_by_term("month", month)

        self._write(write)

    def rebuild(self, issues: Iterable[IssueEntry]) -> None:
        def write(writer: IndexWriter) -> None:
            for issue in issues:
                _add(writer, issue)

        with self._folder.writing(self._patience):
            self._write_anew(write)

    def _write(self, write: _Write) -> None:
        """Into the index as it is, or into a new one if that can't be used."""
        with self._folder.writing(self._patience):
            directory = self._folder.current()
            storage = SealedStorage(directory) if directory else None
            reader = _open_whole(storage)
            if reader is None:
                self._write_anew(write)
            else:
                reader.close()
                _commit(FileIndex(storage, schema=SCHEMA), write)

    def _write_anew(self, write: _Write) -> None:
        with self._folder.anew() as directory:
            _commit(FileIndex.create(SealedStorage(directory), SCHEMA), write)

    # ---- reading ------------------------------------------------------------------

    def find(self, query: Query) -> Found:
        return find(self._current(), query)

    def words(self) -> frozenset[str]:
        return self._current().words()

    # ---- the newest generation -----------------------------------------------------

    def _current(self) -> Snapshot:
        if _key(self._newest()) != self._at:
            with self._opening:
                for _ in range(_TRIES):
                    if self._open():
                        break
        return self._snapshot

    def _newest(self) -> _Newest:
        directory = self._folder.current()
        if directory is None:
            return None, -1
        storage = self._storage
        if storage is None or storage.path != directory:
            storage = self._storage = SealedStorage(directory)
        return storage, storage.generation()

    def _open(self) -> bool:
        """Open the newest generation; False if it was replaced meanwhile."""
        newest = self._newest()
        if _key(newest) != self._at:
            reader = _open_whole(newest[0])
            if _key(self._newest()) != _key(newest):
                return False
            self._snapshot = Snapshot(reader, self._snapshot)
            self._at = _key(newest)
        return True


def _key(newest: _Newest) -> tuple[Path | None, int]:
    storage, generation = newest
    return (storage.path if storage else None), generation


def _open_whole(storage: SealedStorage | None) -> IndexReader | None:
    """The newest generation; None if there is none, or none that is whole."""
    if storage is None:
        return None
    try:
        storage.verify()
        return FileIndex(storage, schema=SCHEMA).reader()
    except (Damaged, EmptyIndexError, FileNotFoundError):
        return None


def _commit(index: FileIndex, write: _Write) -> None:
    """All that is written, in one step; nothing of it if anything raises."""
    with index.writer(codec=Codec()) as writer:
        write(writer)


def _add(writer: IndexWriter, issue: IssueEntry) -> None:
    for record in records(issue):
        writer.add_document(**record)
