"""What a term is worth to each document and to each clause, before its rarity: BM25F.

Worked out once for each term of a snapshot, so that a query only adds.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.arrays.ranges import first_of_each, offsets_of
from search.engine import Number
from search.query.terms import Term
from search.whoosh_engine import weights
from search.whoosh_engine.index.indexed_documents import NUMBER, TITLE
from search.whoosh_engine.occurrences import (
    Occurrences,
    citations_of,
    occurrences_of,
)
from search.whoosh_engine.snapshot import Documents, Snapshot
from search.whoosh_engine.weights import Floats, lengths_of, saturated


@dataclass(frozen=True, slots=True)
class Worth:
    """By document: what its fields are worth, its title as a text of its own, whether that has
    the term, its best clause, and where the clauses begin that have it. By clause that has it: what that is
    worth. `found` is where it stands."""

    fields: Floats
    title: Floats
    in_title: NDArray[np.bool_]
    best: Floats
    offsets: NDArray[np.int64]
    clauses: Array
    documents: Array
    worths: Floats
    found: Occurrences


def worth_of(snapshot: Snapshot, term: Term | Number) -> Worth:
    """What a term is worth; worked out once as long as the snapshot keeps it, since a query
    that is mended is asked again with most of its words."""
    return snapshot.cache.get(term, lambda: _worth(snapshot, term))


@dataclass(frozen=True, slots=True)
class FieldWorths:
    """How often a term counts in each field of each document, before it is saturated."""

    title: Floats
    number: Floats
    heading: Floats
    text: Floats

    @property
    def together(self) -> Floats:
        return self.title + self.number + self.heading + self.text


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Of each occurrence: its document, and in which field it is."""

    documents: Array
    in_title: NDArray[np.bool_]
    in_number: NDArray[np.bool_]
    in_heading: NDArray[np.bool_]

    @property
    def in_clause(self) -> NDArray[np.bool_]:
        return ~(self.in_title | self.in_number)

    @property
    def in_text(self) -> NDArray[np.bool_]:
        return self.in_clause & ~self.in_heading


def _kinds(snapshot: Snapshot, found: Occurrences) -> _Kinds:
    documents = snapshot.document_of_part[found.parts]
    numbers = found.parts - snapshot.first_parts[documents]
    in_title, in_number = numbers == TITLE, numbers == NUMBER
    before_end = found.places < snapshot.lead_ends[found.parts]
    return _Kinds(documents, in_title, in_number, before_end & ~(in_title | in_number))


def field_worths(snapshot: Snapshot, found: Occurrences) -> FieldWorths:
    return _field_worths(snapshot, found, _kinds(snapshot, found))


def _field_worths(snapshot: Snapshot, found: Occurrences, kinds: _Kinds) -> FieldWorths:
    def summed(held: NDArray[np.bool_]) -> Any:
        return np.bincount(kinds.documents[held], found.worths[held], count)

    count = len(snapshot.everything)
    return FieldWorths(
        title=summed(kinds.in_title) * weights.TITLE / snapshot.title_lengths,
        number=summed(kinds.in_number) * weights.NUMBER,
        heading=summed(kinds.in_heading) * weights.HEADING / snapshot.lengths,
        text=summed(kinds.in_text) / snapshot.lengths,
    )


def _worth(snapshot: Snapshot, term: Term | Number) -> Worth:
    if isinstance(term, Number):
        found = citations_of(snapshot, term)
    else:
        found = occurrences_of(snapshot, term)
    kinds = _kinds(snapshot, found)
    count = len(snapshot.everything)
    in_title: Documents = np.zeros(count, bool)
    in_title[kinds.documents[kinds.in_title]] = True
    titles = np.zeros(count)
    titles[kinds.documents[kinds.in_title]] = found.worths[kinds.in_title]
    is_clause = kinds.in_clause
    clauses, documents = found.parts[is_clause], kinds.documents[is_clause]
    worths = _of_clauses(
        snapshot, clauses, found.worths[is_clause], kinds.in_heading[is_clause]
    )
    best = np.zeros(count)
    if len(clauses):
        first = np.flatnonzero(first_of_each(documents))
        best[documents[first]] = np.maximum.reduceat(worths, first)
    return Worth(
        fields=saturated(_field_worths(snapshot, found, kinds).together, 1.0),
        title=saturated(titles * weights.HEADING, snapshot.title_lengths),
        in_title=in_title,
        best=best,
        offsets=offsets_of(np.bincount(documents, minlength=count)),
        clauses=clauses,
        documents=documents,
        worths=worths,
        found=found,
    )


def _of_clauses(
    snapshot: Snapshot, clauses: Array, worths: Floats, in_heading: NDArray[np.bool_]
) -> Floats:
    ends = snapshot.part_ends(clauses)
    # A heading that stands alone announces what was asked for, no more.
    says_more = snapshot.lead_ends[clauses] < ends
    voices = np.where(in_heading & says_more, weights.HEADING, 1.0)
    voices *= np.where(snapshot.signatures[clauses], weights.SIGNATURE, 1.0)
    return saturated(worths * voices, clause_lengths(snapshot, clauses))


def clause_lengths(snapshot: Snapshot, clauses: Array) -> Floats:
    """The lengths of clauses as BM25F counts them."""
    characters = snapshot.part_ends(clauses).astype(np.int64) - snapshot.part_starts[
        clauses
    ].astype(np.int64)
    return lengths_of(characters, weights.USUAL_CLAUSE, weights.CLAUSE_LENGTH_COUNTS)
