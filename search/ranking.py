"""Which documents answer best, and which of their clauses.

A document is as good as its best clause and its title: what holds more of the words,
rarer ones, as words rather than as mere runs of characters, in a heading, close
together, as they were typed. All documents are scored roughly; the best of them, and
those that are shown, are then looked at closely.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log, log1p

from search.cards import NUMBER, TITLE, Card
from search.engine import Leaf, Number, Scope
from search.matching import Matching
from search.numbers import is_same
from search.snapshot import Documents, Snapshot, numbers_in
from search.terms import Term, all_runs, all_terms

_OWN_NUMBER = 1000.0  # the very document whose number was typed whole
_PART_OF_OWN_NUMBER = 100.0
_TITLE = 1.5
_LEAD = 1.6
_MERE_RUN = 0.4
_COVERAGE = 1.5  # the power by which it counts how many of the words stand together
_CLOSENESS = 0.6
_AS_TYPED = 0.6
_BREADTH = 0.12
_USUAL_LENGTH = 80
_LENGTH_COUNTS = 0.5
# Documents about documents come after the document itself.
_ABOUT_OTHERS = {"政策解读": 0.75, "发文目录": 0.65}

LOOKED_AT_CLOSELY = 200  # documents
_CLAUSES_LOOKED_AT = 8


@dataclass(slots=True)
class PartScore:
    """A title or clause: the weight of what it holds, and which terms those are."""

    part: int
    weight: float = 0.0
    terms: int = 0
    score: float = 0.0


@dataclass(slots=True)
class Ranked:
    """A document that answers; `clauses` are those that hold anything, best first."""

    number: int
    score: float
    clauses: list[PartScore]
    title: PartScore | None
    rest: float = 0.0  # what the score has beside title and best clause


@dataclass(slots=True)
class Ranking:
    snapshot: Snapshot
    matching: Matching
    leaves: Sequence[Leaf]
    terms: list[Term] = field(init=False)
    runs: list[tuple[Term, float]] = field(init=False)
    weights: list[float] = field(init=False)
    numbers: list[Number] = field(init=False)
    whole: float = field(init=False)

    def __post_init__(self) -> None:
        self.terms = all_terms(self.leaves)
        self.numbers = [leaf for leaf in self.leaves if isinstance(leaf, Number)]
        self.weights = [
            *(self._rarity(self.matching.with_term(term)) for term in self.terms),
            *(self._rarity(self.matching.documents(number)) for number in self.numbers),
        ]
        self.whole = sum(self.weights)
        weighed = list(zip(self.terms, self.weights, strict=False))
        self.runs = [
            (run, sum(weight for term, weight in weighed if term.text in run.text))
            for run in all_runs(self.leaves)
        ]

    def _rarity(self, documents: Documents) -> float:
        every, having = self.snapshot.everything.bit_count(), documents.bit_count()
        return log(1 + (every - having + 0.5) / (having + 0.5))

    # ---- every document, roughly ---------------------------------------------

    def score(self, documents: Documents) -> list[Ranked]:
        return [self._score(number) for number in numbers_in(documents)]

    def _score(self, number: int) -> Ranked:
        card = self.snapshot.card(number)
        parts: dict[int, PartScore] = {}
        rest = self._own_number(card)
        for which, weight in enumerate(self.weights):
            bit, times = 1 << which, 0
            for part, place, strength in self._places(which, number, card):
                score = parts.get(part)
                if score is None:
                    score = parts[part] = PartScore(part)
                in_lead = place < card.lead_ends[part]
                score.weight += weight * strength * (_LEAD if in_lead else 1)
                score.terms |= bit
                times += 1
            rest += _BREADTH * weight * log1p(times)
        for score in parts.values():
            score.score = self._part_score(card, score)
        title, number_part = parts.pop(TITLE, None), parts.pop(NUMBER, None)
        rest += number_part.score if number_part else 0
        ranked = Ranked(number, 0.0, list(parts.values()), title, rest)
        _settle(ranked, card)
        return ranked

    def _own_number(self, card: Card) -> float:
        best = 0.0
        for asked in self.numbers:
            if is_same(asked, card.code, card.year, card.serial):
                is_whole = None not in (asked.code, asked.year, asked.serial)
                best = max(best, _OWN_NUMBER if is_whole else _PART_OF_OWN_NUMBER)
        return best

    def _part_score(self, card: Card, score: PartScore) -> float:
        held = sum(
            weight
            for which, weight in enumerate(self.weights)
            if score.terms >> which & 1
        )
        coverage = (held / self.whole) ** _COVERAGE if self.whole else 1.0
        if score.part == TITLE:
            return _TITLE * score.weight * coverage
        length = (card.end_of(score.part) - card.starts[score.part]) / _USUAL_LENGTH
        return (
            score.weight
            * coverage
            * 2.2
            / (1 + 1.2 * (1 + _LENGTH_COUNTS * (length - 1)))
        )

    # ---- where a term stands, once a part --------------------------------------

    def _places(
        self, which: int, number: int, card: Card
    ) -> Iterator[tuple[int, int, float]]:
        """The part, the place, and how much the match is worth."""
        if which >= len(self.terms):
            return _citations(card, self.numbers[which - len(self.terms)])
        term = self.terms[which]
        if term.scope is Scope.TITLE:
            return _in_title(card, term)
        words = self.snapshot.with_word(term.text)
        if words and len(term.shown_as) > 1 and not term.loose:
            return _runs_and_names(card, term, words.get(number, ()))
        if not term.is_plain:
            return _runs(card, term)
        tokens = words.get(number, ())
        if card.text.count(term.text) <= len(tokens):
            return _tokens(card, tokens)
        return _tokens_and_runs(card, term, tokens)

    # ---- the best ones, closely --------------------------------------------------

    def look_closely(self, ranked: Ranked) -> None:
        card = self.snapshot.card(ranked.number)
        for score in ranked.clauses[:_CLAUSES_LOOKED_AT]:
            score.score = self._part_score(card, score) * self._closeness(card, score)
            score.score += self._as_typed(card, score)
        if ranked.title:
            score = ranked.title
            score.score = self._part_score(card, score) * self._closeness(card, score)
            score.score += _TITLE * self._as_typed(card, score)
        _settle(ranked, card)

    def _as_typed(self, card: Card, score: PartScore) -> float:
        start, end = card.starts[score.part], card.end_of(score.part)
        total = 0.0
        for run, weight in self.runs:
            if found := run.find(card, start, end):
                in_lead = found[0] < card.lead_ends[score.part]
                total += _AS_TYPED * weight * (_LEAD if in_lead else 1)
        return total

    def _closeness(self, card: Card, score: PartScore) -> float:
        """1 where a part holds one term; more, the closer its terms come."""
        start, end = card.starts[score.part], card.end_of(score.part)
        places = sorted(
            (*place, which)
            for which, term in enumerate(self.terms)
            if score.terms >> which & 1
            for place in term.find_all(card, start, end)
        )
        lengths = {which: last - first for first, last, which in places}
        if len(lengths) < 2:
            return 1.0
        return 1 + _CLOSENESS * min(1.0, sum(lengths.values()) / _narrowest(places))


def _settle(ranked: Ranked, card: Card) -> None:
    """Bring the clauses into order, and the score up to date with them."""
    ranked.clauses.sort(key=lambda score: (-score.score, score.part))
    best = ranked.clauses[0].score if ranked.clauses else 0.0
    title = ranked.title.score if ranked.title else 0.0
    ranked.score = (best + title + ranked.rest) * _ABOUT_OTHERS.get(card.kind, 1.0)


def _narrowest(places: Sequence[tuple[int, int, int]]) -> int:
    """The length of the shortest stretch that has each kind of place."""
    kinds = len({which for _, _, which in places})
    latest: dict[int, int] = {}
    shortest = places[-1][1] - places[0][0]
    for first, last, which in places:
        latest[which] = first
        if len(latest) == kinds:
            shortest = min(shortest, last - min(latest.values()))
    return max(1, shortest)


def _citations(card: Card, asked: Number) -> Iterator[tuple[int, int, float]]:
    for named in card.citations:
        if is_same(asked, named.code, named.year, named.serial):
            yield card.part_at(named.place), named.place, 1.0


def _runs(card: Card, term: Term) -> Iterator[tuple[int, int, float]]:
    at = 0
    while found := term.find(card, at):
        part = card.part_at(found[0])
        yield part, found[0], 1.0
        at = card.end_of(part)


def _in_title(card: Card, term: Term) -> Iterator[tuple[int, int, float]]:
    if found := term.find(card, 0, card.end_of(TITLE)):
        yield TITLE, found[0], 1.0


def _runs_and_names(
    card: Card, term: Term, tokens: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """As typed it is a word or a mere run; in another name or spelling it is as good as one."""
    for part, place, _ in _runs(card, term):
        is_mere_run = card.text.startswith(term.text, place) and place not in tokens
        yield part, place, _MERE_RUN if is_mere_run else 1.0


def _tokens(card: Card, tokens: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    at = 0
    while at < len(tokens):
        part = card.part_at(tokens[at])
        yield part, tokens[at], 1.0
        at = bisect_left(tokens, card.end_of(part), at)


def _tokens_and_runs(
    card: Card, term: Term, tokens: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    for part, place, _ in _runs(card, term):
        at = bisect_left(tokens, card.starts[part])
        if at < len(tokens) and tokens[at] < card.end_of(part):
            yield part, tokens[at], 1.0
        else:
            yield part, place, _MERE_RUN
