"""Which documents answer best, and which of their clauses.

A document's score is BM25F over its title, number, headings and text, and what its best
clause adds: a clause is scored like a document, with the title it stands under. Words
that stand close, and words as they were typed, add to a clause and to a title. All
documents are scored roughly; the best of them are then looked at closely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from search import weights
from search.cards import NUMBER, TITLE, Card
from search.engine import Leaf, Number
from search.matching import Matching
from search.numbers import is_same
from search.occurrences import Occurrence, citations, occurrences
from search.snapshot import Documents, Snapshot, numbers_in
from search.terms import Term, all_runs, all_terms


@dataclass(slots=True)
class Passage:
    """A clause or a title: which terms it holds, as bits, and what that is worth.

    `words` by itself, `context` by the title above it, `close` and `as_typed` once it
    has been looked at closely.
    """

    part: int
    length: float
    terms: int = 0
    words: float = 0.0
    context: float = 0.0
    close: float = 0.0
    as_typed: float = 0.0

    @property
    def score(self) -> float:
        return self.words + self.context + self.close + self.as_typed


@dataclass(slots=True)
class Ranked:
    """A document that answers; `clauses` are those that hold anything, best first once
    they have been looked at.

    `by_…` is what its fields are worth; `own_number` that its number was asked for.
    `factor` is less than 1 for what is written about other documents.
    """

    number: int
    factor: float
    clauses: list[Passage]
    title: Passage
    by_title: float = 0.0
    by_number: float = 0.0
    by_heading: float = 0.0
    by_text: float = 0.0
    own_number: float = 0.0
    score: float = 0.0

    @property
    def best_clause(self) -> Passage | None:
        return max(self.clauses, key=_score, default=None)

    def order(self) -> None:
        """Bring the clauses into order, the best first; equals as they stand."""
        self.clauses.sort(key=lambda clause: (-clause.score, clause.part))

    def settle(self) -> None:
        """Bring the score up to date with the clauses."""
        best = max(map(_score, self.clauses), default=0.0)
        fields = self.by_title + self.by_number + self.by_heading + self.by_text
        title = self.title.score
        self.score = (self.own_number + fields + title + best) * self.factor


@dataclass(slots=True)
class Ranking:
    snapshot: Snapshot
    matching: Matching
    leaves: Sequence[Leaf]
    terms: list[Term] = field(init=False)
    runs: list[tuple[Term, float]] = field(init=False)
    rarity: list[float] = field(init=False)
    numbers: list[Number] = field(init=False)
    whole: float = field(init=False)

    def __post_init__(self) -> None:
        self.terms = all_terms(self.leaves)
        self.numbers = [leaf for leaf in self.leaves if isinstance(leaf, Number)]
        self.rarity = [
            *(self._rarity(self.matching.with_term(term)) for term in self.terms),
            *(self._rarity(self.matching.documents(number)) for number in self.numbers),
        ]
        self.whole = sum(self.rarity) or 1.0
        weighed = list(zip(self.terms, self.rarity, strict=False))
        self.runs = [
            (run, sum(weight for term, weight in weighed if term.text in run.text))
            for run in all_runs(self.leaves)
        ]

    def card(self, ranked: Ranked) -> Card:
        return self.snapshot.card(ranked.number)

    def _rarity(self, documents: Documents) -> float:
        every = self.snapshot.everything.bit_count()
        return weights.rarity(every, documents.bit_count())

    # ---- every document, roughly ---------------------------------------------

    def score(self, documents: Documents) -> list[Ranked]:
        return [self._score(number) for number in numbers_in(documents)]

    def _score(self, number: int) -> Ranked:
        card = self.snapshot.card(number)
        title_length = _length_of_title(card)
        ranked = Ranked(
            number,
            weights.ABOUT_OTHERS.get(card.kind, 1.0),
            [],
            Passage(TITLE, title_length),
            own_number=self._own_number(card),
        )
        clauses: dict[int, Passage] = {}
        for which, rarity in enumerate(self.rarity):
            found = self._occurrences(which, number, card)
            self._take(ranked, clauses, card, 1 << which, rarity, found)
        ranked.clauses = list(clauses.values())
        self._add_context(ranked)
        ranked.settle()
        return ranked

    def _take(
        self,
        ranked: Ranked,
        clauses: dict[int, Passage],
        card: Card,
        bit: int,
        rarity: float,
        found: Iterator[Occurrence],
    ) -> None:
        """Add what one term is worth, to the document's fields and to its clauses."""
        title = number = heading = text = 0.0
        for part, place, worth in found:
            if part == TITLE:
                title = worth * weights.TITLE
                worth *= weights.HEADING
                ranked.title.words += rarity * weights.saturated(
                    worth, ranked.title.length
                )
                ranked.title.terms |= bit
            elif part == NUMBER:
                number = worth * weights.NUMBER
            else:
                clause = clauses.get(part)
                if clause is None:
                    clause = clauses[part] = Passage(part, _length_of(card, part))
                if place < card.lead_ends[part]:
                    worth *= weights.HEADING
                    heading += worth
                else:
                    text += worth
                clause.words += rarity * weights.saturated(worth, clause.length)
                clause.terms |= bit
        title /= ranked.title.length
        length = _length_of_document(card)
        heading /= length
        text *= weights.TEXT / length
        if together := title + number + heading + text:
            each = rarity * weights.saturated(together, 1.0) / together
            ranked.by_title += title * each
            ranked.by_number += number * each
            ranked.by_heading += heading * each
            ranked.by_text += text * each

    def _add_context(self, ranked: Ranked) -> None:
        """What clauses do not say themselves, the title says of them."""
        if not ranked.title.terms:
            return
        known: dict[int, float] = {}
        for clause in ranked.clauses:
            missing = ranked.title.terms & ~clause.terms
            if missing not in known:
                held = weights.saturated(weights.TITLE_OF_CLAUSE, 1.0)
                known[missing] = held * self._worth_of(missing)
            clause.context = known[missing]

    def _worth_of(self, terms: int) -> float:
        held = enumerate(self.rarity)
        return sum(rarity for which, rarity in held if terms >> which & 1)

    def _own_number(self, card: Card) -> float:
        best = 0.0
        for asked in self.numbers:
            if is_same(asked, card.code, card.year, card.serial):
                is_whole = None not in (asked.code, asked.year, asked.serial)
                whole, part = weights.OWN_NUMBER, weights.PART_OF_OWN_NUMBER
                best = max(best, whole if is_whole else part)
        return best

    def _occurrences(self, which: int, number: int, card: Card) -> Iterator[Occurrence]:
        if which < len(self.terms):
            return occurrences(self.snapshot, number, card, self.terms[which])
        return citations(card, self.numbers[which - len(self.terms)])

    # ---- the best ones, closely --------------------------------------------------

    def look_closely(self, ranked: Ranked) -> None:
        """At the title and the best clauses of a document; then they are in order."""
        ranked.order()
        self.look_at(ranked, ranked.title)
        for clause in ranked.clauses[: weights.CLAUSES_LOOKED_AT]:
            self.look_at(ranked, clause)
        ranked.order()
        ranked.settle()

    def look_at(self, ranked: Ranked, passage: Passage) -> None:
        """What is near and as typed counts by how much of what was asked for is there."""
        card = self.card(ranked)
        there = self._worth_of(passage.terms | ranked.title.terms) / self.whole
        near = passage.words * self._closeness(card, passage)
        passage.close = weights.CLOSENESS * there * near
        passage.as_typed = weights.AS_TYPED * there * self._as_typed(card, passage)

    def _as_typed(self, card: Card, passage: Passage) -> float:
        start, end = card.starts[passage.part], card.end_of(passage.part)
        total = 0.0
        for run, weight in self.runs:
            if found := run.find(card, start, end):
                in_lead = found[0] < card.lead_ends[passage.part]
                total += weight * (weights.HEADING if in_lead else 1)
        return total

    def _closeness(self, card: Card, passage: Passage) -> float:
        """Nothing where a part holds one term; up to 1, the closer its terms come."""
        if not passage.terms & (passage.terms - 1):
            return 0.0
        start, end = card.starts[passage.part], card.end_of(passage.part)
        places = sorted(
            (*place, which)
            for which, term in enumerate(self.terms)
            if passage.terms >> which & 1
            for place in term.find_all(card, start, end)
        )
        lengths = {which: last - first for first, last, which in places}
        if len(lengths) < 2:
            return 0.0
        return min(1.0, sum(lengths.values()) / _narrowest(places))


def _score(passage: Passage) -> float:
    return passage.score


def _length_of(card: Card, part: int) -> float:
    return weights.length(
        card.end_of(part) - card.starts[part],
        weights.USUAL_CLAUSE,
        weights.CLAUSE_LENGTH_COUNTS,
    )


def _length_of_title(card: Card) -> float:
    return weights.length(
        card.end_of(TITLE), weights.USUAL_TITLE, weights.TITLE_LENGTH_COUNTS
    )


def _length_of_document(card: Card) -> float:
    return weights.length(
        len(card.text), weights.USUAL_DOCUMENT, weights.DOCUMENT_LENGTH_COUNTS
    )


def _narrowest(places: Sequence[tuple[int, int, int]]) -> int:
    """The length of the shortest stretch that has each kind of place."""
    kinds = len({which for _, _, which in places})
    latest: dict[int, int] = {}
    shortest = places[-1][1] - places[0][0]
    for first, last, which in places:
        latest[which] = first
        if len(latest) == kinds:
            shortest = min(shortest, last - min(latest.values()))
    return max(1, shortest)
