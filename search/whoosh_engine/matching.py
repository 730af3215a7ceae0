"""Which documents a query's tree holds for.

A word holds where its token occurs, or where its characters stand as a run: every
leaf is matched by its synonyms in place, so that AND, OR and NOT keep their meaning.
"""

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import and_, or_

import numpy as np
from django.utils import timezone

from knowledge.states import documents_in_state
from knowledge.units import documents_with_duty
from search.analysis.folding import fold
from search.engine import (
    And,
    DutyOf,
    GazetteNamed,
    InState,
    IssuerNamed,
    KindNamed,
    Leaf,
    MonthsFrom,
    Node,
    Not,
    Number,
    Or,
    SignedBetween,
)
from search.query.terms import Sought, Term, sought
from search.whoosh_engine.index.columns import TO
from search.whoosh_engine.occurrences import citations_of, occurrences_of
from search.whoosh_engine.snapshot import Documents, Field, Snapshot
from search.whoosh_engine.worth import worth_of


class Matching:
    """The sets of documents of one query."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def documents(self, node: Node | None) -> Documents:
        """Those that the tree holds for; not to be changed."""
        snapshot = self._snapshot
        everything = snapshot.everything
        match node:
            case None:
                return everything
            case And(nodes):
                return reduce(and_, map(self.documents, nodes), everything)
            case Or(nodes):
                return reduce(or_, map(self.documents, nodes), nothing(snapshot))
            case Not(negated):
                return everything & ~self.documents(negated)
            case Number():
                return self.with_term(node)
            case IssuerNamed(text):
                return everything & _named(snapshot.issuers, text)
            case KindNamed(text):
                return everything & _named(snapshot.kinds, text)
            case GazetteNamed(text):
                return everything & _named(snapshot.gazettes, text)
            case InState(state):
                today = timezone.localdate()
                return _among(snapshot, documents_in_state(state, today))
            case DutyOf(unit, leads):
                return _among(snapshot, documents_with_duty(unit, leads=leads))
            case MonthsFrom(first, last):
                months = enumerate(map(span_of_months, snapshot.months.values))
                within = [
                    which
                    for which, (begins, ends) in months
                    if first <= ends and begins <= last
                ]
                return everything & snapshot.months.having(within)
            case SignedBetween(first, last):
                return everything & _dated(snapshot, first, last)
            case _:
                terms = self.sought(node).terms
                if not terms:
                    return nothing(snapshot)
                return reduce(and_, map(self.with_term, terms))

    def sought(self, leaf: Leaf) -> Sought:
        """What a leaf looks for, cut as this snapshot's texts are."""
        snapshot = self._snapshot
        return snapshot.cache.get(
            ("sought", leaf), lambda: sought(leaf, snapshot.tokenizer)
        )

    def with_term(self, term: Term | Number) -> Documents:
        """The documents that have a term, or have or cite a number."""
        return worth_of(self._snapshot, term).found.documents


class Membership(Matching):
    """The same sets where nothing is ranked: what terms are worth is not worked out."""

    def with_term(self, term: Term | Number) -> Documents:
        snapshot = self._snapshot
        return snapshot.cache.get(
            ("documents", term), lambda: _documents_with(snapshot, term)
        )


def _documents_with(snapshot: Snapshot, term: Term | Number) -> Documents:
    if isinstance(term, Number):
        return citations_of(snapshot, term).documents
    return occurrences_of(snapshot, term).documents


def span_of_months(value: str) -> tuple[str, str]:
    """The first and the last month that a document is of, as the index has them."""
    first, _, last = value.partition(TO)
    return first, last or first


def each_value(value: str) -> list[str]:
    """Each month of "2020-07..2020-08"; any other value as it is."""
    if TO not in value:
        return [value]
    first, last = span_of_months(value)
    months = range(int(first[5:]), int(last[5:]) + 1)
    return [f"{first[:4]}-{month:02d}" for month in months]


def nothing(snapshot: Snapshot) -> Documents:
    return np.zeros(len(snapshot.everything), bool)


def _among(snapshot: Snapshot, document_ids: Sequence[int]) -> Documents:
    """Those of these database ids."""
    ids = np.array(document_ids, np.int64)
    return snapshot.everything & np.isin(snapshot.document_ids, ids)


def _dated(snapshot: Snapshot, first: str, last: str) -> Documents:
    """Those of a day in this range; without a day of its own a document has day 0."""
    dates = snapshot.dates
    earliest, latest = int(first.replace("-", "")), int(last.replace("-", ""))
    return (dates >= earliest) & (dates <= latest) & (dates % 100 > 0)


def _named(field: Field, text: str) -> Documents:
    """Those with a name that holds the text; none for a text of marks alone."""
    part = _folded(text)
    names = enumerate(field.values)
    return field.having(
        [which for which, name in names if part and part in _folded(name)]
    )


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name).text
