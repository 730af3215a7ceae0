"""Documents and their clauses as they are scored: columns, a row for each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.arrays.ranges import first_of_each, within
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.weights import Floats


@dataclass(frozen=True, slots=True)
class ScoredClauses:
    """Clauses that hold anything, ascending, and what their words are worth, times `rarity`.

    `context` is what the title above them is worth that they do not say, `bigrams` what pairs
    of hanzi are where not all has to be found; None for nothing. `several` says which may hold
    more than one term; None where any may.
    """

    parts: Array
    words: Floats
    rarity: float = 1.0
    context: Floats | None = None
    bigrams: Floats | None = None
    several: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True)
class ScoredDocuments:
    """Documents that answer, ascending by their numbers, roughly scored.

    `own_numbers` is what it is worth that a document's number was asked for, `fields` what its
    fields hold, `titles` what its title is worth as a text of its own, `best` what its best clause
    is. `clauses` may be more than those of these documents.
    """

    documents: Array
    own_numbers: Floats
    fields: Floats
    titles: Floats
    best: Floats
    scores: Floats
    clauses: ScoredClauses
    clause_count: int


@dataclass(frozen=True, slots=True)
class ClauseRows:
    """The clauses of some documents, one document after the other, in their order.

    `rows` says which of the documents each is of. `words` is what a clause's own words are
    worth, `context` what the title says of it, `bigrams` its pairs of hanzi where not all
    has to be found. The rest is nothing before the clause has been looked at closely: words
    that are close, as they were typed, and whether what was asked about is there.
    """

    parts: Array
    rows: Array
    documents: Array
    several: NDArray[np.bool_]
    words: Floats
    context: Floats
    bigrams: Floats
    close: Floats
    as_typed: Floats
    asked: Floats

    @property
    def scores(self) -> Floats:
        rough = self.words + self.context + self.bigrams
        return rounded(rough + self.close + self.as_typed + self.asked)

    def in_order(self) -> NDArray[np.int64]:
        """Their order: document by document, the best first; equals as they stand."""
        return np.lexsort((self.parts, -self.scores, self.rows))


def rows_of(snapshot: Snapshot, clauses: ScoredClauses, documents: Array) -> ClauseRows:
    """The clauses of these documents, not yet looked at."""
    # Of another type, all parts would be converted to it.
    kind = clauses.parts.dtype
    starts = clauses.parts.searchsorted(snapshot.first_parts[documents].astype(kind))
    ends = clauses.parts.searchsorted(snapshot.first_parts[documents + 1].astype(kind))
    places, rows = within(starts, ends)
    words = clauses.words[places] * clauses.rarity
    nothing = np.zeros(len(places))
    context = nothing if clauses.context is None else clauses.context[places]
    bigrams = nothing if clauses.bigrams is None else clauses.bigrams[places]
    return ClauseRows(
        parts=clauses.parts[places],
        rows=rows,
        documents=documents[rows],
        several=_several(clauses, places),
        words=words,
        context=context,
        bigrams=bigrams,
        close=nothing,
        as_typed=nothing,
        asked=nothing,
    )


def _several(clauses: ScoredClauses, places: Array) -> NDArray[np.bool_]:
    if clauses.several is None:
        return np.ones(len(places), bool)
    several: NDArray[np.bool_] = clauses.several[places]
    return several


def best_of_each(rows: Array, scores: Floats, count: int) -> Floats:
    """The best score of each of so many documents; nothing for one without clauses."""
    best = np.zeros(count)
    if len(rows):
        starts = first_of_each(rows).nonzero()[0]
        best[rows[starts]] = np.maximum.reduceat(scores, starts)
    return best


def rounded(scores: Floats) -> Floats:
    """So that what is worth the same is equal, in whatever order it was added up."""
    return scores.round(9)
