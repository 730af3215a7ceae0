"""The page of hits: ranked documents or clauses in order, the page cut out of them.

Order never depends on which page is asked for: so many of the best are looked at closely,
however far the page is, and what follows keeps its rough order. Looking closely only adds
to a score, so the scores of later hits are not above those of earlier ones.
"""

from collections.abc import Iterator
from itertools import islice

from search.engine import DocumentHit, Query, Sort, Unit
from search.whoosh_engine.explaining import factors_of_clause, factors_of_document
from search.whoosh_engine.indexed_documents import FIRST_CLAUSE
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import Passage, Ranked
from search.whoosh_engine.weights import LOOKED_AT_CLOSELY

_Clause = tuple[Ranked, Passage]


def hits(ranking: Ranking, ranked: list[Ranked], query: Query) -> Iterator[DocumentHit]:
    by_relevance = query.sort is Sort.RELEVANCE
    _sort_by_date(ranked, oldest_first=query.sort is Sort.OLDEST)
    shown = slice(query.offset, query.offset + query.limit)
    if query.unit is Unit.CLAUSE:
        each = (
            _best_clauses(ranking, ranked)
            if by_relevance
            else _clauses_by_date(ranking, ranked, query.offset)
        )
        for document, clause in islice(each, shown.start, shown.stop):
            yield _clause_hit(ranking, document, clause, query)
        return
    if by_relevance:
        _sort_by_score(ranking, ranked)
    for document in ranked[shown]:
        if not by_relevance:
            ranking.look_closely(document)
        yield _document_hit(ranking, document, query)


# ---- order -----------------------------------------------------------------------


def _sort_by_date(ranked: list[Ranked], *, oldest_first: bool) -> None:
    """By date, those without one before the others of their month's issue; of one day,
    as they were printed.
    """

    def date(document: Ranked) -> str:
        return document.card.signed_on or f"{document.card.month}-00"

    ranked.sort(key=lambda document: document.card.document_id)
    ranked.sort(key=date, reverse=not oldest_first)


def _sort_by_score(ranking: Ranking, ranked: list[Ranked]) -> None:
    """By score; equals keep their order."""
    ranked.sort(key=_best_first)
    best = ranked[:LOOKED_AT_CLOSELY]
    for document in best:
        ranking.look_closely(document)
    ranked[:LOOKED_AT_CLOSELY] = sorted(best, key=_best_first)


def _best_clauses(ranking: Ranking, ranked: list[Ranked]) -> Iterator[_Clause]:
    """Clauses by score; equals in the order of their documents, then as they stand."""
    each = [
        (document, clause)
        for document in ranked
        for _, clause in sorted(document.clauses.items())
    ]
    each.sort(key=_best_clause_first)
    best = each[:LOOKED_AT_CLOSELY]
    for document, clause in best:
        ranking.look_at(document, clause)
    yield from sorted(best, key=_best_clause_first)
    yield from each[LOOKED_AT_CLOSELY:]


def _clauses_by_date(
    ranking: Ranking, ranked: list[Ranked], first_shown: int
) -> Iterator[_Clause]:
    """The clauses of one document after the other, the best of each first."""
    before = 0
    for document in ranked:
        before += len(document.clauses)
        if before > first_shown:
            ranking.look_closely(document)
        yield from ((document, clause) for clause in document.in_order())


def _best_first(document: Ranked) -> float:
    return -document.score


def _best_clause_first(each: _Clause) -> float:
    document, clause = each
    return -clause.score * document.factor


# ---- hits ------------------------------------------------------------------------


def _document_hit(ranking: Ranking, document: Ranked, query: Query) -> DocumentHit:
    card = document.card
    return DocumentHit(
        document_id=card.document_id,
        score=document.score,
        clause_ids=tuple(
            card.clause_ids[clause.part - FIRST_CLAUSE]
            for clause in document.in_order()[: query.clauses_each]
        ),
        clause_count=len(document.clauses),
        factors=factors_of_document(ranking, document) if query.explain else (),
    )


def _clause_hit(
    ranking: Ranking, document: Ranked, clause: Passage, query: Query
) -> DocumentHit:
    card = document.card
    factors = factors_of_clause(ranking, document, clause) if query.explain else ()
    return DocumentHit(
        document_id=card.document_id,
        score=clause.score * document.factor,
        clause_ids=(card.clause_ids[clause.part - FIRST_CLAUSE],),
        clause_count=len(document.clauses),
        factors=factors,
    )
