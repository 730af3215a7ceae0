"""The documents of a segment as columns: a flat array for each thing that is known of them.

    documents    their ids, revisions, months, issuers, kinds, codes, issues, gazettes (as
                 numbers into tables of strings; a month is "2020-12", or "2020-07..2020-08"), years, serials, dates, the ends of their titles, and in
                 `first_parts` where the parts of each begin, one more at the end
    parts        in `part_starts` where each begins in `text`, one more at the end; the end of its
                 heading; whether it is a signature; its clause's id, and the key of its
                 vector (see `search.meaning`), 0 for titles and numbers
    citations    code, year, serial, and place in `text`, ascending
    text         a character each, every line followed by a line break
    marks        for each character, whether a stop or a percent sign was left out before it
                 (STOP, SHARE), and whether it is JOINED to the character before it:
                 parting them would part a number or a Latin word
    words        each word → its places in `text`; see `search.arrays.postings`

Years and serials that are not known are NONE. Places count from the segment's beginning.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from search.analysis.folding import END_OF_ALPHABETS
from search.arrays.array_file import Array
from search.arrays.postings import inverted
from search.arrays.ranges import joined, offsets_of
from search.arrays.runs import as_characters
from search.engine import DocumentEntry
from search.whoosh_engine.index.indexed_documents import FIRST_CLAUSE, IndexedDocument

JOINED, STOP, SHARE = 1, 2, 4
NONE = -1
TO = ".."  # between the first and the last month of a 合刊
_DECIMAL, _LETTER = 1, 2

TABLES = ("month", "issuer", "kind", "code", "issue", "gazette")
Strings = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Columns:
    """All columns of a segment; `strings` are the tables that some of them point to, as JSON."""

    strings: Array
    document_ids: Array
    revisions: Array
    months: Array
    issuers: Array
    kinds: Array
    codes: Array
    issues: Array
    gazettes: Array
    years: Array
    serials: Array
    dates: Array
    title_ends: Array
    first_parts: Array
    part_starts: Array
    lead_ends: Array
    signatures: Array
    clause_ids: Array
    clause_keys: Array
    cited_codes: Array
    cited_years: Array
    cited_serials: Array
    cited_places: Array
    text: Array
    marks: Array
    words: Array
    word_starts: Array
    place_offsets: Array
    word_places: Array

    @property
    def document_count(self) -> int:
        return len(self.document_ids)

    def tables(self) -> Strings:
        tables: Strings = json.loads(self.strings.tobytes())
        return tables


def as_strings(tables: Strings) -> Array:
    return np.frombuffer(json.dumps(tables, ensure_ascii=False).encode(), "|u1")


def columns_of(documents: Sequence[IndexedDocument]) -> Columns:
    """The columns of documents, in their order."""
    entries = [document.entry for document in documents]
    numbers = {table: _Numbers() for table in TABLES}
    cited = [citation for document in documents for citation in document.citations]
    at = offsets_of(np.array([document.length for document in documents], np.int64))
    parts = np.array([len(document.starts) for document in documents], np.int64)
    text = as_characters("".join(_text_of(document) for document in documents))
    words = _Numbers()
    which = np.fromiter(
        (words[word] for document in documents for word in document.words), "<u4"
    )
    places = joined([document.word_places for document in documents], at)
    columns = Columns(
        document_ids=np.array([entry.document_id for entry in entries], "<i8"),
        revisions=np.array([entry.revision for entry in entries], "<i8"),
        months=_numbered(numbers["month"], map(_months_of, entries)),
        issuers=_numbered(numbers["issuer"], (entry.issuer for entry in entries)),
        kinds=_numbered(numbers["kind"], (entry.kind for entry in entries)),
        codes=_numbered(numbers["code"], (entry.code for entry in entries)),
        issues=_numbered(numbers["issue"], (entry.issue for entry in entries)),
        gazettes=_numbered(numbers["gazette"], (entry.gazette for entry in entries)),
        years=_known(entry.year for entry in entries),
        serials=_known(entry.serial for entry in entries),
        dates=np.array([document.date for document in documents], "<u4"),
        title_ends=(
            at[:-1] + np.array([one.title_end for one in documents], np.int64)
        ).astype("<u4"),
        first_parts=offsets_of(parts).astype("<u4"),
        part_starts=np.append(
            joined([document.starts for document in documents], at), at[-1]
        ).astype("<u4"),
        lead_ends=joined([document.lead_ends for document in documents], at),
        signatures=_signatures(documents, parts),
        clause_ids=np.array(
            [
                clause_id
                for document in documents
                for clause_id in (*[0] * FIRST_CLAUSE, *document.clause_ids)
            ],
            "<i8",
        ),
        clause_keys=np.array(
            [
                key
                for document in documents
                for key in (*[0] * FIRST_CLAUSE, *document.clause_keys)
            ],
            "<u8",
        ),
        cited_codes=_numbered(numbers["code"], (one.code for one in cited)),
        cited_years=_known(one.year for one in cited),
        cited_serials=_known(one.serial for one in cited),
        cited_places=joined(
            [[one.place for one in document.citations] for document in documents], at
        ),
        text=text,
        marks=_marks(documents, at, text),
        **inverted_columns([word.encode() for word in words], which, places),
        strings=as_strings({table: list(held) for table, held in numbers.items()}),
    )
    return columns


def _months_of(entry: DocumentEntry) -> str:
    return f"{entry.month}{TO}{entry.last_month}" if entry.last_month else entry.month


class _Numbers(dict[str, int]):
    """Numbers for strings, in the order they are met."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        return number


def inverted_columns(
    words: Sequence[bytes], which: Array, places: Array
) -> dict[str, Array]:
    """The columns of words that stand at places: `which[n]` stands at `places[n]`."""
    names = ("words", "word_starts", "place_offsets", "word_places")
    return dict(zip(names, inverted(words, which, places), strict=True))


def _text_of(document: IndexedDocument) -> str:
    return "".join(f"{line}\n" for line in document.lines)


def _numbered(numbers: _Numbers, strings: Iterable[str]) -> Array:
    return np.array([numbers[string] for string in strings], "<u4")


def _known(values: Iterable[int | None]) -> Array:
    return np.array([NONE if value is None else value for value in values], "<i8")


def _signatures(documents: Sequence[IndexedDocument], parts: Array) -> Array:
    held = np.zeros(int(parts.sum()), "|u1")
    first = offsets_of(parts)[:-1].tolist()
    for start, document in zip(first, documents, strict=True):
        held[[start + number for number in document.signatures]] = 1
    return held


# ---- marks -----------------------------------------------------------------------


def _marks(documents: Sequence[IndexedDocument], at: Array, text: Array) -> Array:
    marks = _within_numbers_and_words(text)
    marks[joined([document.breaks for document in documents], at)] = 0
    marks[joined([document.stops for document in documents], at)] |= STOP
    marks[joined([document.shares for document in documents], at)] |= SHARE
    return marks


def _within_numbers_and_words(text: Array) -> Array:
    """JOINED where a character and the one before it are both digits, or both letters."""
    sorts = np.zeros(len(text), "|u1")
    low = text < len(_sorts())
    sorts[low] = _sorts()[text[low]]
    marks = np.zeros(len(text), "|u1")
    marks[1:] = ((sorts[1:] == sorts[:-1]) & (sorts[1:] != 0)) * np.uint8(JOINED)
    return marks


@cache
def _sorts() -> Array:
    return np.array(
        [
            _DECIMAL if char.isdecimal() else _LETTER if char.isalpha() else 0
            for char in map(chr, range(ord(END_OF_ALPHABETS)))
        ],
        "|u1",
    )
