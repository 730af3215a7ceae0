"""What is looked for in a question of which not all has to be found, and how rare it is."""

from dataclasses import dataclass, field

import numpy as np

from search.engine import Words
from search.query.asking import is_asking
from search.query.generic import is_generic
from search.query.terms import Sought, Term
from search.whoosh_engine import weights
from search.whoosh_engine.near.bigrams import bigrams_of
from search.whoosh_engine.ranking import Ranking

_PLACES = "里上下边中内外前后"  # 湖里, 路上


@dataclass(slots=True)
class NearRanking(Ranking):
    """The ranking of a question of which not all has to be found."""

    pairs: list[str] = field(init=False)
    parts: set[Term] = field(init=False)
    _names: set[str] = field(init=False)

    def _counting(self, sought: Sought) -> list[Term]:
        """Single characters out of longer runs count by their pairs alone; a word that
        does nothing but ask is none to be found, though it was typed by itself."""
        self.parts = set()
        self._names = {
            typed
            for leaf in self.leaves
            if isinstance(leaf, Words)
            for typed, *_ in leaf.synonyms
        }
        self.pairs = pairs_of(sought)
        terms = (
            term for term in sought.terms if not (term.loose or is_asking(term.text))
        )
        held = (part for term in terms for part in self._with_parts(term))
        return list(dict.fromkeys(held))

    def _with_parts(self, term: Term) -> list[Term]:
        """The term; if no text holds it, the words in it, too: 旅游景点 is 旅游 and 景点. An organ
        is none of those that it is named after: 行政审批局 is not 行政 and 审批."""
        if self._having(term) or term.text in self._names:
            return [term]
        words = [
            word
            for form in term.shown_as
            for word in self.snapshot.tokenizer.words_within(form)
        ]
        if len(term.text) == 2 and term.text[1] in _PLACES:
            words = [term.text[0]]
        parts = [_as_term(word, term) for word in words]
        self.parts.update(part for part in parts if self._having(part))
        return [term, *(part for part in parts if part in self.parts)]

    def _rarity_of(self, term: Term) -> float:
        having = self._having(term)
        rarity = weights.rarity(self.snapshot.clause_count, having)
        if is_generic(term.text):
            return rarity * weights.GENERIC
        if not having:
            return rarity * weights.UNKNOWN * weights.telling(term.text)
        return rarity * weights.PART if term in self.parts else rarity

    def tells(self) -> list[bool]:
        """Which of the terms tell something of what is asked for."""
        return [rarity >= weights.TELLS_SOMETHING for rarity in self.rarity]

    def _having(self, term: Term) -> int:
        """How many clauses hold a term, a little too many where some hold it twice."""
        places = sum(map(self.snapshot.count_of_word, term.shown_as))
        documents = int(np.count_nonzero(self.matching.with_term(term)))
        return min(self.snapshot.clause_count, max(places, documents))


def pairs_of(sought: Sought) -> list[str]:
    """The pairs of hanzi that were typed. What a number counts is no pair of its own: 50平方米
    is typed as 50㎡ as well, and 小时 of 24小时 stands anywhere."""
    counted = [term.text for term in sought.terms if term.text[0].isdecimal()]
    return [
        pair
        for pair in bigrams_of(sought.stretches)
        if not any(pair in text for text in counted)
    ]


def _as_term(word: str, term: Term) -> Term:
    return Term(word, (word,), scope=term.scope)
