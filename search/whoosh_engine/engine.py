"""The engine on Whoosh: its files, locking and postings; matching and ranking are ours."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from django.conf import settings
from whoosh.codec.base import Segment
from whoosh.index import EmptyIndexError, FileIndex
from whoosh.reading import IndexReader, SegmentReader
from whoosh.writing import SegmentWriter

from search.analysis.tokenizer import tokenizer_with
from search.engine import DocumentEntry, Query, SearchResult
from search.whoosh_engine.checksummed_storage import ChecksummedStorage, Damaged
from search.whoosh_engine.finding import find
from search.whoosh_engine.schema import SCHEMA, Codec, record
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.storage import IndexFolder, Pointer

PATIENCE = 60.0  # seconds to wait for another writer
_TRIES = 10  # to open an index that is being replaced at this moment
_Write = Callable[[SegmentWriter], None]


@dataclass(frozen=True, slots=True)
class _Generation:
    """A generation of the index, by name: none where there is nothing to read."""

    pointer: Pointer | None = None
    number: int = -1
    storage: ChecksummedStorage | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class _Opened:
    generation: _Generation
    snapshot: Snapshot

    @property
    def can_be_added_to(self) -> bool:
        """Whether it is whole, and made as this program makes it."""
        pointer = self.generation.pointer
        return self.snapshot.is_whole and pointer is not None and pointer.is_of_today


class WhooshEngine:
    """One for each process: it keeps the newest generation open, for all threads."""

    def __init__(
        self, folder: Path | None = None, patience: float | None = None
    ) -> None:
        self._folder = IndexFolder(folder or Path(settings.SEARCH_INDEX_DIR))
        self._patience = PATIENCE if patience is None else patience
        self._opening = Lock()
        self._storage: ChecksummedStorage | None = None
        self._opened = _Opened(_Generation(), Snapshot(None))

    # ---- writing -----------------------------------------------------------------

    def held(self) -> Mapping[int, int] | None:
        opened = self._newest()
        return opened.snapshot.held if opened.can_be_added_to else None

    def replace(
        self, documents: Iterable[DocumentEntry], gone: Collection[int] = ()
    ) -> None:
        with self._folder.writing(self._patience):
            opened = self._newest()
            if opened.can_be_added_to:
                _add_to(opened, documents, gone)
            else:
                self._write_anew(documents, opened.snapshot.names)

    def rebuild(
        self, documents: Iterable[DocumentEntry], names: frozenset[str] = frozenset()
    ) -> None:
        with self._folder.writing(self._patience):
            self._write_anew(documents, names)

    def names(self) -> frozenset[str]:
        return self._newest().snapshot.names

    def _write_anew(
        self, documents: Iterable[DocumentEntry], names: frozenset[str]
    ) -> None:
        tokenizer = tokenizer_with(names)
        with self._folder.anew(names) as directory:
            index = FileIndex.create(ChecksummedStorage(directory), SCHEMA)
            with index.writer(codec=Codec()) as writer:
                for entry in documents:
                    writer.add_document(**record(entry, tokenizer))

    # ---- reading ------------------------------------------------------------------

    def find(self, query: Query) -> SearchResult:
        return find(self._newest().snapshot, query)

    def words(self) -> frozenset[str]:
        return self._newest().snapshot.words()

    # ---- the newest generation -----------------------------------------------------

    def _newest(self) -> _Opened:
        if self._generation() != self._opened.generation:
            with self._opening:
                for _ in range(_TRIES):
                    if self._open():
                        break
        return self._opened

    def _generation(self) -> _Generation:
        pointer = self._folder.current()
        if pointer is None:
            return _Generation()
        storage = self._storage
        if storage is None or storage.path != pointer.directory:
            storage = self._storage = ChecksummedStorage(pointer.directory)
        return _Generation(pointer, storage.generation(), storage)

    def _open(self) -> bool:
        """Open the newest generation; False if it was replaced meanwhile."""
        generation = self._generation()
        if generation != self._opened.generation:
            reader = _whole(generation.storage)
            if self._generation() != generation:
                return False
            names = generation.pointer.names if generation.pointer else frozenset()
            snapshot = Snapshot(reader, names, self._opened.snapshot)
            self._opened = _Opened(generation, snapshot)
        return True


def _add_to(
    opened: _Opened, documents: Iterable[DocumentEntry], gone: Collection[int]
) -> None:
    """Nobody else writes meanwhile, so its documents still have the same numbers."""

    def delete(document_id: int) -> None:
        if document_id in numbers:
            writer.delete_document(numbers[document_id])

    numbers, storage = opened.snapshot.number_of, opened.generation.storage
    assert storage is not None
    storage.sweep()
    tokenizer = opened.snapshot.tokenizer
    with FileIndex(storage, schema=SCHEMA).writer(codec=Codec()) as writer:
        writer.mergetype = _keep_few
        for document_id in gone:
            delete(document_id)
        for entry in documents:
            delete(entry.document_id)
            writer.add_document(**record(entry, tokenizer))


def _keep_few(writer: SegmentWriter, segments: Sequence[Segment]) -> list[Segment]:
    """Whoosh's merge policy: take what is to be merged into the writer, return the rest.

    Every query asks each segment, and every merge writes one again, so there should be few
    of them, and the large ones should be left alone.

    A segment is kept where it holds at least twice what all smaller ones hold together, so
    that there are no more than the number of documents has binary digits, and where at
    least half of it is still there.
    """
    smaller = writer.docnum - writer.docbase
    kept = []
    for segment in sorted(segments, key=Segment.doc_count):
        count = segment.doc_count()
        if count < max(1, 2 * smaller) or count < segment.deleted_count():
            _take_in(writer, segment)
        else:
            kept.append(segment)
        smaller += count
    return kept


def _take_in(writer: SegmentWriter, segment: Segment) -> None:
    if segment.doc_count():
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()


def _whole(storage: ChecksummedStorage | None) -> IndexReader | None:
    """A reader of the newest generation; None if there is none, or none that is whole."""
    if storage is None:
        return None
    try:
        storage.verify()
        return FileIndex(storage, schema=SCHEMA).reader()
    except (Damaged, EmptyIndexError, FileNotFoundError):
        return None
