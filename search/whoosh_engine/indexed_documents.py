"""A document as searching needs it: as it is held in memory, and the words that lead to it.

Its titles, its number and its clauses are folded, one after the other, into one text
with a line break between. Places are counted in that text; `starts` tells which of
them a place is in, TITLE, NUMBER, or a clause from FIRST_CLAUSE on. What an attachment
is called is in TITLE, too, on a line of its own.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.parsing.text.document_numbers import cited_numbers
from documents.parsing.types import DocumentNumber
from search.analysis.folding import Folded, fold
from search.analysis.tokenizer import Tokenizer
from search.engine import ClauseEntry, DocumentEntry

TITLE, NUMBER, FIRST_CLAUSE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Citation:
    """A document number that a clause names, and the place where it does."""

    code: str
    year: int | None
    serial: int | None
    place: int


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document in memory; with `text`, `breaks`, `stops` and `shares` it is a folded `Stream`.

    `lead_ends[part]` is where the heading ends that opens the part, its start where
    there is none. `signed_on` is an ISO date or "".
    """

    document_id: int
    revision: int
    month: str
    code: str
    year: int | None
    serial: int | None
    kind: str
    issuer: str
    signed_on: str
    clause_ids: tuple[int, ...]
    text: str
    starts: "array[int]"
    lead_ends: "array[int]"
    breaks: "array[int]"
    stops: "array[int]"
    shares: "array[int]"
    citations: tuple[Citation, ...]

    def numbers(self) -> "Iterator[tuple[str, int | None, int | None]]":
        """The document's own number, and those it names: code, year, serial."""
        yield self.code, self.year, self.serial
        for citation in self.citations:
            yield citation.code, citation.year, citation.serial

    @property
    def title_end(self) -> int:
        """Where the document's own title ends, before those of its attachments."""
        return self.text.index("\n")

    def part_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def end_of(self, part: int) -> int:
        following = part + 1
        if following < len(self.starts):
            return self.starts[following] - 1
        return len(self.text)


@dataclass(slots=True)
class _Text:
    """The parts of a document as they are joined, and what is found on the way."""

    tokenizer: Tokenizer
    parts: list[str] = field(default_factory=list)
    length: int = 0
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    lead_ends: "array[int]" = field(default_factory=lambda: array("I"))
    breaks: "array[int]" = field(default_factory=lambda: array("I"))
    stops: "array[int]" = field(default_factory=lambda: array("I"))
    shares: "array[int]" = field(default_factory=lambda: array("I"))
    words: "dict[str, array[int]]" = field(default_factory=dict)
    citations: list[Citation] = field(default_factory=list)

    def add(self, text: str, lead: str = "") -> None:
        """Another part."""
        folded = fold(text)
        self.starts.append(self.length)
        self.lead_ends.append(self.length + _lead_length(folded, lead))
        self._join(folded)

    def go_on(self, text: str) -> None:
        """Another line of the part just added."""
        self._join(fold(text))

    def _join(self, folded: Folded) -> None:
        self.breaks.extend(self.length + place for place in folded.breaks)
        self.stops.extend(self.length + place for place in folded.stops)
        self.shares.extend(self.length + place for place in folded.shares)
        self._add_words(folded)
        self.parts.append(folded.text)
        self.length += len(folded.text) + 1

    def cite(self, text: str) -> None:
        """Note the numbers that the text just added names."""
        found = list(cited_numbers(text))
        offsets = fold(text).offsets if found else ()
        for cited in found:
            number = cited.number
            place = self.starts[-1] + bisect_left(offsets, cited.start)
            self.citations.append(
                Citation(number.code or "", number.year, number.serial, place)
            )

    def _add_words(self, folded: Folded) -> None:
        for token in self.tokenizer.index(folded):
            places = self.words.setdefault(token.text, array("I"))
            places.append(self.length + token.start)


def index_document(
    entry: DocumentEntry, tokenizer: Tokenizer
) -> "tuple[IndexedDocument, dict[str, array[int]]]":
    clauses = sorted(entry.clauses, key=_position)
    text = _Text(tokenizer)
    text.add(entry.title)
    for title in entry.attachments:
        text.go_on(title)
    text.add(_number_of(entry))
    for clause in clauses:
        text.add(clause.text, clause.lead)
        text.cite(clause.text)
    indexed = IndexedDocument(
        document_id=entry.document_id,
        revision=entry.revision,
        month=entry.month,
        code=entry.code,
        year=entry.year,
        serial=entry.serial,
        kind=entry.kind,
        issuer=entry.issuer,
        signed_on=entry.signed_on.isoformat() if entry.signed_on else "",
        clause_ids=tuple(clause.clause_id for clause in clauses),
        text="\n".join(text.parts),
        starts=text.starts,
        lead_ends=text.lead_ends,
        breaks=text.breaks,
        stops=text.stops,
        shares=text.shares,
        citations=tuple(text.citations),
    )
    return indexed, text.words


def _position(clause: ClauseEntry) -> int:
    return clause.position


def _number_of(entry: DocumentEntry) -> str:
    if not entry.code or entry.year is None or entry.serial is None:
        return entry.code
    return str(DocumentNumber(entry.code, entry.year, entry.serial))


def _lead_length(folded: Folded, lead: str) -> int:
    opening = fold(lead).text
    return len(opening) if folded.text.startswith(opening) else 0
