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
from search.whoosh_engine.indexed_documents import Card
from search.whoosh_engine.schema import read_card

Documents = int
"""A set of documents: bit n stands for document n."""

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
    """What can be found; `cards[n]` is document n, None where nothing is any more.

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
        self.cards: list[Card | None] = []
        self.entries: dict[tuple[str, int], Card] = {}
        if reader is not None:
            self._read(reader, before.entries if before else {})
        live = [(number, card) for number, card in enumerate(self.cards) if card]
        self.held = {card.document_id: card.revision for _, card in live}
        self.number_of = {card.document_id: number for number, card in live}
        self.everything = as_documents(number for number, _ in live)
        self.by_month = _grouped((card.month, number) for number, card in live)
        self.by_issuer = _grouped((card.issuer, number) for number, card in live)
        self.by_kind = _grouped((card.kind, number) for number, card in live)
        self.by_serial = _grouped(
            (serial, number) for number, card in live for serial in _serials(card)
        )

    @property
    def is_whole(self) -> bool:
        """Whether there is an index, undamaged."""
        return self._reader is not None

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """What its texts were cut by, and queries to it have to be."""
        return tokenizer_with(self.names)

    def card(self, number: int) -> Card:
        """A document that is in `everything`."""
        card = self.cards[number]
        assert card is not None
        return card

    def with_character(self, char: str) -> Documents:
        if char not in self._characters:
            found = as_documents(
                number for number, _ in self._postings("characters", char)
            )
            _remember(self._characters, char, found & self.everything)
        return self._characters[char]

    def with_word(self, word: str) -> Mapping[int, "array[int]"]:
        """The documents that have this word, and its places in each."""
        if word not in self._words:
            found = {
                number: array("I", places)
                for number, places in self._postings("words", word)
            }
            _remember(self._words, word, found)
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
        self, reader: IndexReader, before: Mapping[tuple[str, int], Card]
    ) -> None:
        for leaf, _ in reader.leaf_readers():
            count = leaf.doc_count_all()
            name = leaf.segment().segment_id() if count else ""
            column = leaf.column_reader("card", translate=False) if count else ()
            for at in range(count):
                if leaf.is_deleted(at):
                    self.cards.append(None)
                else:
                    card = before.get((name, at)) or read_card(column[at])
                    self.entries[name, at] = card
                    self.cards.append(card)


def _serials(card: Card) -> set[int | None]:
    return {serial for _, _, serial in card.numbers()}


def _grouped(pairs: Iterable[tuple[Value, int]]) -> dict[Value, Documents]:
    groups: defaultdict[Value, list[int]] = defaultdict(list)
    for value, number in pairs:
        groups[value].append(number)
    return {value: as_documents(numbers) for value, numbers in groups.items()}


def _remember(cache: dict[str, Value], key: str, value: Value) -> None:
    if len(cache) >= _REMEMBERED:
        cache.clear()
    cache[key] = value
