"""Hits as they are handed out: documents with their best clauses, or clauses alone."""

from collections.abc import Iterator, Sequence

import numpy as np

from search.arrays.array_file import Array
from search.engine import DocumentHit, Query
from search.whoosh_engine.explaining import factors_of_clause, factors_of_document
from search.whoosh_engine.looking import LookedAt
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ClauseRows


def hits_of(
    ranking: Ranking, looked: LookedAt, shown: Array, query: Query
) -> Iterator[DocumentHit]:
    """These of the documents, each with its best clauses."""
    clauses = looked.clauses
    order = clauses.in_order()
    edges = np.searchsorted(clauses.rows[order], np.arange(len(looked.documents) + 1))
    for row, start, end in zip(
        shown.tolist(), edges[shown].tolist(), edges[shown + 1].tolist(), strict=True
    ):
        best = order[start : min(end, start + query.clauses_each)]
        factors = factors_of_document(ranking, looked, row) if query.explain else ()
        yield DocumentHit(
            document_id=int(ranking.snapshot.document_ids[looked.documents[row]]),
            score=float(looked.scores[row]),
            clause_ids=clause_ids(ranking, clauses.parts[best].tolist()),
            clause_count=end - start,
            factors=factors,
        )


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
        clause_ids=clause_ids(ranking, [int(clauses.parts[clause])]),
        clause_count=int(np.count_nonzero(clauses.rows == clauses.rows[clause])),
        factors=factors,
    )


def clause_ids(ranking: Ranking, parts: Sequence[int]) -> tuple[int, ...]:
    return tuple(map(ranking.snapshot.clause_id, parts))
