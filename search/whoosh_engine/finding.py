"""Answering a query from a snapshot: match, filter, count, rank, cut out the page."""

from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from operator import or_

from search.engine import (
    And,
    Found,
    Leaf,
    Node,
    Not,
    Number,
    Or,
    Phrase,
    Query,
    Words,
)
from search.whoosh_engine.hits import hits
from search.whoosh_engine.matching import Matching
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.snapshot import Documents, Snapshot, as_documents, numbers_in


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
        hits=tuple(hits(ranking, ranked, query)),
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
