"""One generation of the index, opened: its documents and parts, numbered through all segments.

Documents, parts (titles, numbers, clauses) and places in texts have numbers that go on from
segment to segment; a set of documents is an array of booleans. Texts and postings stay where
they are mapped; what is made in memory is some twenty bytes a clause.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.analysis.names import ENDS_OF_ORGANS, is_organ
from search.analysis.tokenizer import Tokenizer, tokenizer_with
from search.arrays.array_file import Array
from search.arrays.cache import Cache
from search.arrays.postings import places_of_word, words_ending_in, words_in
from search.arrays.ranges import (
    counts_of,
    find,
    is_in,
    joined,
    joined_offsets,
    numbered_together,
    offsets_of,
)
from search.arrays.runs import as_text, places_of_run
from search.query.terms import MatchMode
from search.whoosh_engine import weights
from search.whoosh_engine.index.codec import Segment, SegmentFile
from search.whoosh_engine.index.columns import Columns
from search.whoosh_engine.index.places import places_of

Documents = NDArray[np.bool_]
"""A set of documents: whether each is in it, by its number."""

Opened = tuple[Segment, SegmentFile]


@dataclass(frozen=True, slots=True)
class Field:
    """The values that documents have of one field, and which of them each has."""

    values: tuple[str, ...]
    of_document: Array

    def counts(self, documents: Array) -> dict[str, int]:
        """How many of these documents have each value, "" and those that none has aside.

        `documents` are their numbers, or a set of them.
        """
        counts = np.bincount(self.of_document[documents])
        held = counts.nonzero()[0]
        values = self.values
        found = {
            values[which]: count
            for which, count in zip(held.tolist(), counts[held].tolist(), strict=True)
        }
        found.pop("", None)
        return found

    def having(self, which: Sequence[int]) -> Documents:
        """The documents that have any of the values of these numbers."""
        held = np.zeros(len(self.values), bool)
        held[list(which)] = True
        found: Documents = held[self.of_document]
        return found


class Snapshot:
    """What can be found. `names` are the places and organs that its texts were cut by."""

    def __init__(
        self, opened: Sequence[Opened] | None, names: frozenset[str] = frozenset()
    ) -> None:
        self.names = names
        self.is_whole = opened is not None
        """Whether there is an index, undamaged."""
        self._segments = [file for _, file in opened or ()]
        columns = [file.columns for file in self._segments]
        self._columns = columns
        self._tables = [one.tables() for one in columns]
        self._first_document = _offsets(columns, "document_ids")
        self._first_part = _offsets(columns, "clause_ids")
        self._first_place = _offsets(columns, "text")
        self.document_ids = _joined(columns, "document_ids", "<i8")
        self.revisions = _joined(columns, "revisions", "<i8")
        self.everything: Documents = np.concatenate(
            [np.zeros(0, bool), *(segment.live() for segment, _ in opened or ())]
        )
        self.months = self._field("month", "months")
        self.issuers = self._field("issuer", "issuers")
        self.kinds = self._field("kind", "kinds")
        self.issues = self._field("issue", "issues")
        self.gazettes = self._field("gazette", "gazettes")
        self.years = _joined(columns, "years", "<i8")
        self.serials = _joined(columns, "serials", "<i8")
        first_parts = joined_offsets(self._each("first_parts"), self._first_part)
        self.first_parts = first_parts.astype(np.int64)
        part_starts = self._each("part_starts")
        self.part_starts = joined_offsets(part_starts, self._first_place)
        self.lead_ends = self._placed("lead_ends")
        self.title_ends = self._placed("title_ends")
        self.signatures = _joined(columns, "signatures", "|u1")
        part_counts = counts_of(self.first_parts)
        self.document_of_part = np.repeat(
            np.arange(len(part_counts), dtype="<i4"), part_counts
        )
        self.document_count = int(np.count_nonzero(self.everything))
        self.clause_count = int((part_counts - 2)[self.everything].sum())
        self._set_lengths()
        self._set_order()
        self.cache = Cache()

    def _set_lengths(self) -> None:
        starts = self.part_starts[self.first_parts].astype(np.int64)
        self.lengths = weights.lengths_of(
            counts_of(starts) - 1,
            weights.USUAL_DOCUMENT,
            weights.DOCUMENT_LENGTH_COUNTS,
        )
        self.title_lengths = weights.lengths_of(
            self.title_ends - starts[:-1],
            weights.USUAL_TITLE,
            weights.TITLE_LENGTH_COUNTS,
        )
        factors = [weights.ABOUT_OTHERS.get(kind, 1.0) for kind in self.kinds.values]
        self.factors = np.array(factors, float)[self.kinds.of_document]

    def _set_order(self) -> None:
        """Each document's place by date, the newest or the oldest first; by id on one day."""
        self.dates = dates = _joined(self._columns, "dates", "<u4").astype(np.int64)
        self.newest_first = _ranks(np.lexsort((self.document_ids, -dates)))
        self.oldest_first = _ranks(np.lexsort((self.document_ids, dates)))

    # ---- documents -----------------------------------------------------------------

    @cached_property
    def held(self) -> Mapping[int, int]:
        """Document id → revision."""
        ids, revisions = self.document_ids, self.revisions
        live = self.everything
        return dict(zip(ids[live].tolist(), revisions[live].tolist(), strict=True))

    def number_of(self, document_id: int) -> int | None:
        """The number of a document by its id; None if it is not held."""
        for number in np.flatnonzero(self.document_ids == document_id).tolist():
            if self.everything[number]:
                return int(number)
        return None

    def part_ends(self, parts: Array) -> Array:
        """Where parts end, before their line breaks."""
        ends: Array = self.part_starts[parts + 1] - np.uint32(1)
        return ends

    def clause_ids(self, parts: Array) -> list[int]:
        """The database ids of clauses."""
        if len(self._columns) == 1:
            ids: list[int] = self._columns[0].clause_ids[parts].tolist()
            return ids
        segments = self._first_part.searchsorted(parts, "right") - 1
        within = parts - self._first_part[segments]
        return [
            int(self._columns[segment].clause_ids[part])
            for segment, part in zip(segments.tolist(), within.tolist(), strict=True)
        ]

    @cached_property
    def clause_keys(self) -> Array:
        """The keys of the clauses' vectors, by their parts; 0 for titles and numbers."""
        return _joined(self._columns, "clause_keys", "<u8")

    def text_of(self, part: int) -> str:
        """The folded text of a part."""
        which = int(self._first_part.searchsorted(part, "right")) - 1
        columns, number = self._columns[which], part - self._first_part[which]
        start, end = columns.part_starts[number : number + 2].tolist()
        return as_text(columns.text[start : end - 1])

    # ---- texts ---------------------------------------------------------------------

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """What its texts were cut by, and queries to it have to be."""
        return tokenizer_with(self.names)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(
            word.decode() for columns in self._columns for word in words_in(columns)
        )

    def words(self) -> frozenset[str]:
        """Every word that leads to a document, or did to one that is gone."""
        return self._words

    def places_of(self, text: str, mode: MatchMode) -> Array:
        """Where a text stands, ascending, as `mode` has it."""
        each = [places_of(segment, text, mode) for segment in self._segments]
        return joined(each, self._first_place)

    def places_of_word(self, word: str) -> Array:
        """Where a word stands, as texts were cut, in documents that are not deleted."""
        encoded = word.encode("utf-8", "surrogatepass")
        each = [places_of_word(columns, encoded) for columns in self._columns]
        places = joined(each, self._first_place)
        if self.everything.all():
            return places
        documents = self.document_of_part[self.parts_at(places)]
        live: Array = places[self.everything[documents]]
        return live

    @cached_property
    def _organs(self) -> list[str]:
        """The words that are names of organs."""
        found = {
            word.decode()
            for columns in self._columns
            for end in ENDS_OF_ORGANS
            for word in words_ending_in(columns, end.encode())
        }
        return sorted(filter(is_organ, found))

    def places_of_word_itself(self, word: str) -> Array:
        """Where a word stands that an organ is not just named after: an 应急管理局 that is
        written to says nothing of 应急."""
        places = self.places_of_word(word)
        named = [
            self.places_of_word(organ) + np.uint32(match.start())
            for organ in self._organs
            if word in organ[:-1]
            for match in re.finditer(re.escape(word), organ[:-1])
        ]
        if not named:
            return places
        at, is_there = find(np.concatenate(named), places)
        return np.delete(places, at[is_there])

    def count_of_word(self, word: str) -> int:
        """How often a word stands in documents that are not deleted."""
        return self.cache.get(("count", word), lambda: len(self.places_of_word(word)))

    def stands_at(self, text: str, places: Array) -> NDArray[np.bool_]:
        """Whether a text stands, in any way, at each of these ascending places."""
        each = [places_of_run(segment, text) for segment in self._segments]
        return is_in(places, joined(each, self._first_place))

    def with_character(self, char: str) -> Documents:
        """The documents, deleted ones too, that have a character."""
        return self.cache.get(("character", char), lambda: self._with_character(char))

    def _with_character(self, char: str) -> Documents:
        return self.documents_at(self.places_of(char, MatchMode.SUBSTRING))

    def documents_at(self, places: Array) -> Documents:
        """The documents that these ascending places are in."""
        starts = self.part_starts[self.first_parts]
        edges = places.searchsorted(starts)
        found: Documents = edges[1:] > edges[:-1]
        return found & self.everything

    def parts_at(self, places: Array) -> Array:
        """The parts that places are in."""
        parts = self.part_starts.searchsorted(places, "right") - 1
        return parts.astype("<i4")

    # ---- columns of all segments -----------------------------------------------------

    def _each(self, name: str) -> list[Array]:
        return [getattr(columns, name) for columns in self._columns]

    def _placed(self, name: str) -> Array:
        return joined(self._each(name), self._first_place)

    def _field(self, table: str, name: str) -> Field:
        values, column = self._renumbered(table, name)
        return Field(tuple(values), column)

    def _renumbered(self, table: str, name: str) -> tuple[list[str], Array]:
        """The strings of all segments, and the numbers of those that a column points to."""
        values, numbers = numbered_together([one[table] for one in self._tables])
        each = [
            new[column] for new, column in zip(numbers, self._each(name), strict=True)
        ]
        return values, np.concatenate([np.zeros(0, "<u4"), *each])

    @cached_property
    def codes(self) -> tuple[list[str], Array, Array]:
        """The codes, and those of the documents and of the citations, by their numbers."""
        values, own = self._renumbered("code", "codes")
        return values, own, self._renumbered("code", "cited_codes")[1]

    @cached_property
    def citations(self) -> tuple[Array, Array, Array]:
        """Years, serials and places of the numbers that clauses name."""
        return (
            _joined(self._columns, "cited_years", "<i8"),
            _joined(self._columns, "cited_serials", "<i8"),
            self._placed("cited_places"),
        )


def _joined(every: Sequence[Columns], name: str, kind: str) -> Array:
    if len(every) == 1:
        array: Array = getattr(every[0], name)
        return array
    each: list[Any] = [getattr(columns, name) for columns in every]
    return np.concatenate([np.zeros(0, kind), *each])


def _offsets(every: Sequence[Columns], name: str) -> Array:
    return offsets_of(np.array([len(getattr(one, name)) for one in every], np.int64))


def _ranks(order: Array) -> Array:
    ranks = np.empty(len(order), "<i4")
    ranks[order] = np.arange(len(order))
    return ranks
