"""The versions that an index is made by: what has to fit for it to be read, or added to."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import jieba
from whoosh import __version__ as whoosh_version

from search.analysis import (
    dictionary,
    document_numbers,
    folding,
    segmentation,
    simplified,
    tokenizer,
)
from search.arrays import array_file, postings, runs
from search.whoosh_engine.index import columns, indexed_documents
from search.whoosh_engine.index.codec import COLUMN_NAMES, PAIRS
from search.whoosh_engine.index.columns import TABLES


@cache
def layout() -> str:
    """Changes with what must be the same for an index to be read at all."""
    parts = (
        COLUMN_NAMES,
        PAIRS,
        TABLES,
        _digest((array_file, columns, runs, postings)),
    )
    return sha256(repr(parts).encode()).hexdigest()[:16]


@cache
def version() -> str:
    """Changes with everything that decides what stands in the index."""
    modules = (
        *(indexed_documents, segmentation, dictionary, folding),
        *(document_numbers, simplified, tokenizer),
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
