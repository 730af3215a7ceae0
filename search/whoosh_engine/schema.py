"""The Whoosh documents that the index is made of, and the versions they are made by.

A query must hold for a gazette document as a whole, so each is one Whoosh document:
`words` leads from each word to its places in the document's text, `characters` from
each character to the documents it occurs in, `document` holds the rest.
"""

import pickle
import sys
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import jieba
from whoosh import __version__ as whoosh_version
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Format

from search.analysis import (
    dictionary,
    document_numbers,
    folding,
    segmentation,
    simplified,
    tokenizer,
)
from search.analysis.tokenizer import Tokenizer
from search.engine import DocumentEntry
from search.whoosh_engine import indexed_documents
from search.whoosh_engine.indexed_documents import Citation, IndexedDocument


class Places(FieldType):  # type: ignore[misc]
    """Word → its places, as an array of unsigned integers."""

    def __init__(self) -> None:
        super().__init__(Format(), None)

    def index(
        self, value: Mapping[str, "array[int]"], **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        for word, places in value.items():
            yield word.encode(), len(places), 1.0, places.tobytes()


class Characters(FieldType):  # type: ignore[misc]
    """The characters that occur, nothing more."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(
        self, value: str, **_: object
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        for char in sorted(set(value)):
            yield char.encode(), 1, 1.0, b""


SCHEMA = Schema(words=Places(), characters=Characters(), document=COLUMN())


def record(entry: DocumentEntry, tokenizer: Tokenizer) -> dict[str, Any]:
    """The Whoosh document of a document."""
    indexed, words = indexed_documents.index_document(entry, tokenizer)
    characters = indexed.text.replace("\n", "")
    return {"words": words, "characters": characters, "document": pickle.dumps(indexed)}


def read_document(stored: bytes) -> IndexedDocument:
    # Whoosh unpickles its files in any case; the folder is private, the files checksummed.
    indexed: IndexedDocument = pickle.loads(stored)  # noqa: S301
    return indexed


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec; segments get names that a seeded `random` can't repeat."""

    # No field is scored by Whoosh; asking for a length looks for a file at every posting.
    length_stats = False

    def new_segment(self, storage: object, indexname: str) -> W3Segment:
        return W3Segment(self, indexname, segid=uuid4().hex)


@cache
def layout() -> str:
    """Changes with what must be the same for an index to be read at all: what is pickled is
    found by its class, so that has to be where it was, too."""
    shape = [
        (kind.__module__, kind.__name__, field.name, str(field.type))
        for kind in (IndexedDocument, Citation)
        for field in fields(kind)
    ]
    parts = (shape, SCHEMA.names(), whoosh_version, sys.byteorder)
    return sha256(repr(parts).encode()).hexdigest()[:16]


@cache
def version() -> str:
    """Changes with everything that decides what stands in the index."""
    modules = (
        *(indexed_documents, segmentation, dictionary, folding),
        *(document_numbers, simplified, tokenizer),
        sys.modules[__name__],
    )
    parts = (
        layout(),
        _digest(modules),
        jieba.__version__,
        dictionary.version(),
        simplified.version(),
        ".".join(map(str, whoosh_version)),
        unicodedata.unidata_version,
    )
    return " ".join(parts)


def _digest(modules: Iterable[ModuleType]) -> str:
    files = (Path(module.__file__ or "") for module in modules)
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
