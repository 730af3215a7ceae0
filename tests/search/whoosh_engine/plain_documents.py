"""Documents as the plain engine reads them: texts, and what their parts are worth."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from search.analysis.document_numbers import is_same
from search.analysis.names import is_organ
from search.analysis.tokenizer import Tokenizer
from search.engine import DocumentEntry, Number, Scope
from search.query.terms import Term, find_match
from search.whoosh_engine import weights
from search.whoosh_engine.index.indexed_documents import TITLE, index_document


@dataclass
class Part:
    """A title or a clause: which terms it holds, and what it is worth."""

    number: int
    length: float
    voice: float = 1.0
    terms: set[int] = field(default_factory=set)
    words: float = 0.0
    context: float = 0.0
    closer: float = 0.0
    bigrams: float = 0.0

    @property
    def score(self) -> float:
        return round(self.words + self.context + self.closer + self.bigrams, 9)

    def take(self, which: int, rarity: float, worth: float) -> None:
        self.terms.add(which)
        self.words += rarity * saturated(worth * self.voice, self.length)


class Plain:
    """A document: a folded `Stream`, and its parts in it."""

    def __init__(self, entry: DocumentEntry, tokenizer: Tokenizer) -> None:
        indexed = index_document(entry, tokenizer)
        self.entry = entry
        self.clause_ids = indexed.clause_ids
        self.text = "\n".join(indexed.lines)
        self.breaks, self.stops = indexed.breaks, indexed.stops
        self.shares, self.lead_ends = indexed.shares, indexed.lead_ends
        self.starts = [*indexed.starts, len(self.text) + 1]
        self.title_end = len(indexed.lines[0])
        self.words = set(zip(indexed.words, indexed.word_places, strict=True))
        organs = [(word, at) for word, at in self.words if is_organ(word)]
        self.by_itself = {
            (word, at)
            for word, at in self.words
            if not any(
                start <= at and at + len(word) < start + len(organ)
                for organ, start in organs
            )
        }
        self.cited = indexed.citations
        self.date = (
            entry.signed_on.isoformat() if entry.signed_on else f"{entry.month}-00"
        )

    def span(self, part: int) -> tuple[int, int]:
        return self.starts[part], self.starts[part + 1] - 1

    def parts(self) -> range:
        return range(len(self.starts) - 1)


@dataclass
class Scored:
    document: Plain
    title: Part
    clauses: dict[int, Part]
    rest: float
    score: float = 0.0

    def settle(self) -> None:
        factor = weights.ABOUT_OTHERS.get(self.document.entry.kind, 1.0)
        best = max((part.score for part in self.clauses.values()), default=0.0)
        self.score = round((self.rest + self.title.score + best) * factor, 9)

    def in_order(self) -> list[Part]:
        return sorted(
            self.clauses.values(), key=lambda part: (-part.score, part.number)
        )


def has(one: Plain, term: Term) -> bool:
    end = one.span(TITLE)[1] if term.scope is Scope.TITLE else None
    return any(
        find_match(one, text, term.mode, 0, end) >= 0 for text in term.matched_by
    )


def cited(one: Plain, asked: Number) -> Iterator[tuple[int, int, float]]:
    seen = set()
    for named in one.cited:
        if is_same(asked, named.code, named.year, named.serial):
            part = max(p for p in one.parts() if one.starts[p] <= named.place)
            if part not in seen:
                yield part, named.place, 1.0
            seen.add(part)


def saturated(times: float, length: float) -> float:
    return times * (weights.K1 + 1) / (times + weights.K1 * length)


def length(characters: int, usual: int, counts: float) -> float:
    return 1 - counts + counts * characters / usual
