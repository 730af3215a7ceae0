"""Columns of several segments as those of one, without what is deleted: by whole arrays."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.arrays.postings import inverted, words_in
from search.arrays.ranges import counts_of, offsets_of
from search.whoosh_engine.index.columns import TABLES, Columns, Strings, as_strings

_OF_DOCUMENTS = ("document_ids", "revisions", "years", "serials", "dates")
_OF_PARTS = ("signatures", "clause_ids")
_OF_CITATIONS = ("cited_years", "cited_serials")
_POINTING = {
    "months": "month",
    "issuers": "issuer",
    "kinds": "kind",
    "codes": "code",
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
        name: getattr(columns, name)[live]
        for name in (*_OF_DOCUMENTS, "months", "issuers", "kinds", "codes")
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
        **_inverted(words_in(columns), which, places),
        **of_documents,
        **of_parts,
        **of_citations,
    )


def together(every: Sequence[Columns]) -> Columns:
    """The columns of all of these, one after the other."""
    if len(every) == 1:
        return every[0]
    at = offsets_of(np.array([len(columns.text) for columns in every]))
    first_part = offsets_of(np.array([len(columns.clause_ids) for columns in every]))
    tables, pointing = _joined_tables(every)
    which, words = _joined_words(every)
    plain = (*_OF_DOCUMENTS, *_OF_PARTS, *_OF_CITATIONS, "text", "marks")
    placed = ("title_ends", "lead_ends", "cited_places")
    return Columns(
        strings=as_strings(tables),
        first_parts=_with_offsets(every, "first_parts", first_part),
        part_starts=_with_offsets(every, "part_starts", at),
        **{
            name: np.concatenate([getattr(one, name) for one in every])
            for name in plain
        },
        **{name: _shifted(every, name, at) for name in placed},
        **pointing,
        **_inverted(words, which, _shifted(every, "word_places", at)),
    )


def _shifted(every: Sequence[Columns], name: str, by: Array) -> Array:
    each = [
        getattr(columns, name) + np.uint32(start)
        for columns, start in zip(every, by.tolist(), strict=False)
    ]
    return np.concatenate(each)


def _with_offsets(every: Sequence[Columns], name: str, by: Array) -> Array:
    """Offsets, each array without its last, which is where the next begins."""
    each = [
        getattr(columns, name)[:-1] + np.uint32(start)
        for columns, start in zip(every, by.tolist(), strict=False)
    ]
    return np.append(np.concatenate(each), by[-1]).astype("<u4")


def _joined_tables(every: Sequence[Columns]) -> tuple[Strings, dict[str, Array]]:
    """Tables of strings that serve all, and the columns that point to them."""
    numbers: dict[str, dict[str, int]] = {table: {} for table in TABLES}
    renumbered = []
    for columns in every:
        tables = columns.tables()
        renumbered.append(
            {
                table: np.array(
                    [
                        numbers[table].setdefault(string, len(numbers[table]))
                        for string in tables[table]
                    ],
                    "<u4",
                )
                for table in TABLES
            }
        )
    pointing = {
        name: np.concatenate(
            [
                new[table][getattr(columns, name)]
                for columns, new in zip(every, renumbered, strict=True)
            ]
        )
        for name, table in _POINTING.items()
    }
    return {table: list(held) for table, held in numbers.items()}, pointing


def _joined_words(every: Sequence[Columns]) -> tuple[Array, list[bytes]]:
    """For each place, which word stands there, and the words of all."""
    numbers: dict[bytes, int] = {}
    which = []
    for columns in every:
        new = [numbers.setdefault(word, len(numbers)) for word in words_in(columns)]
        which.append(np.array(new, "<u4")[_which(columns)])
    return np.concatenate(which), list(numbers)


def _which(columns: Columns) -> Array:
    counts = counts_of(columns.place_offsets)
    return np.repeat(np.arange(len(counts), dtype="<u4"), counts)


def _inverted(words: Sequence[bytes], which: Array, places: Array) -> dict[str, Array]:
    names = ("words", "word_starts", "place_offsets", "word_places")
    return dict(zip(names, inverted(words, which, places), strict=True))
