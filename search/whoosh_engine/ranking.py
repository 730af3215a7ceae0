"""Which documents answer best, and which of their clauses.

A document's score is BM25F over its title, number, headings and text, with what its title
and its best clause add. A clause is scored like a document, of heading and text, with the
title it stands under. Words that stand close, and words as they were typed, add to a
clause and to a title. All documents are scored roughly; the best are looked at closely.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from search.analysis.document_numbers import is_same
from search.engine import Leaf, Number
from search.query.asking import Wanted, answering_share
from search.query.terms import Sought, Term, together
from search.whoosh_engine import weights
from search.whoosh_engine.indexed_documents import FIRST_CLAUSE, IndexedDocument
from search.whoosh_engine.matching import Matching, Occurrence, citations, occurrences
from search.whoosh_engine.scored import ScoredDocument, ScoredPart, unscored
from search.whoosh_engine.snapshot import Documents, Snapshot, numbers_in


@dataclass(slots=True)
class Ranking:
    """What is looked for, and how rare it is: `rarity` of the terms, then of the numbers."""

    snapshot: Snapshot
    matching: Matching
    leaves: Sequence[Leaf]
    terms: list[Term] = field(init=False)
    numbers: list[Number] = field(init=False)
    rarity: list[float] = field(init=False)
    whole: float = field(init=False)
    runs: list[tuple[Term, float]] = field(init=False)
    wanted: frozenset[Wanted] = field(init=False)

    def __post_init__(self) -> None:
        sought = together(map(self.matching.sought, self.leaves))
        self.terms = self._counting(sought)
        self.wanted = sought.wanted
        self.numbers = [leaf for leaf in self.leaves if isinstance(leaf, Number)]
        self.rarity = [
            *map(self._rarity_of, self.terms),
            *(self._rarity(self.matching.documents(number)) for number in self.numbers),
        ]
        self.whole = sum(self.rarity) or 1.0
        weighed = list(zip(self.terms, self.rarity, strict=False))
        self.runs = [
            (run, sum(rarity for term, rarity in weighed if term.text in run.text))
            for run in sought.runs
        ]

    def _counting(self, sought: Sought) -> list[Term]:
        """The terms that count."""
        return list(sought.terms)

    def _rarity_of(self, term: Term) -> float:
        return self._rarity(self.matching.with_term(term))

    def _rarity(self, documents: Documents) -> float:
        every = self.snapshot.everything.bit_count()
        return weights.rarity(every, documents.bit_count())

    # ---- every document, roughly ---------------------------------------------

    def score(self, documents: Documents) -> list[ScoredDocument]:
        return [self._score(number) for number in numbers_in(documents)]

    def _score(self, number: int) -> ScoredDocument:
        indexed = self.snapshot.document(number)
        document = unscored(indexed, self._own_number(indexed))
        for which, rarity in enumerate(self.rarity):
            found = self._occurrences(which, number, indexed)
            document.take(1 << which, rarity, found)
        self._add_context(document)
        document.settle()
        return document

    def _occurrences(
        self, which: int, number: int, indexed: IndexedDocument
    ) -> Iterator[Occurrence]:
        if which < len(self.terms):
            return occurrences(self.snapshot, number, indexed, self.terms[which])
        return citations(indexed, self.numbers[which - len(self.terms)])

    def _add_context(self, document: ScoredDocument) -> None:
        """What clauses do not say themselves, the title says of them."""
        if not document.title.terms:
            return
        known: dict[int, float] = {}
        for clause in document.clauses.values():
            missing = document.title.terms & ~clause.terms
            if missing not in known:
                held = weights.saturated(weights.TITLE_OF_CLAUSE, 1.0)
                known[missing] = held * self.worth_of(missing)
            clause.context = known[missing]

    def worth_of(self, terms: int) -> float:
        every = enumerate(self.rarity)
        return sum(rarity for which, rarity in every if terms >> which & 1)

    def _own_number(self, indexed: IndexedDocument) -> float:
        best = 0.0
        for asked in self.numbers:
            if is_same(asked, indexed.code, indexed.year, indexed.serial):
                is_whole = None not in (asked.code, asked.year, asked.serial)
                whole, part = weights.OWN_NUMBER, weights.PART_OF_OWN_NUMBER
                best = max(best, whole if is_whole else part)
        return best

    # ---- the best ones, closely --------------------------------------------------

    def look_closely(self, document: ScoredDocument) -> None:
        """At the title and the best clauses of a document."""
        self.look_at(document, document.title)
        for clause in document.in_order()[: weights.CLAUSES_LOOKED_AT]:
            self.look_at(document, clause)
        document.settle()

    def look_at(self, document: ScoredDocument, part: ScoredPart) -> None:
        """What is near and as typed counts by how much of what was asked for is there."""
        indexed = document.indexed
        there = self.worth_of(part.terms | document.title.terms) / self.whole
        near = part.words * self._closeness(indexed, part)
        part.close = weights.CLOSENESS * there * near
        part.as_typed = weights.AS_TYPED * there * self._as_typed(indexed, part)
        if self.wanted and part.number >= FIRST_CLAUSE:
            start, end = indexed.starts[part.number], indexed.end_of(part.number)
            share = answering_share(indexed.text[start:end], self.wanted)
            part.asked = weights.ASKED * there * share * part.words

    def _as_typed(self, indexed: IndexedDocument, part: ScoredPart) -> float:
        start, end = indexed.starts[part.number], indexed.end_of(part.number)
        total = 0.0
        for run, rarity in self.runs:
            if found := run.find(indexed, start, end):
                in_lead = found[0] < indexed.lead_ends[part.number]
                total += rarity * (weights.HEADING if in_lead else 1)
        return total

    def _closeness(self, indexed: IndexedDocument, part: ScoredPart) -> float:
        """Nothing where a part holds one term; up to 1, the closer its terms come."""
        if not part.terms & (part.terms - 1):
            return 0.0
        start, end = indexed.starts[part.number], indexed.end_of(part.number)
        places = sorted(
            (*place, which)
            for which, term in enumerate(self.terms)
            if part.terms >> which & 1
            for place in term.find_all(indexed, start, end)
        )
        lengths = {which: last - first for first, last, which in places}
        if len(lengths) < 2:
            return 0.0
        return min(1.0, sum(lengths.values()) / _narrowest(places))


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
