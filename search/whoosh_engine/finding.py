"""Answering a query from a snapshot: match, filter, count, rank, cut out the page.

Order never depends on which page is asked for: so many of the best are looked at closely,
however far the page is, and what follows keeps its rough order. Looking closely only adds
to a score, so the scores of later hits are not above those of earlier ones.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import numpy as np

from search.arrays.array_file import Array
from search.arrays.ranges import best, offsets_of
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
from search.whoosh_engine.hits import clause_hit, hits_of
from search.whoosh_engine.looking import (
    look_at_documents,
    most_after_a_look,
    with_looked_at,
)
from search.whoosh_engine.matching import Matching, Membership, each_value
from search.whoosh_engine.near.finding import find_near
from search.whoosh_engine.near.ranking import NearRanking
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ScoredDocuments, rounded, rows_of
from search.whoosh_engine.snapshot import Documents, Field, Snapshot
from search.whoosh_engine.weights import LOOKED_AT_CLOSELY


def find(snapshot: Snapshot, query: Query) -> SearchResult:
    matching = Matching(snapshot)
    matched = matching.documents(query.tree)
    if query.documents:
        matched = matched & _named(snapshot, query.documents)
    filters = _Filters(snapshot, query)
    ranking = Ranking(snapshot, matching, tuple(_positive_leaves(query.tree)))
    scored = ranking.score(filters.through(matched))
    near = NearResult()
    if query.near is not None and len(scored.documents) < FEW:
        rest = filters.through(snapshot.everything & ~matched)
        if query.documents:
            rest = rest & _named(snapshot, query.documents)
        near = _near(snapshot, matching, query, rest)
    counts = filters.counts(matched, scored.documents)
    return SearchResult(
        total_documents=len(scored.documents),
        total_clauses=scored.clause_count,
        hits=tuple(_hits(ranking, scored, query)),
        months=_by_month(counts["months"]),
        issuers=counts["issuers"],
        kinds=counts["kinds"],
        issues=counts["issues"],
        gazettes=counts["gazettes"],
        near=near,
    )


def found_in(snapshot: Snapshot, query: Query) -> frozenset[int]:
    """The database ids of all documents that `find` gives hits of, near ones aside."""
    matched = Membership(snapshot).documents(query.tree)
    if query.documents:
        matched = matched & _named(snapshot, query.documents)
    matched = _Filters(snapshot, query).through(matched)
    return frozenset(snapshot.document_ids[matched].tolist())


def _near(
    snapshot: Snapshot, matching: Matching, query: Query, among: Documents
) -> NearResult:
    assert query.near is not None
    ranking = NearRanking(snapshot, matching, query.near.words)
    return find_near(ranking, among & matching.documents(query.near.required), query)


class _Filters:
    """What a query lets through of each field, by the field's name in it."""

    def __init__(self, snapshot: Snapshot, query: Query) -> None:
        self._fields = {
            "months": snapshot.months,
            "issuers": snapshot.issuers,
            "kinds": snapshot.kinds,
            "issues": snapshot.issues,
            "gazettes": snapshot.gazettes,
        }
        chosen = {name: getattr(query, name) for name in self._fields}
        self._chosen = {
            name: _having(field, chosen[name])
            for name, field in self._fields.items()
            if chosen[name]
        }

    def through(self, documents: Documents, but: str = "") -> Documents:
        """Those that all filters let through, one aside if it is named."""
        for name, chosen in self._chosen.items():
            if name != but:
                documents = documents & chosen
        return documents

    def counts(self, matched: Documents, found: Array) -> dict[str, dict[str, int]]:
        """How many documents each value would give: a field's own filter does not narrow its
        counts. `found` are the numbers of those that all filters let through."""
        return {
            name: field.counts(
                self.through(matched, but=name) if name in self._chosen else found
            )
            for name, field in self._fields.items()
        }


def _having(field: Field, values: frozenset[str]) -> Documents:
    """The documents of any of these values; a 合刊 is of each of its months."""
    named = enumerate(field.values)
    return field.having(
        [which for which, value in named if not values.isdisjoint(each_value(value))]
    )


def _by_month(counts: dict[str, int]) -> dict[str, int]:
    by_month: Counter[str] = Counter()
    for value, count in counts.items():
        by_month.update(dict.fromkeys(each_value(value), count))
    return dict(by_month)


def _named(snapshot: Snapshot, document_ids: Collection[int]) -> Documents:
    """The documents of these database ids."""
    return np.isin(snapshot.document_ids, list(document_ids))


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
    ranking: Ranking, scored: ScoredDocuments, query: Query
) -> Iterator[DocumentHit]:
    if query.unit is Unit.DOCUMENT:
        return _document_hits(ranking, scored, query)
    if query.sort is Sort.RELEVANCE:
        return _best_clauses(ranking, scored, query)
    return _clauses_by_date(ranking, scored, query)


