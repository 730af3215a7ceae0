"""Documents that hold much of what was asked for, though not all of it.

The candidates are those that hold most, roughly: of the words and of their hanzi, the rare
ones weighing most. They are scored as any hits are, with rarity counted over clauses,
and with the pairs of hanzi that they share with the question. What holds less than a share
of the weight is no answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from search.engine import (
    CLAUSES_OF_NEAR,
    NEAREST,
    DocumentHit,
    Factor,
    NearResult,
    Query,
    Unit,
)
from search.query.asking import is_asking
from search.query.generic import is_generic
from search.query.terms import Sought, Term
from search.whoosh_engine import weights
from search.whoosh_engine.bigrams import Bigrams, bigrams_of
from search.whoosh_engine.explaining import factors_of_clause, factors_of_document
from search.whoosh_engine.indexed_documents import FIRST_CLAUSE
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import ScoredDocument, ScoredPart
from search.whoosh_engine.snapshot import Documents, as_documents, numbers_in

_PLACES = "里上下边中内外前后"  # 湖里, 路上


@dataclass(slots=True)
class NearRanking(Ranking):
    """The ranking of a question of which not all has to be found."""

    pairs: list[str] = field(init=False)
    parts: set[Term] = field(init=False)

    def _counting(self, sought: Sought) -> list[Term]:
        """Single characters out of longer runs count by their pairs alone; a word that
        does nothing but ask is none to be found, though it was typed by itself."""
        self.parts = set()
        self.pairs = bigrams_of(sought.stretches)
        terms = (
            term for term in sought.terms if not (term.loose or is_asking(term.text))
        )
        held = (part for term in terms for part in self._with_parts(term))
        return list(dict.fromkeys(held))

    def _with_parts(self, term: Term) -> list[Term]:
        """The term; if no text holds it, the words in it, too: 旅游景点 is 旅游 and 景点."""
        if self._having(term):
            return [term]
        words = self.snapshot.tokenizer.words_within(term.text)
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

    def telling(self, terms: int) -> int:
        """How many of these tell something of what is asked for."""
        return sum(
            rarity >= weights.TELLS_SOMETHING
            for which, rarity in enumerate(self.rarity)
            if terms >> which & 1
        )

    def _having(self, term: Term) -> int:
        """How many clauses hold a term, a little too many where some hold it twice."""
        places = sum(
            sum(map(len, self.snapshot.with_word(form).values()))
            for form in term.shown_as
        )
        documents = self.matching.with_term(term).bit_count()
        return min(self.snapshot.clause_count, max(places, documents))


def _as_term(word: str, term: Term) -> Term:
    return Term(word, (word,), scope=term.scope)


@dataclass(slots=True)
class _Answer:
    """A document and its clauses that hold enough, the best first."""

    document: ScoredDocument
    clauses: list[ScoredPart]
    score: float


def find_near(ranking: NearRanking, among: Documents, query: Query) -> NearResult:
    """The nearest of these documents."""
    scored = ranking.score(_candidates(ranking, among))
    bigrams = Bigrams(ranking.snapshot, ranking.pairs, scored)
    answers = [
        answer for document in scored if (answer := _answer(ranking, bigrams, document))
    ]
    answers.sort(key=_best_first)
    return _result(ranking, answers[:NEAREST], query)


def _best_first(answer: _Answer) -> tuple[float, int]:
    return -answer.score, answer.document.indexed.document_id


# ---- who may answer ------------------------------------------------------------


def _candidates(ranking: NearRanking, among: Documents) -> Documents:
    """Those that hold most of the weight, by words and, for what is cut otherwise, by hanzi."""
    held = [0.0] * len(ranking.snapshot.documents)
    usual = max(weights.CANDIDATES, among.bit_count() * weights.TELLS_NOTHING)
    for documents, rarity in _weighed(ranking):
        found = documents & among
        if found.bit_count() <= usual:
            for number in numbers_in(found):
                held[number] += rarity
    best = nlargest(weights.CANDIDATES, range(len(held)), key=held.__getitem__)
    return as_documents(number for number in best if held[number])


def _weighed(ranking: NearRanking) -> Iterator[tuple[Documents, float]]:
    for term, rarity in zip(ranking.terms, ranking.rarity, strict=False):
        yield ranking.matching.with_term(term), rarity
    snapshot = ranking.snapshot
    every = snapshot.everything.bit_count()
    chars = dict.fromkeys("".join(term.text for term in ranking.terms))
    for char in [*chars][: weights.HANZI_AT_MOST]:
        having = snapshot.with_character(char)
        rarity = weights.rarity(every, having.bit_count())
        yield having, rarity * weights.HANZI


# ---- what each holds -------------------------------------------------------------


def _answer(
    ranking: NearRanking, bigrams: Bigrams, document: ScoredDocument
) -> _Answer | None:
    """None where neither a clause, nor the title, nor all of it holds enough of what was
    asked for."""
    bigrams.add_to(document)
    ranking.look_closely(document)
    parts = (document.title, *document.clauses.values())
    held = {part.number: _held_by(ranking, bigrams, document, part) for part in parts}
    clauses = [part for part in document.in_order() if held[part.number].is_enough]
    best = max(held.values(), key=_share)
    if not best.is_enough and not _is_enough_together(ranking, document):
        return None
    clauses = clauses or document.in_order()
    return _Answer(document, clauses, document.score * best.share**weights.COORDINATION)


@dataclass(frozen=True, slots=True)
class _Held:
    """What a part holds, with the title above it: how much of the weight that was asked for,
    and how many things that tell something. Pairs alone, without a word, are nothing."""

    share: float
    telling: int

    @property
    def is_enough(self) -> bool:
        several = self.telling > 1
        least = weights.LEAST_SHARE_OF_SEVERAL if several else weights.LEAST_SHARE
        return self.share >= least


def _share(held: _Held) -> float:
    return held.share


def _held_by(
    ranking: NearRanking, bigrams: Bigrams, document: ScoredDocument, part: ScoredPart
) -> _Held:
    terms = part.terms | document.title.terms
    words = [
        term.text for which, term in enumerate(ranking.terms) if terms >> which & 1
    ]
    if not words:
        return _Held(0.0, 0)
    pairs = bigrams.worth(document.indexed, part.number, words)
    pairs *= weights.PAIRS_FOR_WORDS
    telling = ranking.telling(terms) + (pairs >= weights.TELLS_SOMETHING)
    share = (ranking.worth_of(terms) + pairs) / ranking.whole
    return _Held(min(1.0, share), telling)


def _is_enough_together(ranking: NearRanking, document: ScoredDocument) -> bool:
    """Whether a document's clauses hold enough among them, though none of them does."""
    terms = document.title.terms
    for clause in document.clauses.values():
        terms |= clause.terms
    share = ranking.worth_of(terms) / ranking.whole
    return ranking.telling(terms) > 1 and share >= weights.LEAST_SHARE_TOGETHER


