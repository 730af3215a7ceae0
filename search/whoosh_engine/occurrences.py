"""Where a term stands in a document: once for each of its parts, and how much that is worth."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from search.analysis.document_numbers import is_same
from search.engine import Number, Scope
from search.query.terms import Term
from search.whoosh_engine.indexed_documents import TITLE, Card
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.weights import MERE_RUN

Occurrence = tuple[int, int, float]
"""The part, the place where the term first stands in it, and the worth of that: 1, or
less for a mere run of its characters. A short text that says a word twice is no better."""


def occurrences(
    snapshot: Snapshot, number: int, card: Card, term: Term
) -> Iterator[Occurrence]:
    if term.scope is Scope.TITLE:
        return _in_title(card, term)
    words = snapshot.with_word(term.text)
    if words and len(term.shown_as) > 1 and not term.loose:
        return _runs_and_names(card, term, words.get(number, ()))
    if not term.is_plain:
        return _runs(card, term)
    tokens = words.get(number, ())
    if card.text.count(term.text) <= len(tokens):
        return _tokens(card, tokens)
    return _tokens_and_runs(card, term, tokens)


def citations(card: Card, asked: Number) -> Iterator[Occurrence]:
    """Each part once, where it cites the number."""
    last = -1
    for named in card.citations:
        if is_same(asked, named.code, named.year, named.serial):
            part = card.part_at(named.place)
            if part != last:
                yield part, named.place, 1.0
            last = part


def _runs(card: Card, term: Term) -> Iterator[Occurrence]:
    at = 0
    while found := term.find(card, at):
        part = card.part_at(found[0])
        yield part, found[0], 1.0
        at = card.end_of(part)


def _in_title(card: Card, term: Term) -> Iterator[Occurrence]:
    if found := term.find(card, 0, card.end_of(TITLE)):
        yield TITLE, found[0], 1.0


def _runs_and_names(
    card: Card, term: Term, tokens: Sequence[int]
) -> Iterator[Occurrence]:
    """As typed it is a word or a mere run; in another name or spelling it is as good as one."""
    for part, place, _ in _runs(card, term):
        is_mere_run = card.text.startswith(term.text, place) and place not in tokens
        yield part, place, MERE_RUN if is_mere_run else 1.0


def _tokens(card: Card, tokens: Sequence[int]) -> Iterator[Occurrence]:
    at = 0
    while at < len(tokens):
        part = card.part_at(tokens[at])
        yield part, tokens[at], 1.0
        at = bisect_left(tokens, card.end_of(part), at)


def _tokens_and_runs(
    card: Card, term: Term, tokens: Sequence[int]
) -> Iterator[Occurrence]:
    for part, place, _ in _runs(card, term):
        at = bisect_left(tokens, card.starts[part])
        if at < len(tokens) and tokens[at] < card.end_of(part):
            yield part, tokens[at], 1.0
        else:
            yield part, place, MERE_RUN
