"""One generation of the index, opened: the documents in memory, the postings behind them.

Documents are numbered; a set of documents is an integer with their bits set, so that
and, or and not are single operations, and counting is counting bits.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from threading import Lock
from typing import TypeVar

from whoosh.reading import IndexReader, TermNotFound

from search.analysis.tokenizer import Tokenizer, tokenizer_with
from search.query.terms import Term
from search.whoosh_engine.indexed_documents import IndexedDocument
from search.whoosh_engine.schema import read_document

Documents = int
"""A set of documents: bit n stands for document n."""

Key = TypeVar("Key")
Value = TypeVar("Value")

_REMEMBERED = 5000  # words whose postings are kept decoded


def as_documents(numbers: Iterable[int]) -> Documents:
    found = list(numbers)
    bits = bytearray((max(found, default=0) >> 3) + 1)
    for number in found:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def numbers_in(documents: Documents) -> Iterator[int]:
    """The numbers of the documents of a set, ascending."""
    size = (documents.bit_length() + 7) >> 3
    for at, byte in enumerate(documents.to_bytes(size, "little")):
        while byte:
            lowest = byte & -byte
            yield (at << 3) + lowest.bit_length() - 1
            byte ^= lowest


class Snapshot:
    """What can be found; `documents[n]` is document n, None where nothing is any more.

    `names` are the places and organs that its texts were cut by, `before` the generation
    before, whose documents are taken over where they are the same.

    Whoosh's reader has one file position for all, so it is asked by one thread at a time.
    """

    def __init__(
        self,
        reader: IndexReader | None,
        names: frozenset[str] = frozenset(),
        before: "Snapshot | None" = None,
    ) -> None:
        self.names = names
        self._reader = reader
        self._lock = Lock()
        self._characters: dict[str, Documents] = {}
        self._words: dict[str, Mapping[int, array[int]]] = {}
        self._vocabulary: frozenset[str] | None = None
        self.known_terms: dict[Term, Documents] = {}
        self.documents: list[IndexedDocument | None] = []
        self.entries: dict[tuple[str, int], IndexedDocument] = {}
        if reader is not None:
            self._read(reader, before.entries if before else {})
        live = [
            (number, indexed)
            for number, indexed in enumerate(self.documents)
            if indexed
        ]
        self.held = {indexed.document_id: indexed.revision for _, indexed in live}
        self.number_of = {indexed.document_id: number for number, indexed in live}
        self.everything = as_documents(number for number, _ in live)
        self.clause_count = sum(len(indexed.clause_ids) for _, indexed in live)
        self.by_month = _grouped((indexed.month, number) for number, indexed in live)
        self.by_issuer = _grouped((indexed.issuer, number) for number, indexed in live)
        self.by_kind = _grouped((indexed.kind, number) for number, indexed in live)
        self.by_serial = _grouped(
            (serial, number) for number, indexed in live for serial in _serials(indexed)
        )

    @property
    def is_whole(self) -> bool:
        """Whether there is an index, undamaged."""
        return self._reader is not None

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """What its texts were cut by, and queries to it have to be."""
        return tokenizer_with(self.names)

    def document(self, number: int) -> IndexedDocument:
        """A document that is in `everything`."""
        indexed = self.documents[number]
        assert indexed is not None
        return indexed

    def with_character(self, char: str) -> Documents:
        if char not in self._characters:
            found = as_documents(
                number for number, _ in self._postings("characters", char)
            )
            remember(self._characters, char, found & self.everything)
        return self._characters[char]

    def with_word(self, word: str) -> Mapping[int, "array[int]"]:
        """The documents that have this word, and its places in each."""
        if word not in self._words:
            found = {
                number: array("I", places)
                for number, places in self._postings("words", word)
            }
            remember(self._words, word, found)
        return self._words[word]

    def words(self) -> frozenset[str]:
        """Every word that leads to a document, or did to one that is gone."""
        if self._vocabulary is None:
            with self._lock:
                terms = self._reader.lexicon("words") if self._reader else ()
                self._vocabulary = frozenset(term.decode() for term in terms)
        return self._vocabulary

    def _postings(self, field: str, term: str) -> list[tuple[int, bytes]]:
        if self._reader is None:
            return []
        with self._lock:
            try:
                matcher = self._reader.postings(field, term)
            except TermNotFound:
                return []
            found = []
            while matcher.is_active():
                found.append((matcher.id(), matcher.value()))
                matcher.next()
            return found

    def _read(
        self, reader: IndexReader, before: Mapping[tuple[str, int], IndexedDocument]
    ) -> None:
        for leaf, _ in reader.leaf_readers():
            count = leaf.doc_count_all()
            name = leaf.segment().segment_id() if count else ""
            column = leaf.column_reader("document", translate=False) if count else ()
            for at in range(count):
                if leaf.is_deleted(at):
                    self.documents.append(None)
                else:
                    indexed = before.get((name, at)) or read_document(column[at])
                    self.entries[name, at] = indexed
                    self.documents.append(indexed)


def _serials(indexed: IndexedDocument) -> set[int | None]:
    return {serial for _, _, serial in indexed.numbers()}


def _grouped(pairs: Iterable[tuple[Value, int]]) -> dict[Value, Documents]:
    groups: defaultdict[Value, list[int]] = defaultdict(list)
    for value, number in pairs:
        groups[value].append(number)
    return {value: as_documents(numbers) for value, numbers in groups.items()}


def remember(cache: dict[Key, Value], key: Key, value: Value) -> None:
    if len(cache) >= _REMEMBERED:
        cache.clear()
    cache[key] = value
