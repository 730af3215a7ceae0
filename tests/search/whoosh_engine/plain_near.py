"""What comes near to a question, worked out in the plainest way."""

from collections.abc import Sequence

from search.engine import CLAUSES_OF_NEAR, NEAREST, DocumentHit, Query, Unit, Words
from search.query.asking import is_asking
from search.query.generic import is_generic
from search.query.terms import Sought, Term
from search.whoosh_engine import weights
from search.whoosh_engine.index.indexed_documents import FIRST_CLAUSE, NUMBER, TITLE
from search.whoosh_engine.near.ranking import pairs_of
from tests.search.whoosh_engine.plain_documents import Part, Plain, Scored, has
from tests.search.whoosh_engine.plain_engine import Asked, PlainEngine

_PLACES = "里上下边中内外前后"
_Answer = tuple[float, Scored, list[Part]]


class AskedNearly(Asked):
    """The terms of a question, none of which has to be found."""

    def counting(self, found: Sought) -> Sequence[Term]:
        self.clauses = sum(len(one.clause_ids) for one in self.engine.documents)
        self.pairs = pairs_of(found)
        self.parts: list[Term] = []
        names = {
            typed
            for leaf in self.leaves
            if isinstance(leaf, Words)
            for typed, *_ in leaf.synonyms
        }
        terms: list[Term] = []
        for term in found.terms:
            if term.loose or is_asking(term.text):
                continue
            terms.append(term)
            if not self.having(term) and term.text not in names:
                within = self.engine.tokenizer.words_within
                words = [word for form in term.shown_as for word in within(form)]
                if len(term.text) == 2 and term.text[1] in _PLACES:
                    words = [term.text[0]]
                parts = [Term(word, (word,), scope=term.scope) for word in words]
                self.parts += [part for part in parts if self.having(part)]
                terms += [part for part in parts if part in self.parts]
        return list(dict.fromkeys(terms))

    def having(self, term: Term) -> int:
        documents = self.engine.documents
        places = sum(
            word in term.shown_as for one in documents for word, _ in one.words
        )
        return min(self.clauses, max(places, sum(has(one, term) for one in documents)))

    def rarity_of(self, term: Term) -> float:
        having = self.having(term)
        rarity = weights.rarity(self.clauses, having)
        if is_generic(term.text):
            return rarity * weights.GENERIC
        if not having:
            return rarity * weights.UNKNOWN * weights.telling(term.text)
        return rarity * weights.PART if term in self.parts else rarity


def near_hits(
    engine: PlainEngine, among: list[Plain], query: Query
) -> list[tuple[DocumentHit, tuple[str, ...]]]:
    """Each hit with what it is missing."""
    assert query.near
    asked = AskedNearly(engine, query.near.words)
    nearest = sorted(answers(asked, candidates(asked, among)), key=_best_first)[
        :NEAREST
    ]
    each = [(answer, answer[2]) for answer in nearest]
    if query.unit is Unit.CLAUSE:
        each = [(answer, [part]) for answer in nearest for part in answer[2]]
        each.sort(key=lambda one: -_clause_score(one[0][1], one[1][0]))
    found = []
    for (score, one, _), parts in each[query.offset : query.offset + query.limit]:
        shown = parts[: min(query.clauses_each, CLAUSES_OF_NEAR)]
        held = set(one.title.terms)
        if query.unit is Unit.CLAUSE:
            score = _clause_score(one, parts[0])
            held |= parts[0].terms
        else:
            held = held.union(*(part.terms for part in one.clauses.values()))
        ids = tuple(
            one.document.clause_ids[part.number - FIRST_CLAUSE] for part in shown
        )
        missing = tuple(
            term.text
            for which, term in enumerate(asked.terms)
            if which not in held
            and term not in asked.parts
            and not is_generic(term.text)
        )
        pk = one.document.entry.document_id
        found.append((DocumentHit(pk, score, ids, len(ids)), missing))
    return found


def _best_first(answer: _Answer) -> tuple[float, int]:
    return -round(answer[0], 9), answer[1].document.entry.document_id


