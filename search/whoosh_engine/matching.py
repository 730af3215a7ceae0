"""Which documents a query's tree holds for, and where its terms stand in them.

A word holds where its token occurs, or where its characters stand as a run: every
leaf is matched by its synonyms in place, so that AND, OR and NOT keep their meaning. The index
narrows down which documents come into question; their texts decide.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
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
from search.query.terms import MatchMode, Sought, Term, find_match, sought
from search.whoosh_engine.indexed_documents import TITLE, IndexedDocument
from search.whoosh_engine.snapshot import (
    Documents,
    Snapshot,
    as_documents,
    numbers_in,
    remember,
)
from search.whoosh_engine.weights import LESSER, MERE_RUN

Occurrence = tuple[int, int, float]
"""The part, the place where the term first stands in it, and the worth of that: 1, or
less for a mere run of its characters. A short text that says a word twice is no better."""


class Matching:
    """The sets of documents of one query."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
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
        """The documents that have a term; found once as long as the snapshot is open,
        since a query that is mended is asked again with most of its words."""
        known = self._snapshot.known_terms
        found = known.get(term)
        if found is None:
            found = self._with_term(term)
            remember(known, term, found)
        return found

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
        if term.mode is MatchMode.WORD and term.scope is Scope.DOCUMENT:
            certain = as_documents(snapshot.with_word(text)) & candidates
        return certain | as_documents(
            number
            for number in numbers_in(candidates & ~certain)
            if _is_in(text, term, snapshot.document(number))
        )

    def _numbered(self, asked: Number) -> Documents:
        snapshot = self._snapshot
        candidates = snapshot.everything
        if asked.serial is not None:
            candidates = snapshot.by_serial.get(asked.serial, 0)
        return as_documents(
            number
            for number in numbers_in(candidates)
            if any(
                is_same(asked, *named) for named in snapshot.document(number).numbers()
            )
        )


def _is_in(text: str, term: Term, indexed: IndexedDocument) -> bool:
    end = indexed.end_of(TITLE) if term.scope is Scope.TITLE else None
    return find_match(indexed, text, term.mode, 0, end) >= 0


def _named(groups: Mapping[str, Documents], text: str) -> Documents:
    """The groups whose name holds the text; none for a text of marks alone."""
    part = _folded(text)
    held = (group for name, group in groups.items() if part in _folded(name))
    return reduce(or_, held, 0) if part else 0


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name).text


# ---- places ----------------------------------------------------------------------


def occurrences(
    snapshot: Snapshot, number: int, indexed: IndexedDocument, term: Term
) -> Iterator[Occurrence]:
    if term.scope is Scope.TITLE:
        return _in_title(indexed, term)
    words = snapshot.with_word(term.text)
    if words and len(term.shown_as) > 1 and not term.loose:
        return _runs_and_names(indexed, term, words.get(number, ()))
    if not term.is_plain:
        return _runs(indexed, term)
    tokens = words.get(number, ())
    if indexed.text.count(term.text) <= len(tokens):
        return _tokens(indexed, tokens)
    return _tokens_and_runs(indexed, term, tokens)


def citations(indexed: IndexedDocument, asked: Number) -> Iterator[Occurrence]:
    """Each part once, where it cites the number."""
    last = -1
    for named in indexed.citations:
        if is_same(asked, named.code, named.year, named.serial):
            part = indexed.part_at(named.place)
            if part != last:
                yield part, named.place, 1.0
            last = part


def _runs(indexed: IndexedDocument, term: Term) -> Iterator[Occurrence]:
    at = 0
    while found := term.find(indexed, at):
        part = indexed.part_at(found[0])
        is_lesser = bool(term.lesser) and indexed.text[slice(*found)] in term.lesser
        yield part, found[0], LESSER if is_lesser else 1.0
        at = indexed.end_of(part)


def _in_title(indexed: IndexedDocument, term: Term) -> Iterator[Occurrence]:
    if found := term.find(indexed, 0, indexed.end_of(TITLE)):
        yield TITLE, found[0], 1.0


def _runs_and_names(
    indexed: IndexedDocument, term: Term, tokens: Sequence[int]
) -> Iterator[Occurrence]:
    """As typed it is a word or a mere run; in another name or spelling it is as good as one."""
    for part, place, worth in _runs(indexed, term):
        is_mere_run = indexed.text.startswith(term.text, place) and place not in tokens
        yield part, place, MERE_RUN if is_mere_run else worth


def _tokens(indexed: IndexedDocument, tokens: Sequence[int]) -> Iterator[Occurrence]:
    at = 0
    while at < len(tokens):
        part = indexed.part_at(tokens[at])
        yield part, tokens[at], 1.0
        at = bisect_left(tokens, indexed.end_of(part), at)


def _tokens_and_runs(
    indexed: IndexedDocument, term: Term, tokens: Sequence[int]
) -> Iterator[Occurrence]:
    for part, place, _ in _runs(indexed, term):
        at = bisect_left(tokens, indexed.starts[part])
        if at < len(tokens) and tokens[at] < indexed.end_of(part):
            yield part, tokens[at], 1.0
        else:
            yield part, place, MERE_RUN
