"""Which documents a query's tree holds for.

A word holds where its token occurs, or where its characters stand as a run: every
leaf is widened in place, so that AND, OR and NOT keep their meaning. The index
narrows down which documents come into question; their texts decide.
"""

from collections.abc import Mapping
from functools import lru_cache, reduce
from operator import and_, or_

from search.analysis.document_numbers import is_same
from search.analysis.folding import fold
from search.engine import (
    And,
    IssuerNamed,
    KindNamed,
    Leaf,
    MonthsFrom,
    Node,
    Not,
    Number,
    Or,
    Scope,
)
from search.query.terms import Run, Sought, Term, find_run, sought
from search.whoosh_engine.indexed_documents import TITLE, Card
from search.whoosh_engine.snapshot import Documents, Snapshot, as_documents, numbers_in


class Matching:
    """The sets of documents of one query; each term is looked up once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[Term, Documents] = {}
        self._sought: dict[Leaf, Sought] = {}

    def documents(self, node: Node | None) -> Documents:
        everything = self._snapshot.everything
        match node:
            case None:
                return everything
            case And(nodes):
                return reduce(and_, map(self.documents, nodes), everything)
            case Or(nodes):
                return reduce(or_, map(self.documents, nodes), 0)
            case Not(negated):
                return everything & ~self.documents(negated)
            case Number():
                return self._numbered(node)
            case IssuerNamed(text):
                return _named(self._snapshot.by_issuer, text)
            case KindNamed(text):
                return _named(self._snapshot.by_kind, text)
            case MonthsFrom(first, last):
                months = self._snapshot.by_month.items()
                within = (held for month, held in months if first <= month <= last)
                return reduce(or_, within, 0)
            case _:
                terms = self.sought(node).terms
                found = reduce(and_, map(self.with_term, terms), everything)
                return found if terms else 0

    def sought(self, leaf: Leaf) -> Sought:
        """What a leaf looks for, cut as this snapshot's texts are."""
        if leaf not in self._sought:
            self._sought[leaf] = sought(leaf, self._snapshot.tokenizer)
        return self._sought[leaf]

    def with_term(self, term: Term) -> Documents:
        if term not in self._known:
            self._known[term] = self._with_term(term)
        return self._known[term]

    def _with_term(self, term: Term) -> Documents:
        every = (self._with_run(text, term) for text in term.matched_by)
        return reduce(or_, every, 0)

    def _with_run(self, text: str, term: Term) -> Documents:
        """The documents that have a term in this spelling."""
        snapshot = self._snapshot
        candidates = snapshot.everything
        for char in set(text):
            candidates &= snapshot.with_character(char)
            if not candidates:
                return 0
        certain = 0
        if term.run is Run.WORD and term.scope is Scope.DOCUMENT:
            certain = as_documents(snapshot.with_word(text)) & candidates
        return certain | as_documents(
            number
            for number in numbers_in(candidates & ~certain)
            if _is_in(text, term, snapshot.card(number))
        )

    def _numbered(self, asked: Number) -> Documents:
        snapshot = self._snapshot
        candidates = snapshot.everything
        if asked.serial is not None:
            candidates = snapshot.by_serial.get(asked.serial, 0)
        return as_documents(
            number
            for number in numbers_in(candidates)
            if any(is_same(asked, *named) for named in snapshot.card(number).numbers())
        )


def _is_in(text: str, term: Term, card: Card) -> bool:
    end = card.end_of(TITLE) if term.scope is Scope.TITLE else None
    return find_run(card, text, term.run, 0, end) >= 0


def _named(groups: Mapping[str, Documents], text: str) -> Documents:
    """The groups whose name holds the text; none for a text of marks alone."""
    part = _folded(text)
    held = (group for name, group in groups.items() if part in _folded(name))
    return reduce(or_, held, 0) if part else 0


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name).text
