"""A Whoosh codec whose segments are columns in one file, and a TOC that is plain JSON.

Whoosh keeps the generations, the locks, the deletions and the policy of merging; what
a segment holds is ours. A document's only value is the IndexedDocument; it is kept until the
segment is written, all columns at once. Nothing is pickled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from time import time
from typing import Any, Self
from uuid import uuid4

import numpy as np
from whoosh.codec import base
from whoosh.fields import COLUMN, Schema
from whoosh.index import TOC, EmptyIndexError, FileIndex, clean_files
from whoosh.writing import SegmentWriter

from search.arrays.array_file import Array, ArrayFile, write_arrays
from search.arrays.runs import pairs_of
from search.whoosh_engine.index.checksummed_storage import ChecksummedStorage, Damaged
from search.whoosh_engine.index.columns import Columns, columns_of
from search.whoosh_engine.index.indexed_documents import IndexedDocument
from search.whoosh_engine.index.merging import together, without

FIELD = "document"
SCHEMA = Schema(**{FIELD: COLUMN()})
COLUMN_NAMES = tuple(field.name for field in fields(Columns))
PAIRS = ("pair_keys", "pair_offsets", "pair_places")


# ---- segments --------------------------------------------------------------------


class Segment(base.Segment):  # type: ignore[misc]
    """A file of columns, and which of its documents are deleted."""

    def __init__(self, name: str, count: int = 0, deleted: Sequence[int] = ()) -> None:
        super().__init__(name)
        self.segid = uuid4().hex
        self._count = count
        self._deleted = set(deleted)

    @classmethod
    def from_record(cls, name: str, record: Mapping[str, Any]) -> Self:
        segment = cls(name, int(record["documents"]), record["deleted"])
        segment.segid = str(record["id"])
        return segment

    def as_record(self) -> dict[str, Any]:
        deleted = sorted(self._deleted)
        return {"id": self.segid, "documents": self._count, "deleted": deleted}

    @property
    def file_name(self) -> str:
        return str(self.make_filename(self.COMPOUND_EXT))

    def codec(self) -> "Codec":
        return Codec()

    def should_assemble(self) -> bool:
        """It is one file as it is."""
        return False

    def set_doc_count(self, count: int) -> None:
        self._count = count

    def doc_count_all(self) -> int:
        return self._count

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> set[int]:
        return self._deleted

    def delete_document(self, number: int, delete: bool = True) -> None:
        (self._deleted.add if delete else self._deleted.discard)(number)

    def is_deleted(self, number: int) -> bool:
        return number in self._deleted

    def live(self) -> Array:
        """Which of its documents are not deleted."""
        live = np.ones(self._count, bool)
        live[list(self._deleted)] = False
        return live


@dataclass(frozen=True)
class SegmentFile:
    """The arrays of a segment, mapped: its columns, and where its pairs of characters stand."""

    file: ArrayFile
    columns: Columns
    pair_keys: Array
    pair_offsets: Array
    pair_places: Array

    @property
    def text(self) -> Array:
        return self.columns.text

    @classmethod
    def open(cls, storage: ChecksummedStorage, segment: Segment) -> Self:
        """Raises Damaged, FileNotFoundError."""
        file = storage.array_file(segment.file_name)
        columns = Columns(**{name: file[name] for name in COLUMN_NAMES})
        return cls(file, columns, *(file[name] for name in PAIRS))


# ---- writing ---------------------------------------------------------------------


class Codec(base.Codec):  # type: ignore[misc]
    """Writes the documents of a segment as columns; there are no postings of Whoosh's."""

    length_stats = False

    def new_segment(self, storage: ChecksummedStorage, indexname: str) -> Segment:
        return Segment(indexname)

    def per_document_writer(
        self, storage: ChecksummedStorage, segment: Segment
    ) -> "ColumnsWriter":
        return ColumnsWriter(storage, segment)

    def field_writer(
        self, storage: ChecksummedStorage, segment: Segment
    ) -> "NoPostings":
        return NoPostings()


