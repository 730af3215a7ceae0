"""Hits as they are handed out: documents with their best clauses, or clauses alone."""

from collections.abc import Iterator

import numpy as np

from search.arrays.array_file import Array
from search.arrays.ranges import within
from search.engine import DocumentHit, Query
from search.whoosh_engine.explaining import factors_of_clause, factors_of_document
from search.whoosh_engine.looking import LookedAt
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ClauseRows


def hits_of(
    ranking: Ranking, looked: LookedAt, shown: Array, query: Query
) -> Iterator[DocumentHit]:
    """These of the documents, each with its best clauses."""
    snapshot, clauses = ranking.snapshot, looked.clauses
    order = clauses.in_order()
    edges = clauses.rows[order].searchsorted(np.arange(len(looked.documents) + 1))
    starts, ends = edges[shown], edges[shown + 1]
    places, _ = within(starts, np.minimum(ends, starts + query.clauses_each))
    best = snapshot.clause_ids(clauses.parts[order[places]])
    at = 0
    for row, document_id, score, count in zip(
        shown.tolist(),
        snapshot.document_ids[looked.documents[shown]].tolist(),
        looked.scores[shown].tolist(),
        (ends - starts).tolist(),
        strict=True,
    ):
        factors = factors_of_document(ranking, looked, row) if query.explain else ()
        end = at + min(count, query.clauses_each)
        yield DocumentHit(document_id, score, tuple(best[at:end]), count, factors)
        at = end


def clause_hit(
    ranking: Ranking, clauses: ClauseRows, clause: int, query: Query
) -> DocumentHit:
    """One of the clauses, by its row."""
    snapshot = ranking.snapshot
    document = clauses.documents[clause]
    factors = factors_of_clause(ranking, clauses, clause) if query.explain else ()
    return DocumentHit(
        document_id=int(snapshot.document_ids[document]),
        score=float(clauses.scores[clause] * snapshot.factors[document]),
        clause_ids=tuple(snapshot.clause_ids(clauses.parts[[clause]])),
        clause_count=int(np.count_nonzero(clauses.rows == clauses.rows[clause])),
        factors=factors,
    )