# ---- the page --------------------------------------------------------------------


def _result(
    ranking: NearRanking, answers: Sequence[_Answer], query: Query
) -> NearResult:
    shown = slice(query.offset, query.offset + query.limit)
    if query.unit is Unit.CLAUSE:
        each = [(answer, [clause]) for answer in answers for clause in answer.clauses]
        each.sort(key=_best_clause_first)
    else:
        each = [(answer, answer.clauses) for answer in answers]
    return NearResult(
        total_documents=len(answers),
        total_clauses=sum(len(answer.clauses) for answer in answers),
        hits=tuple(_hit(ranking, *one, query) for one in each[shown]),
        everyday=tuple(_everyday(ranking, [answer for answer, _ in each[shown]])),
    )


def _best_clause_first(each: tuple[_Answer, list[ScoredPart]]) -> float:
    answer, [clause] = each
    return -clause.score * answer.document.factor


def _hit(
    ranking: NearRanking, answer: _Answer, clauses: list[ScoredPart], query: Query
) -> DocumentHit:
    document = answer.document
    indexed = document.indexed
    by_clause = query.unit is Unit.CLAUSE
    shown = clauses[: min(query.clauses_each, CLAUSES_OF_NEAR)]
    return DocumentHit(
        document_id=indexed.document_id,
        score=clauses[0].score * document.factor if by_clause else answer.score,
        clause_ids=tuple(
            indexed.clause_ids[clause.number - FIRST_CLAUSE] for clause in shown
        ),
        clause_count=len(shown),
        factors=tuple(_factors(ranking, answer, shown, query)) if query.explain else (),
        missing=tuple(_missing(ranking, document, clauses if by_clause else None)),
    )


def _factors(
    ranking: NearRanking, answer: _Answer, shown: Sequence[ScoredPart], query: Query
) -> Iterator[Factor]:
    document = answer.document
    if query.unit is Unit.CLAUSE:
        yield from factors_of_clause(ranking, document, shown[0])
        return
    yield from factors_of_document(ranking, document)
    yield Factor("只含所查的一部分", answer.score - document.score)


def _everyday(
    ranking: NearRanking, answers: Sequence[_Answer]
) -> Iterator[tuple[str, ...]]:
    """The everyday words with the official ones that these answers hold."""
    for term in ranking.terms:
        held = [
            official
            for official in term.lesser
            if any(official in answer.document.indexed.text for answer in answers)
        ]
        if held:
            yield term.text, *held


def _missing(
    ranking: NearRanking, document: ScoredDocument, clauses: Sequence[ScoredPart] | None
) -> Iterator[str]:
    """The words, as they were typed, that a document or a clause of it does not hold."""
    held = document.title.terms
    for part in document.clauses.values() if clauses is None else clauses:
        held |= part.terms
    for which, term in enumerate(ranking.terms):
        is_part = term in ranking.parts or is_generic(term.text)
        if not held >> which & 1 and not is_part:
            yield term.text
