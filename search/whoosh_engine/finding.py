"""Answering a query from a snapshot: match, filter, count, rank, cut out the page.

Order never depends on which page is asked for: so many of the best are looked at closely,
however far the page is, and what follows keeps its rough order. Looking closely only adds
to a score, so the scores of later hits are not above those of earlier ones.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from itertools import islice
from operator import or_

from search.engine import (
    FEW,
    And,
    DocumentHit,
    Leaf,
    NearResult,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    SearchResult,
    Sort,
    Unit,
    Words,
)
from search.whoosh_engine.explaining import factors_of_clause, factors_of_document
from search.whoosh_engine.indexed_documents import FIRST_CLAUSE
from search.whoosh_engine.matching import Matching
from search.whoosh_engine.near import NearRanking, find_near
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ScoredDocument, ScoredPart
from search.whoosh_engine.snapshot import Documents, Snapshot, as_documents, numbers_in
from search.whoosh_engine.weights import LOOKED_AT_CLOSELY

_Clause = tuple[ScoredDocument, ScoredPart]


def find(snapshot: Snapshot, query: Query) -> SearchResult:
    matching = Matching(snapshot)
    matched = matching.documents(query.tree) & _named(snapshot, query.documents)
    months = _chosen(snapshot, snapshot.by_month, query.months)
    issuers = _chosen(snapshot, snapshot.by_issuer, query.issuers)
    kinds = _chosen(snapshot, snapshot.by_kind, query.kinds)
    ranking = Ranking(snapshot, matching, tuple(_positive_leaves(query.tree)))
    let_through = months & issuers & kinds & _named(snapshot, query.documents)
    scored = ranking.score(matched & let_through)
    return SearchResult(
        total_documents=len(scored),
        total_clauses=sum(len(document.clauses) for document in scored),
        hits=tuple(_hits(ranking, scored, query)),
        # A field's own filter does not narrow its counts.
        months=_counts(snapshot.by_month, matched & issuers & kinds),
        issuers=_counts(snapshot.by_issuer, matched & months & kinds),
        kinds=_counts(snapshot.by_kind, matched & months & issuers),
        near=_near(snapshot, matching, query, let_through & ~matched)
        if len(scored) < FEW
        else NearResult(),
    )


def _near(
    snapshot: Snapshot, matching: Matching, query: Query, among: Documents
) -> NearResult:
    if query.near is None:
        return NearResult()
    ranking = NearRanking(snapshot, matching, query.near.words)
    return find_near(ranking, among & matching.documents(query.near.required), query)


def _chosen(
    snapshot: Snapshot, groups: Mapping[str, Documents], values: Iterable[str]
) -> Documents:
    chosen = [groups.get(value, 0) for value in values]
    return reduce(or_, chosen, 0) if chosen else snapshot.everything


def _named(snapshot: Snapshot, document_ids: Collection[int]) -> Documents:
    """The documents of these database ids; all of them where none is named."""
    if not document_ids:
        return snapshot.everything
    return as_documents(
        number
        for number in numbers_in(snapshot.everything)
        if snapshot.document(number).document_id in document_ids
    )


def _counts(groups: Mapping[str, Documents], documents: Documents) -> dict[str, int]:
    counts = {value: (group & documents).bit_count() for value, group in groups.items()}
    return {value: count for value, count in counts.items() if value and count}


def _positive_leaves(node: Node | None) -> Iterable[Leaf]:
    match node:
        case None | Not():
            return ()
        case And(nodes) | Or(nodes):
            return [leaf for child in nodes for leaf in _positive_leaves(child)]
        case Words() | Phrase() | Number():
            return (node,)
        case _:
            return ()


# ---- the page of hits ------------------------------------------------------------


def _hits(
    ranking: Ranking, scored: list[ScoredDocument], query: Query
) -> Iterator[DocumentHit]:
    by_relevance = query.sort is Sort.RELEVANCE
    _sort_by_date(scored, oldest_first=query.sort is Sort.OLDEST)
    shown = slice(query.offset, query.offset + query.limit)
    if query.unit is Unit.CLAUSE:
        each = (
            _best_clauses(ranking, scored)
            if by_relevance
            else _clauses_by_date(ranking, scored, query.offset)
        )
        for document, clause in islice(each, shown.start, shown.stop):
            yield _clause_hit(ranking, document, clause, query)
        return
    if by_relevance:
        _sort_by_score(ranking, scored)
    for document in scored[shown]:
        if not by_relevance:
            ranking.look_closely(document)
        yield _document_hit(ranking, document, query)


# ---- order -----------------------------------------------------------------------


def _sort_by_date(scored: list[ScoredDocument], *, oldest_first: bool) -> None:
    """By date, those without one before the others of their month's issue; of one day,
    as they were printed.
    """

    def date(document: ScoredDocument) -> str:
        return document.indexed.signed_on or f"{document.indexed.month}-00"

    scored.sort(key=lambda document: document.indexed.document_id)
    scored.sort(key=date, reverse=not oldest_first)


def _sort_by_score(ranking: Ranking, scored: list[ScoredDocument]) -> None:
    """By score; equals keep their order."""
    scored.sort(key=_best_first)
    best = scored[:LOOKED_AT_CLOSELY]
    for document in best:
        ranking.look_closely(document)
    scored[:LOOKED_AT_CLOSELY] = sorted(best, key=_best_first)


def _best_clauses(ranking: Ranking, scored: list[ScoredDocument]) -> Iterator[_Clause]:
    """Clauses by score; equals in the order of their documents, then as they stand."""
    each = [
        (document, clause)
        for document in scored
        for _, clause in sorted(document.clauses.items())
    ]
    each.sort(key=_best_clause_first)
    best = each[:LOOKED_AT_CLOSELY]
    for document, clause in best:
        ranking.look_at(document, clause)
    yield from sorted(best, key=_best_clause_first)
    yield from each[LOOKED_AT_CLOSELY:]


def _clauses_by_date(
    ranking: Ranking, scored: list[ScoredDocument], first_shown: int
) -> Iterator[_Clause]:
    """The clauses of one document after the other, the best of each first."""
    before = 0
    for document in scored:
        before += len(document.clauses)
        if before > first_shown:
            ranking.look_closely(document)
        yield from ((document, clause) for clause in document.in_order())


def _best_first(document: ScoredDocument) -> float:
    return -document.score


def _best_clause_first(each: _Clause) -> float:
    document, clause = each
    return -clause.score * document.factor


# ---- hits ------------------------------------------------------------------------


def _document_hit(
    ranking: Ranking, document: ScoredDocument, query: Query
) -> DocumentHit:
    indexed = document.indexed
    return DocumentHit(
        document_id=indexed.document_id,
        score=document.score,
        clause_ids=tuple(
            indexed.clause_ids[clause.number - FIRST_CLAUSE]
            for clause in document.in_order()[: query.clauses_each]
        ),
        clause_count=len(document.clauses),
        factors=factors_of_document(ranking, document) if query.explain else (),
    )


def _clause_hit(
    ranking: Ranking, document: ScoredDocument, clause: ScoredPart, query: Query
) -> DocumentHit:
    indexed = document.indexed
    factors = factors_of_clause(ranking, document, clause) if query.explain else ()
    return DocumentHit(
        document_id=indexed.document_id,
        score=clause.score * document.factor,
        clause_ids=(indexed.clause_ids[clause.number - FIRST_CLAUSE],),
        clause_count=len(document.clauses),
        factors=factors,
    )
