"""How well documents and clauses answer, roughly: sums over what each term is worth to them.

A document's score is BM25F over its title, number, headings and text, with what its title
and its best clause add. A clause is scored like a document, of heading and text, with the
title it stands under. All documents are scored roughly; the best are looked at closely.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from search.arrays.array_file import Array
from search.arrays.ranges import offsets_of, within
from search.engine import Leaf, Number, Scope
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
        # Asked of titles, too, words as they were typed are worth as much in a clause.
        self.runs = [
            (
                replace(run, scope=Scope.DOCUMENT),
                sum(rarity for term, rarity in weighed if term.text in run.text),
            )
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
            count = int((worth.offsets[documents + 1] - worth.offsets[documents]).sum())
        else:
            clauses, best = self._clauses(documents)
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

    def _clauses(self, documents: Array) -> tuple[ScoredClauses, Floats]:
        """The clauses of these documents that hold any term, and the best score of each document.

        Parts are numbered through these documents alone, so that a few take little room.
        """
        first_parts = self.snapshot.first_parts
        firsts = first_parts[documents]
        offsets = offsets_of(first_parts[documents + 1] - firsts)
        shifts = offsets[:-1] - firsts
        words, held = np.zeros(offsets[-1]), np.zeros(offsets[-1], "|u1")
        row_of = np.empty(offsets[-1], "<i4")
        context = np.zeros(offsets[-1] if self._any_in_titles(documents) else 0)
        for rarity, worth in zip(self.rarity, self.worths, strict=True):
            clauses, rows = _within(worth, documents)
            at = worth.clauses[clauses] + shifts[rows]
            words[at] += rarity * worth.worths[clauses]
            held[at] += 1
            row_of[at] = rows
            if len(context):
                context[at] -= rarity * worth.in_title[documents][rows]
        at = (held > 0).nonzero()[0]  # booleans are gone through much faster
        rows = row_of[at]
        parts, words = (at - shifts[rows]).astype("<i4"), words[at]
        several = held[at] > 1
        if not len(context):
            best = best_of_each(rows, words, len(documents))
            return ScoredClauses(parts, words, several=several), best
        # What clauses do not say themselves, the title says of them.
        said = self._in_titles(documents)[rows] + context[at]
        best = best_of_each(rows, words + said, len(documents))
        return ScoredClauses(parts, words, context=said, several=several), best

    def _any_in_titles(self, documents: Array) -> bool:
        return any(worth.in_title[documents].any() for worth in self.worths)

    def _in_titles(self, documents: Array) -> Floats:
        """By document, the rarity of what its title holds."""
        total = np.zeros(len(documents))
        for rarity, worth in zip(self.rarity, self.worths, strict=True):
            total += rarity * worth.in_title[documents]
        return total * float(weights.TITLE_OF_CLAUSE)


def _within(worth: Worth, documents: Array) -> tuple[Array, Array]:
    """The clauses of these documents among those that have a term, and the document of each."""
    starts, ends = worth.offsets[documents], worth.offsets[documents + 1]
    if (ends - starts).sum() < len(worth.clauses):
        return within(starts, ends)
    rows = np.zeros(len(worth.in_title), "<i4")
    rows[documents] = np.arange(len(documents))
    return np.arange(len(worth.clauses)), rows[worth.documents]