def _document_hits(
    ranking: Ranking, scored: ScoredDocuments, query: Query
) -> Iterator[DocumentHit]:
    if query.sort is not Sort.RELEVANCE:
        order = _by_date(ranking, scored, query.sort)
        looked = look_at_documents(ranking, scored, order[_page(query)])
        yield from hits_of(ranking, looked, np.arange(len(looked.documents)), query)
        return
    closely = LOOKED_AT_CLOSELY if ranking.gains_by_a_closer_look else 0
    ranks = ranking.snapshot.newest_first[scored.documents]
    end = query.offset + query.limit
    order = best(scored.scores, ranks, max(closely, end))
    if query.offset < closely:
        may_be_shown = _may_be_among(ranking, scored, order[:closely], end)
        if len(may_be_shown) > 2 * query.limit:
            looked = look_at_documents(ranking, scored, may_be_shown, shown=False)
            again = best(looked.scores, np.arange(len(may_be_shown)), closely)
            shown = may_be_shown[again[_page(query)]]
            looked = look_at_documents(ranking, scored, shown)
            yield from hits_of(ranking, looked, np.arange(len(shown)), query)
        else:
            looked = look_at_documents(ranking, scored, may_be_shown)
            again = best(looked.scores, np.arange(len(may_be_shown)), closely)
            yield from hits_of(ranking, looked, again[_page(query)], query)
    rest = order[closely:][_page(query, before=closely)]
    if len(rest):
        as_they_are = look_at_documents(ranking, scored, rest, closely=False)
        yield from hits_of(ranking, as_they_are, np.arange(len(rest)), query)


def _may_be_among(
    ranking: Ranking, scored: ScoredDocuments, order: Array, best_ones: int
) -> Array:
    """Those that a closer look could bring among so many of the best; the rest need none."""
    if len(order) <= best_ones:
        return order
    # `order` is by score, and looking closely takes nothing away.
    least = scored.scores[order[best_ones - 1]]
    enough: Array = order[most_after_a_look(ranking, scored, order) >= least]
    return enough


def _page(query: Query, before: int = 0) -> slice:
    """What is shown of hits that come after so many others."""
    start, end = query.offset - before, query.offset + query.limit - before
    return slice(max(0, start), max(0, end))


def _by_date(ranking: Ranking, scored: ScoredDocuments, sort: Sort) -> Array:
    """The order by date, those without one before the others of their month's issue; of one day,
    as they were printed."""
    snapshot = ranking.snapshot
    ranks = snapshot.oldest_first if sort is Sort.OLDEST else snapshot.newest_first
    return np.argsort(ranks[scored.documents])


def _best_clauses(
    ranking: Ranking, scored: ScoredDocuments, query: Query
) -> Iterator[DocumentHit]:
    """Clauses by score; equals in the order of their documents, then as they stand."""
    snapshot = ranking.snapshot
    documents = scored.documents[_by_date(ranking, scored, query.sort)]
    clauses = rows_of(snapshot, scored.clauses, documents)
    factors = snapshot.factors[clauses.documents]
    order = best(
        rounded(clauses.scores * factors),
        np.arange(len(clauses.parts)),
        max(LOOKED_AT_CLOSELY, query.offset + query.limit),
    )
    first = order[:LOOKED_AT_CLOSELY]
    clauses = with_looked_at(ranking, clauses, first)
    scores = rounded(clauses.scores * factors)
    again = best(scores[first], np.arange(len(first)), len(first))
    order[:LOOKED_AT_CLOSELY] = first[again]
    for clause in order[_page(query)].tolist():
        yield clause_hit(ranking, clauses, clause, query)


def _clauses_by_date(
    ranking: Ranking, scored: ScoredDocuments, query: Query
) -> Iterator[DocumentHit]:
    """The clauses of one document after the other, the best of each first."""
    order = _by_date(ranking, scored, query.sort)
    counts = np.bincount(
        rows_of(ranking.snapshot, scored.clauses, scored.documents[order]).rows,
        minlength=len(order),
    )
    offsets = offsets_of(counts)
    end = query.offset + query.limit
    shown = np.flatnonzero((offsets[1:] > query.offset) & (offsets[:-1] < end))
    if len(shown):
        clauses = look_at_documents(ranking, scored, order[shown]).clauses
        page = _page(query, before=int(offsets[shown[0]]))
        for clause in clauses.in_order()[page].tolist():
            yield clause_hit(ranking, clauses, clause, query)