class NoPostings(base.FieldWriter):  # type: ignore[misc]
    """Words are written with the columns."""

    is_closed = False

    def add_postings(self, schema: object, lengths: object, items: object) -> None:
        pass

    def close(self) -> None:
        self.is_closed = True


class ColumnsWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Collects documents, and columns of segments that are merged, and writes them as one file."""

    def __init__(self, storage: ChecksummedStorage, segment: Segment) -> None:
        self.is_closed = False
        self._storage = storage
        self._segment = segment
        self._documents: list[IndexedDocument] = []
        self._merged: list[Columns] = []

    def start_doc(self, docnum: int) -> None:
        pass

    def add_field(
        self, fieldname: str, fieldobj: object, value: object, length: int
    ) -> None:
        pass

    def add_column_value(
        self, fieldname: str, columnobj: object, value: IndexedDocument
    ) -> None:
        self._documents.append(value)

    def add_columns(self, columns: Columns) -> None:
        """The documents of another segment."""
        self._merged.append(columns)

    def close(self) -> None:
        """Write what there is; nothing if there is nothing."""
        self.is_closed = True
        own = [columns_of(self._documents)] if self._documents else []
        if every := [*own, *self._merged]:
            columns = together(every)
            arrays = {name: getattr(columns, name) for name in COLUMN_NAMES}
            arrays |= dict(zip(PAIRS, pairs_of(columns.text), strict=True))
            with self._storage.create_array_file(self._segment.file_name) as file:
                write_arrays(file, arrays)


class Writer(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer, with our codec and TOC; `mergetype` is its policy of merging."""

    perdocwriter: ColumnsWriter
    docnum: int

    def __init__(self, index: "Index") -> None:
        super().__init__(index, codec=Codec(), compound=False)

    def add(self, document: IndexedDocument) -> None:
        self.add_document(**{FIELD: document})

    def take_in(self, segment: Segment) -> None:
        """Merge what is left of a segment into the one that is being written.

        Raises Damaged, so that damage is not written on.
        """
        if segment.doc_count():
            held = SegmentFile.open(self.storage, segment)
            if held.file.damaged():
                raise Damaged(segment.file_name)
            self.perdocwriter.add_columns(without(held.columns, segment.live()))
            self.docnum += segment.doc_count()
            self._added = True

    def cancel(self) -> None:
        # Whoosh closes what it has begun, which would write it.
        self.perdocwriter.is_closed = True
        super().cancel()

    def _commit_toc(self, segments: Sequence[Segment]) -> None:
        write_toc(self.storage, self.indexname, self.generation, segments)
        clean_files(self.storage, self.indexname, self.generation, segments)


# ---- the table of contents ---------------------------------------------------------


class Index(FileIndex):  # type: ignore[misc]
    """Whoosh's index over a directory, with a TOC that is read without unpickling."""

    def __init__(self, storage: ChecksummedStorage, name: str = "MAIN") -> None:
        self.storage = storage
        self.indexname = name
        self._schema = SCHEMA

    @classmethod
    def made_in(cls, storage: ChecksummedStorage) -> Self:
        """A new index, with nothing in it."""
        index = cls(storage)
        write_toc(storage, index.indexname, 0, ())
        return index

    def writer(self) -> Writer:
        return Writer(self)

    def segments(self) -> list[Segment]:
        return list(self._read_toc().segments)

    def _read_toc(self) -> TOC:
        generation = self.latest_generation()
        if generation < 0:
            raise EmptyIndexError(self.indexname)
        record = self.storage.read_json(TOC._filename(self.indexname, generation))
        segments = [Segment.from_record(self.indexname, one) for one in record]
        return TOC(SCHEMA, segments, generation)


def write_toc(
    storage: ChecksummedStorage, name: str, generation: int, segments: Sequence[Segment]
) -> None:
    """Name the segments of a generation; it appears in one step."""
    toc = TOC._filename(name, generation)
    beside = f"{toc}.{time()}"
    storage.write_json(beside, [segment.as_record() for segment in segments])
    storage.rename_file(beside, toc, safe=True)
