"""A document and its clauses as they are scored: what they hold, and what that is worth."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from search.analysis.folding import fold
from search.whoosh_engine import weights
from search.whoosh_engine.indexed_documents import NUMBER, TITLE, IndexedDocument
from search.whoosh_engine.matching import Occurrence
from search.whoosh_engine.weights import length_of, saturated


@dataclass(slots=True)
class ScoredPart:
    """A clause or a title: which terms it holds, as bits, and what that is worth.

    `words` by itself, `context` by the title above it, `close` and `as_typed` once it
    has been looked at closely, `asked` if it has a figure where a figure is asked for (a date,
    an organ), `bigrams` where not all has to be found. `voice` is how much its words
    count; `number` is its place among the parts of its document.
    """

    number: int
    length: float
    voice: float = 1.0
    terms: int = 0
    words: float = 0.0
    context: float = 0.0
    close: float = 0.0
    as_typed: float = 0.0
    asked: float = 0.0
    bigrams: float = 0.0

    @property
    def score(self) -> float:
        closely = self.close + self.as_typed + self.asked
        return self.words + self.context + closely + self.bigrams

    def take(self, bit: int, rarity: float, worth: float) -> None:
        self.words += rarity * saturated(worth * self.voice, self.length)
        self.terms |= bit


@dataclass(slots=True)
class ScoredDocument:
    """A document that answers; `clauses` are those that hold anything, by their part.

    `by_…` is what its fields are worth; `own_number` that its number was asked for.
    `factor` is less than 1 for what is written about other documents.
    """

    indexed: IndexedDocument
    factor: float
    own_number: float
    length: float
    signature: str
    title: ScoredPart
    clauses: dict[int, ScoredPart] = field(default_factory=dict)
    by_title: float = 0.0
    by_number: float = 0.0
    by_heading: float = 0.0
    by_text: float = 0.0
    score: float = 0.0

    def take(self, bit: int, rarity: float, found: Iterable[Occurrence]) -> None:
        """Add what one term is worth, to the fields and to the clauses it stands in."""
        title = number = heading = text = 0.0
        lead_ends = self.indexed.lead_ends
        for part, place, worth in found:
            if part == TITLE:
                title = worth * weights.TITLE / self.title.length
                self.title.take(bit, rarity, worth * weights.HEADING)
            elif part == NUMBER:
                number = worth * weights.NUMBER
            elif place < lead_ends[part]:
                heading += worth * weights.HEADING
                # A heading that stands alone announces what was asked for, no more.
                says_more = lead_ends[part] < self.indexed.end_of(part)
                voice = weights.HEADING if says_more else 1.0
                self.clause(part).take(bit, rarity, worth * voice)
            else:
                text += worth
                self.clause(part).take(bit, rarity, worth)
        if together := title + number + (heading + text) / self.length:
            each = rarity * saturated(together, 1.0) / together
            self.by_title += title * each
            self.by_number += number * each
            self.by_heading += heading / self.length * each
            self.by_text += text / self.length * each

    def clause(self, part: int) -> ScoredPart:
        clause = self.clauses.get(part)
        if clause is None:
            clause = self.clauses[part] = self._new_clause(part)
        return clause

    def _new_clause(self, part: int) -> ScoredPart:
        start, end = self.indexed.starts[part], self.indexed.end_of(part)
        is_signature = self.indexed.text[start:end] == self.signature
        voice = weights.SIGNATURE if is_signature else 1.0
        return ScoredPart(part, _length_of_clause(end - start), voice)

    def in_order(self) -> list[ScoredPart]:
        """The clauses, the best first; equals as they stand."""
        return sorted(
            self.clauses.values(), key=lambda clause: (-clause.score, clause.number)
        )

    def settle(self) -> None:
        """Bring the score up to date with the clauses."""
        fields = self.by_title + self.by_number + self.by_heading + self.by_text
        best = max((clause.score for clause in self.clauses.values()), default=0.0)
        whole = self.own_number + fields + self.title.score + best
        self.score = whole * self.factor


def unscored(indexed: IndexedDocument, own_number: float) -> ScoredDocument:
    """A document that holds nothing yet."""
    counts, usual = weights.DOCUMENT_LENGTH_COUNTS, weights.USUAL_DOCUMENT
    return ScoredDocument(
        indexed=indexed,
        factor=weights.ABOUT_OTHERS.get(indexed.kind, 1.0),
        own_number=own_number,
        length=length_of(len(indexed.text), usual, counts),
        signature=_folded(indexed.issuer),
        title=ScoredPart(
            TITLE,
            length_of(
                indexed.title_end, weights.USUAL_TITLE, weights.TITLE_LENGTH_COUNTS
            ),
        ),
    )


def _length_of_clause(characters: int) -> float:
    usual, counts = weights.USUAL_CLAUSE, weights.CLAUSE_LENGTH_COUNTS
    return length_of(characters, usual, counts)


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name).text
