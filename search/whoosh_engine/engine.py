"""The engine on Whoosh: its files, locking and postings; matching and ranking are ours."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from django.conf import settings
from whoosh.index import EmptyIndexError

from search.analysis.tokenizer import tokenizer_with
from search.engine import DocumentEntry, Query, SearchResult
from search.whoosh_engine.finding import find, found_in
from search.whoosh_engine.index.checksummed_storage import ChecksummedStorage, Damaged
from search.whoosh_engine.index.codec import Index, Segment, SegmentFile, Writer
from search.whoosh_engine.index.indexed_documents import index_document
from search.whoosh_engine.index.storage import IndexFolder, Pointer
from search.whoosh_engine.snapshot import Opened, Snapshot

PATIENCE = 60.0  # seconds to wait for another writer
LARGE = 1000  # documents of a segment that is not merged with others any more
_TRIES = 10  # to open an index that is being replaced at this moment
CHARACTERS_AT_ONCE = 8_000_000
"""What is held in memory while an index is made anew: so many make a segment."""


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
            opened, names = self._newest(), self._newest().snapshot.names
            if not opened.can_be_added_to:
                self._write_anew(documents, names)
                return
            entries = list(documents)
            try:
                _add_to(opened, entries, gone)
            except Damaged:
                self._write_anew(entries, names)

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
        with self._folder.anew(names) as directory:
            index = Index.made_in(ChecksummedStorage(directory))
            tokenizer = tokenizer_with(names)
            for some in in_batches(documents):
                with index.writer() as writer:
                    writer.mergetype = _keep_all
                    for entry in some:
                        writer.add(index_document(entry, tokenizer))

    # ---- reading ------------------------------------------------------------------

    def find(self, query: Query) -> SearchResult:
        opened = self._newest()
        try:
            return find(opened.snapshot, query)
        except (IndexError, ValueError):
            # Places beyond the end of a text, or the like: is it the files?
            if self._is_damaged(opened):
                return SearchResult(0, 0)
            raise

    def words(self) -> frozenset[str]:
        return self._newest().snapshot.words()

    def all_found(self, query: Query) -> frozenset[int]:
        return found_in(self._newest().snapshot, query)

    def each_found(
        self, documents: Iterable[DocumentEntry], queries: Iterable[Query]
    ) -> Iterator[frozenset[int]]:
        # An index of their own, cut by the same names: matching asks nothing of other documents.
        with TemporaryDirectory(prefix="gazette-") as folder:
            few = WhooshEngine(Path(folder))
            few.rebuild(documents, self.names())
            snapshot = few._newest().snapshot
            for query in queries:
                yield found_in(snapshot, query)

    def _is_damaged(self, opened: _Opened) -> bool:
        """Whether the index, read wholly, is not what was written: it is not read any more."""
        storage = opened.generation.storage
        if storage is None or storage.is_whole():
            return False
        with self._opening:
            self._opened = _Opened(opened.generation, Snapshot(None))
        return True

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
            opened = _whole(generation.storage)
            if self._generation() != generation:
                return False
            names = generation.pointer.names if generation.pointer else frozenset()
            snapshot = Snapshot(opened, names)
            self._opened = _Opened(generation, snapshot)
        return True


def in_batches(
    documents: Iterable[DocumentEntry],
) -> Iterator[list[DocumentEntry]]:
    """So many at a time as have CHARACTERS_AT_ONCE, none of them empty."""
    batch: list[DocumentEntry] = []
    characters = 0
    for entry in documents:
        batch.append(entry)
        characters += sum(len(clause.text) for clause in entry.clauses)
        if characters >= CHARACTERS_AT_ONCE:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _add_to(
    opened: _Opened, documents: Iterable[DocumentEntry], gone: Collection[int]
) -> None:
    """Nobody else writes meanwhile, so its documents still have the same numbers."""

    def delete(document_id: int) -> None:
        number = snapshot.number_of(document_id)
        if number is not None:
            writer.delete_document(number)

    snapshot, storage = opened.snapshot, opened.generation.storage
    assert storage is not None
    storage.sweep()
    with Index(storage).writer() as writer:
        writer.mergetype = _keep_few
        for document_id in gone:
            delete(document_id)
        for entry in documents:
            delete(entry.document_id)
            writer.add(index_document(entry, snapshot.tokenizer))


def _keep_all(writer: Writer, segments: Sequence[Segment]) -> list[Segment]:
    return list(segments)


def _keep_few(writer: Writer, segments: Sequence[Segment]) -> list[Segment]:
    """Whoosh's merge policy: take what is to be merged into the writer, return the rest.

    Every term is looked up in each segment, and every merge writes one again, so there should
    be few of them, and the large ones should be left alone.

    A segment is kept where it holds at least twice what all smaller ones hold together, so
    that there are no more small ones than the number of their documents has binary digits; where
    it is large; and where at least half of it is still there. What is smaller than one that is not
    kept goes with it.
    """
    by_size = sorted(segments, key=Segment.doc_count)
    smaller, merged = writer.docnum - writer.docbase, 0
    for at, segment in enumerate(by_size, 1):
        count = segment.doc_count()
        if count < min(LARGE, max(1, 2 * smaller)):
            merged = at
        smaller += count
    kept = []
    for at, segment in enumerate(by_size):
        if at < merged or segment.doc_count() < segment.deleted_count():
            writer.take_in(segment)
        else:
            kept.append(segment)
    return kept


def _whole(storage: ChecksummedStorage | None) -> list[Opened] | None:
    """The segments of the newest generation; None if there is none, or none that is whole."""
    if storage is None:
        return None
    try:
        storage.verify()
        return [
            (segment, SegmentFile.open(storage, segment))
            for segment in Index(storage).segments()
        ]
    except (Damaged, EmptyIndexError, FileNotFoundError):
        return None
