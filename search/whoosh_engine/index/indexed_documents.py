"""A document as it is written to the index: its folded text, and the words that lead to it.

Its titles, its number and its clauses are folded, one after the other, into one text
with a line break behind each. Places are counted in that text; `starts` tells which of
them a place is in, TITLE, NUMBER, or a clause from FIRST_CLAUSE on. What an attachment
is called is in TITLE, too, on a line of its own.
"""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from sys import intern

from documents.parsing.text.document_numbers import cited_numbers
from documents.parsing.types import DocumentNumber
from search.analysis.folding import Folded, fold
from search.analysis.tokenizer import Tokenizer
from search.engine import ClauseEntry, DocumentEntry
from search.meaning.embedder import key_of, passage_of

TITLE, NUMBER, FIRST_CLAUSE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Citation:
    """A document number that a clause names, and the place where it does."""

    code: str
    year: int | None
    serial: int | None
    place: int


@dataclass(slots=True)
class IndexedDocument:
    """A document with its text as it is matched; `words[n]` stands at `word_places[n]`.

    `lead_ends[part]` is where the heading ends that opens the part, its start where
    there is none. `breaks`, `stops` and `shares` are what they are in a folded `Stream`.
    """

    entry: DocumentEntry
    clause_ids: tuple[int, ...]
    lines: list[str] = field(default_factory=list)
    length: int = 0
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    lead_ends: "array[int]" = field(default_factory=lambda: array("I"))
    breaks: "array[int]" = field(default_factory=lambda: array("I"))
    stops: "array[int]" = field(default_factory=lambda: array("I"))
    shares: "array[int]" = field(default_factory=lambda: array("I"))
    words: list[str] = field(default_factory=list)
    word_places: "array[int]" = field(default_factory=lambda: array("I"))
    citations: list[Citation] = field(default_factory=list)
    signatures: list[int] = field(default_factory=list)
    clause_keys: "array[int]" = field(default_factory=lambda: array("Q"))

    @property
    def date(self) -> int:
        """20231109; 20231100 where only the month of its issue is known."""
        signed_on = self.entry.signed_on
        if signed_on is None:
            return int(self.entry.month.replace("-", "")) * 100
        return (signed_on.year * 100 + signed_on.month) * 100 + signed_on.day

    @property
    def title_end(self) -> int:
        """Where the document's own title ends, before those of its attachments."""
        return len(self.lines[0])

    def add(self, text: str, tokenizer: Tokenizer, lead: str = "") -> None:
        """Another part."""
        folded = fold(text)
        self.starts.append(self.length)
        self.lead_ends.append(self.length + _lead_length(folded, lead))
        self._join(folded, tokenizer)

    def go_on(self, text: str, tokenizer: Tokenizer) -> None:
        """Another line of the part just added."""
        self._join(fold(text), tokenizer)

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

    def _join(self, folded: Folded, tokenizer: Tokenizer) -> None:
        at = self.length
        self.breaks.extend(at + place for place in folded.breaks)
        self.stops.extend(at + place for place in folded.stops)
        self.shares.extend(at + place for place in folded.shares)
        for token in tokenizer.index(folded):
            self.words.append(intern(token.text))
            self.word_places.append(at + token.start)
        self.lines.append(folded.text)
        self.length = at + len(folded.text) + 1


def index_document(entry: DocumentEntry, tokenizer: Tokenizer) -> IndexedDocument:
    clauses = sorted(entry.clauses, key=_position)
    indexed = IndexedDocument(entry, tuple(clause.clause_id for clause in clauses))
    indexed.add(entry.title, tokenizer)
    for title in entry.attachments:
        indexed.go_on(title, tokenizer)
    indexed.add(_number_of(entry), tokenizer)
    signature = fold(entry.issuer).text
    for number, clause in enumerate(clauses, FIRST_CLAUSE):
        indexed.add(clause.text, tokenizer, clause.lead)
        indexed.cite(clause.text)
        indexed.clause_keys.append(key_of(passage_of(entry.title, clause.text)))
        if indexed.lines[-1] == signature:
            indexed.signatures.append(number)
    return indexed


def _position(clause: ClauseEntry) -> int:
    return clause.position


def _number_of(entry: DocumentEntry) -> str:
    if not entry.code or entry.year is None or entry.serial is None:
        return entry.code
    return str(DocumentNumber(entry.code, entry.year, entry.serial))


def _lead_length(folded: Folded, lead: str) -> int:
    opening = fold(lead).text
    return len(opening) if folded.text.startswith(opening) else 0
