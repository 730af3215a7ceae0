"""Answering a query from a snapshot: match, filter, count, rank, cut out the page."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_

from search.cards import FIRST_CLAUSE
from search.engine import (
    And,
    DocumentHit,
    Found,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Sort,
    Unit,
    Words,
)
from search.matching import Matching
from search.ranking import LOOKED_AT_CLOSELY, Ranked, Ranking
from search.snapshot import Documents, Snapshot, as_documents, numbers_in


def find(snapshot: Snapshot, query: Query) -> Found:
    matching = Matching(snapshot)
    matched = matching.documents(query.tree) & _named(snapshot, query.documents)
    months = _chosen(snapshot, snapshot.by_month, query.months)
    issuers = _chosen(snapshot, snapshot.by_issuer, query.issuers)
    kinds = _chosen(snapshot, snapshot.by_kind, query.kinds)
    ranking = Ranking(snapshot, matching, tuple(_positive_leaves(query.tree)))
    ranked = ranking.score(matched & months & issuers & kinds)
    return Found(
        total_documents=len(ranked),
        total_clauses=sum(len(document.clauses) for document in ranked),
        hits=tuple(_page(snapshot, ranking, ranked, query)),
        # A field's own filter does not narrow its counts.
        months=_counts(snapshot.by_month, matched & issuers & kinds),
        issuers=_counts(snapshot.by_issuer, matched & months & kinds),
        kinds=_counts(snapshot.by_kind, matched & months & issuers),
    )


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
        if snapshot.card(number).document_id in document_ids
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


def _page(
    snapshot: Snapshot, ranking: Ranking, ranked: list[Ranked], query: Query
) -> Iterator[DocumentHit]:
    _sort_by_date(snapshot, ranked, oldest_first=query.sort is Sort.OLDEST)
    end = query.offset + query.limit
    if query.unit is Unit.CLAUSE:
        yield from _clauses(snapshot, ranking, ranked, query)
        return
    if query.sort is Sort.RELEVANCE:
        _sort_by_score(ranking, ranked, max(LOOKED_AT_CLOSELY, end))
    for document in ranked[query.offset : end]:
        if query.sort is not Sort.RELEVANCE:
            ranking.look_closely(document)
        card = snapshot.card(document.number)
        yield DocumentHit(
            document_id=card.document_id,
            score=document.score,
            clause_ids=tuple(
                card.clause_ids[clause.part - FIRST_CLAUSE]
                for clause in document.clauses[: query.clauses_each]
            ),
            clause_count=len(document.clauses),
        )


def _clauses(
    snapshot: Snapshot, ranking: Ranking, ranked: list[Ranked], query: Query
) -> Iterator[DocumentHit]:
    for document in ranked:
        ranking.look_closely(document)
    if query.sort is Sort.RELEVANCE:
        ranked.sort(key=_best_first)
    each = [(document, clause) for document in ranked for clause in document.clauses]
    if query.sort is Sort.RELEVANCE:
        each.sort(key=lambda pair: -pair[1].score)
    for document, clause in each[query.offset : query.offset + query.limit]:
        card = snapshot.card(document.number)
        yield DocumentHit(
            document_id=card.document_id,
            score=clause.score,
            clause_ids=(card.clause_ids[clause.part - FIRST_CLAUSE],),
            clause_count=len(document.clauses),
        )


def _sort_by_score(ranking: Ranking, ranked: list[Ranked], closely: int) -> None:
    """By score; equals keep their order. Only the best are looked at closely."""
    ranked.sort(key=_best_first)
    best = ranked[:closely]
    for document in best:
        ranking.look_closely(document)
    ranked[:closely] = sorted(best, key=_best_first)


def _best_first(document: Ranked) -> float:
    return -document.score


def _sort_by_date(
    snapshot: Snapshot, ranked: list[Ranked], *, oldest_first: bool
) -> None:
    """By date, documents without one before the others of their month's issue."""

    def date(document: Ranked) -> str:
        card = snapshot.card(document.number)
        return card.signed_on or f"{card.month}-00"

    ranked.sort(key=date, reverse=not oldest_first)