def _clause_score(one: Scored, part: Part) -> float:
    factor = weights.ABOUT_OTHERS.get(one.document.entry.kind, 1.0)
    return round(part.score * factor, 9)


def candidates(asked: AskedNearly, among: list[Plain]) -> list[Plain]:
    held = {id(one): 0.0 for one in among}
    usual = max(weights.CANDIDATES, len(among) * weights.TELLS_NOTHING)
    chars = dict.fromkeys("".join(term.text for term in asked.terms))
    every = asked.engine.documents
    weighed = [
        (lambda one, term=term: has(one, term), rarity)
        for term, rarity in zip(asked.terms, asked.rarity, strict=True)
    ]
    for char in [*chars][: weights.HANZI_AT_MOST]:
        count = sum(char in one.text for one in every)
        rarity = weights.rarity(len(every), count) * weights.HANZI
        weighed.append((lambda one, char=char: char in one.text, rarity))
    for holds, rarity in weighed:
        found = [one for one in among if holds(one)]
        if len(found) <= usual:
            for one in found:
                held[id(one)] += rarity
    best = sorted(
        among, key=lambda one: (-round(held[id(one)], 9), one.entry.document_id)
    )
    return [one for one in best[: weights.CANDIDATES] if held[id(one)]]


def answers(asked: AskedNearly, among: list[Plain]) -> list[_Answer]:
    parts = {id(one): [_parts_with(one, pair) for pair in asked.pairs] for one in among}
    rarity = []
    for which, pair in enumerate(asked.pairs):
        having = sum(len(parts[id(one)][which]) for one in among)
        both = sum(set(pair) <= set(one.text) for one in asked.engine.documents)
        estimated = round(having * max(1.0, both / max(1, len(among))))
        rarity.append(weights.rarity(asked.clauses, min(asked.clauses, estimated)))
    found = []
    for one in among:
        scored, pairs = asked.scored(one), parts[id(one)]
        for worth, held in zip(rarity, pairs, strict=True):
            for number in held:
                part = scored.title
                if number != TITLE:
                    part = scored.clauses.setdefault(number, asked.clause(one, number))
                part.bigrams += worth * weights.BIGRAMS / part.length
        asked.look_closely(scored)
        if answer := _answer(asked, scored, pairs, rarity):
            found.append(answer)
    return found


def _parts_with(one: Plain, pair: str) -> set[int]:
    return {
        part
        for part in one.parts()
        if part != NUMBER and pair in one.text[slice(*one.span(part))]
    }


def _answer(
    asked: AskedNearly, scored: Scored, pairs: list[set[int]], rarity: list[float]
) -> _Answer | None:
    def telling(terms: set[int]) -> int:
        return sum(asked.rarity[which] >= weights.TELLS_SOMETHING for which in terms)

    def held(part: Part) -> tuple[float, int]:
        terms = part.terms | scored.title.terms
        words = [asked.terms[which].text for which in terms]
        if not words:
            return 0.0, 0
        apart = sum(
            worth
            for pair, worth, there in zip(asked.pairs, rarity, pairs, strict=True)
            if part.number in there and not any(pair in word for word in words)
        )
        apart *= weights.PAIRS_FOR_WORDS
        share = min(1.0, (asked.worth(terms) + apart) / asked.whole)
        return round(share, 9), telling(terms) + (apart >= weights.TELLS_SOMETHING)

    def enough(part: Part) -> bool:
        share, told = held(part)
        several = weights.LEAST_SHARE_OF_SEVERAL
        return share >= (several if told > 1 else weights.LEAST_SHARE)

    best = max((scored.title, *scored.clauses.values()), key=held)
    every = scored.title.terms.union(*(part.terms for part in scored.clauses.values()))
    share = round(asked.worth(every) / asked.whole, 9)
    together = telling(every) > 1 and share >= weights.LEAST_SHARE_TOGETHER
    if not enough(best) and not together:
        return None
    clauses = [part for part in scored.in_order() if enough(part)] or scored.in_order()
    return scored.score * held(best)[0] ** weights.COORDINATION, scored, clauses
