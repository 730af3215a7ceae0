"""Columns of several segments as those of one, without what is deleted: by whole arrays."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.arrays.postings import words_in
from search.arrays.ranges import (
    counts_of,
    joined,
    joined_offsets,
    numbered_together,
    offsets_of,
)
from search.whoosh_engine.index.columns import (
    TABLES,
    Columns,
    Strings,
    as_strings,
    inverted_columns,
)

_OF_DOCUMENTS = ("document_ids", "revisions", "years", "serials", "dates")
_VALUES = ("months", "issuers", "kinds", "codes", "issues", "gazettes")
_OF_PARTS = ("signatures", "clause_ids", "clause_keys")
_OF_CITATIONS = ("cited_years", "cited_serials")
_POINTING = {
    "months": "month",
    "issuers": "issuer",
    "kinds": "kind",
    "codes": "code",
    "issues": "issue",
    "gazettes": "gazette",
    "cited_codes": "code",
}


def without(columns: Columns, live: NDArray[np.bool_]) -> Columns:
    """The columns of the documents that are live."""
    if live.all():
        return columns
    parts = np.repeat(live, counts_of(columns.first_parts))
    characters = np.repeat(parts, counts_of(columns.part_starts))
    new_places = offsets_of(characters)
    cited = characters[columns.cited_places]
    part_counts = counts_of(columns.first_parts)[live]
    of_parts = {name: getattr(columns, name)[parts] for name in _OF_PARTS}
    of_documents = {
        name: getattr(columns, name)[live] for name in (*_OF_DOCUMENTS, *_VALUES)
    }
    of_citations = {
        name: getattr(columns, name)[cited] for name in (*_OF_CITATIONS, "cited_codes")
    }
    held = characters[columns.word_places]
    which = _which(columns)[held]
    places = new_places[columns.word_places[held]]
    return Columns(
        strings=columns.strings,
        title_ends=new_places[columns.title_ends[live]].astype("<u4"),
        first_parts=offsets_of(part_counts).astype("<u4"),
        part_starts=np.append(
            new_places[columns.part_starts[:-1][parts]], new_places[-1]
        ).astype("<u4"),
        lead_ends=new_places[columns.lead_ends[parts]].astype("<u4"),
        cited_places=new_places[columns.cited_places[cited]].astype("<u4"),
        text=columns.text[characters],
        marks=columns.marks[characters],
        **inverted_columns(words_in(columns), which, places),
        **of_documents,
        **of_parts,
        **of_citations,
    )


def together(every: Sequence[Columns]) -> Columns:
    """The columns of all of these, one after the other."""
    if len(every) == 1:
        return every[0]

    def each(name: str) -> list[Array]:
        return [getattr(columns, name) for columns in every]

    at = offsets_of(np.array([len(columns.text) for columns in every]))
    first_part = offsets_of(np.array([len(columns.clause_ids) for columns in every]))
    tables, pointing = _joined_tables(every)
    words, numbers = numbered_together([words_in(columns) for columns in every])
    which = [new[_which(columns)] for columns, new in zip(every, numbers, strict=True)]
    places = joined(each("word_places"), at)
    plain = (*_OF_DOCUMENTS, *_OF_PARTS, *_OF_CITATIONS, "text", "marks")
    placed = ("title_ends", "lead_ends", "cited_places")
    return Columns(
        strings=as_strings(tables),
        first_parts=joined_offsets(each("first_parts"), first_part),
        part_starts=joined_offsets(each("part_starts"), at),
        **{name: np.concatenate(each(name)) for name in plain},
        **{name: joined(each(name), at) for name in placed},
        **pointing,
        **inverted_columns(words, np.concatenate(which), places),
    )


def _joined_tables(every: Sequence[Columns]) -> tuple[Strings, dict[str, Array]]:
    """Tables of strings that serve all, and the columns that point to them."""
    tables = [columns.tables() for columns in every]
    numbered = {
        table: numbered_together([one[table] for one in tables]) for table in TABLES
    }
    pointing = {
        name: np.concatenate(
            [
                new[getattr(columns, name)]
                for columns, new in zip(every, numbered[table][1], strict=True)
            ]
        )
        for name, table in _POINTING.items()
    }
    return {table: values for table, (values, _) in numbered.items()}, pointing


def _which(columns: Columns) -> Array:
    """For each place, which word stands there."""
    counts = counts_of(columns.place_offsets)
    return np.repeat(np.arange(len(counts), dtype="<u4"), counts)
