"""How well documents and clauses answer, roughly: sums over what each term is worth to them.

A document's score is BM25F over its title, number, headings and text, with what its title
and its best clause add. A clause is scored like a document, of heading and text, with the
title it stands under. All documents are scored roughly; the best are looked at closely.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from search.arrays.array_file import Array
from search.engine import Leaf, Number
from search.query.asking import Wanted
from search.query.terms import Sought, Term, together
from search.whoosh_engine import weights
from search.whoosh_engine.matching import Matching
from search.whoosh_engine.occurrences import own_numbers
from search.whoosh_engine.scored import (
    ScoredClauses,
    ScoredDocuments,
    best_of_each,
    rounded,
)
from search.whoosh_engine.snapshot import Documents, Snapshot
from search.whoosh_engine.weights import Floats
from search.whoosh_engine.worth import Worth, worth_of


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
    worths: list[Worth] = field(init=False)

    def __post_init__(self) -> None:
        sought = together(map(self.matching.sought, self.leaves))
        self.terms = self._counting(sought)
        self.wanted = sought.wanted
        self.numbers = [leaf for leaf in self.leaves if isinstance(leaf, Number)]
        each: list[Term | Number] = [*self.terms, *self.numbers]
        self.worths = [worth_of(self.snapshot, one) for one in each]
        of_numbers = self.worths[len(self.terms) :]
        self.rarity = [
            *map(self._rarity_of, self.terms),
            *(self._rarity(worth.found.documents) for worth in of_numbers),
        ]
        self.whole = sum(self.rarity) or 1.0
        weighed = list(zip(self.terms, self.rarity, strict=False))
        self.runs = [
            (run, sum(rarity for term, rarity in weighed if term.text in run.text))
            for run in sought.runs
        ]

    @property
    def gains_by_a_closer_look(self) -> bool:
        """Whether words can be close, or as typed, or what was asked about be there."""
        return len(self.terms) > 1 or bool(self.runs or self.wanted)

    def _counting(self, sought: Sought) -> list[Term]:
        """The terms that count."""
        return list(sought.terms)

    def _rarity_of(self, term: Term) -> float:
        return self._rarity(self.matching.with_term(term))

    def _rarity(self, documents: Documents) -> float:
        having = int(np.count_nonzero(documents))
        return weights.rarity(self.snapshot.document_count, having)

    # ---- every document, roughly ---------------------------------------------

    def score(self, among: Documents) -> ScoredDocuments:
        documents = np.flatnonzero(among)
        own = self.own_numbers(documents)
        fields, titles = self._of_documents(documents)
        if len(self.worths) == 1:
            [worth], [rarity] = self.worths, self.rarity
            clauses = ScoredClauses(worth.clauses, worth.worths, rarity)
            best = worth.best[documents] * rarity
            count = int(worth.counts[documents].sum())
        else:
            clauses = self._clauses(among, documents)
            context = 0.0 if clauses.context is None else clauses.context
            rows = self.snapshot.document_of_part[clauses.parts]
            best = best_of_each(
                rows, clauses.words + context, len(self.snapshot.everything)
            )[documents]
            count = len(clauses.parts)
        whole = own + fields + titles + best
        return ScoredDocuments(
            documents=documents,
            own_numbers=own,
            fields=fields,
            titles=titles,
            best=best,
            scores=rounded(whole * self.snapshot.factors[documents]),
            clauses=clauses,
            clause_count=count,
        )

    def own_numbers(self, documents: Array) -> Floats:
        """What it is worth that the number of each is asked for."""
        own = np.zeros(len(documents))
        for asked in self.numbers:
            is_whole = None not in (asked.code, asked.year, asked.serial)
            most = weights.OWN_NUMBER if is_whole else weights.PART_OF_OWN_NUMBER
            held = own_numbers(self.snapshot, asked)[documents]
            own = np.maximum(own, held * most)
        return own

    def _of_documents(self, documents: Array) -> tuple[Floats, Floats]:
        """What their fields, and their titles by themselves, are worth."""
        fields, titles = np.zeros(len(documents)), np.zeros(len(documents))
        for rarity, worth in zip(self.rarity, self.worths, strict=True):
            fields += rarity * worth.fields[documents]
            titles += rarity * worth.title[documents]
        return fields, titles

    def _clauses(self, among: Documents, documents: Array) -> ScoredClauses:
        """The clauses of these documents that hold any term, and what they are worth."""
        count = len(self.snapshot.document_of_part)
        words, held = np.zeros(count), np.zeros(count, bool)
        context, with_context = np.zeros(0), False
        for rarity, worth in zip(self.rarity, self.worths, strict=True):
            theirs = among[worth.documents]
            parts = worth.clauses[theirs]
            words[parts] += rarity * worth.worths[theirs]
            held[parts] = True
            if worth.in_title[documents].any():
                if not with_context:
                    context, with_context = np.zeros(count), True
                context[parts] -= rarity * worth.in_title[worth.documents[theirs]]
        parts = np.flatnonzero(held).astype("<i4")
        if not with_context:
            return ScoredClauses(parts, words[parts])
        # What clauses do not say themselves, the title says of them.
        of_titles = self._in_titles()
        said = of_titles[self.snapshot.document_of_part[parts]] + context[parts]
        return ScoredClauses(parts, words[parts], context=said)

    def _in_titles(self) -> Floats:
        """By document, the rarity of what its title holds."""
        total = np.zeros(len(self.snapshot.everything))
        for rarity, worth in zip(self.rarity, self.worths, strict=True):
            total += rarity * worth.in_title
        return total * float(weights.TITLE_OF_CLAUSE)
