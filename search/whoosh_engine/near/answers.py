"""Which of the candidates hold enough to be near to a question, and how they are told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.engine import (
    CLAUSES_OF_NEAR,
    NEAREST,
    DocumentHit,
    Factor,
    NearResult,
    Query,
    Unit,
)
from search.query.generic import is_generic
from search.query.terms import MatchMode
from search.whoosh_engine import weights
from search.whoosh_engine.explaining import factors_of_clause, factors_of_document
from search.whoosh_engine.looking import LookedAt, held_in
from search.whoosh_engine.near.bigrams import Bigrams
from search.whoosh_engine.near.ranking import NearRanking
from search.whoosh_engine.weights import Floats


@dataclass(frozen=True, slots=True)
class Places:
    """What documents, or clauses, get for their places in the order by words and in that by
    meaning; nothing where they are in none."""

    by_words: Floats
    by_meaning: Floats

    @property
    def scores(self) -> Floats:
        together: Floats = (self.by_words + self.by_meaning).round(9)
        return together


@dataclass(frozen=True, slots=True)
class Answers:
    """The candidates that hold enough, the nearest first.

    `rows` are theirs among those looked at, `clauses[n]` the rows of the clauses of the n-th
    that hold enough, the best first. `in_document[term, row]` and `in_clause[term, row]` say
    which terms a document or a clause holds, with its title. `places` and `clause_places` are
    there where meaning has a vote: then `scores` and `clause_scores` are made of those.
    """

    ranking: NearRanking
    looked: LookedAt
    rows: list[int]
    scores: Floats
    clauses: list[list[int]]
    clause_scores: Floats
    in_document: NDArray[np.bool_]
    in_clause: NDArray[np.bool_]
    places: Places | None = None
    clause_places: Places | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """What parts hold, with the titles above them: how much of the weight that was asked for,
    and how many things that tell something. Pairs alone, without a word, are nothing."""

    shares: Floats
    telling: Array

    @property
    def are_enough(self) -> NDArray[np.bool_]:
        least = np.where(
            self.telling > 1, weights.LEAST_SHARE_OF_SEVERAL, weights.LEAST_SHARE
        )
        enough: NDArray[np.bool_] = self.shares.round(9) >= least
        return enough


def answers_of(ranking: NearRanking, bigrams: Bigrams, looked: LookedAt) -> Answers:
    """Those of which a clause, or the title, or all of it holds enough of what was asked for."""
    snapshot, clauses = ranking.snapshot, looked.clauses
    count = len(looked.documents)
    titles = snapshot.first_parts[looked.documents].astype("<i4")
    in_title = held_in(ranking, titles, looked.documents)
    own = held_in(ranking, clauses.parts, clauses.documents)
    in_clause = own | in_title[:, clauses.rows]
    of_titles = _held(ranking, bigrams, titles, in_title)
    of_clauses = _held(ranking, bigrams, clauses.parts, in_clause)
    in_document = in_title.copy()
    for has, of_clause in zip(in_document, own, strict=True):
        has[clauses.rows[of_clause]] = True
    best_share, is_enough = _best(of_titles, of_clauses, clauses.rows, count)
    enough = is_enough | _are_enough_together(ranking, in_document)
    scores = np.where(enough, looked.scores * best_share**weights.COORDINATION, -1.0)
    ids = snapshot.document_ids[looked.documents]
    rows = np.lexsort((ids, -scores.round(9)))[: min(NEAREST, int(enough.sum()))]
    order = clauses.in_order()
    edges = clauses.rows[order].searchsorted(np.arange(count + 1))
    answering = of_clauses.are_enough
    shown = []
    for row in rows.tolist():
        theirs = order[edges[row] : edges[row + 1]]
        those = theirs[answering[theirs]]
        shown.append((those if len(those) else theirs).tolist())
    factors = snapshot.factors[clauses.documents]
    return Answers(
        ranking=ranking,
        looked=looked,
        rows=rows.tolist(),
        scores=scores,
        clauses=shown,
        clause_scores=(clauses.scores * factors).round(9),
        in_document=in_document,
        in_clause=in_clause,
    )


def _held(
    ranking: NearRanking,
    bigrams: Bigrams,
    parts: Array,
    terms: NDArray[np.bool_],
) -> _Held:
    words = [term.text for term in ranking.terms]
    pairs = bigrams.in_no_word(parts, words, terms) * weights.PAIRS_FOR_WORDS
    telling = np.array(ranking.tells()) @ terms.astype(np.int64)
    telling = telling + (pairs >= weights.TELLS_SOMETHING)
    shares = (np.array(ranking.rarity) @ terms + pairs) / ranking.whole
    any_word = terms.any(axis=0)
    return _Held(np.minimum(1.0, shares) * any_word, telling * any_word)


def _best(
    of_titles: _Held, of_clauses: _Held, rows: Array, count: int
) -> tuple[Floats, NDArray[np.bool_]]:
    """By document, the most that a part of it holds, and whether that is enough."""
    shares = np.concatenate((of_titles.shares, of_clauses.shares))
    telling = np.concatenate((of_titles.telling, of_clauses.telling))
    enough = np.concatenate((of_titles.are_enough, of_clauses.are_enough))
    every = np.concatenate((np.arange(count), rows))
    order = np.lexsort((-telling, -shares.round(9), every))
    first = order[every[order].searchsorted(np.arange(count))]
    return shares[first], enough[first]


def _are_enough_together(
    ranking: NearRanking, in_document: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether a document's clauses hold enough among them, though none of them does."""
    shares = np.array(ranking.rarity) @ in_document / ranking.whole
    telling = np.array(ranking.tells()) @ in_document.astype(np.int64)
    enough: NDArray[np.bool_] = (telling > 1) & (
        shares.round(9) >= weights.LEAST_SHARE_TOGETHER
    )
    return enough


# ---- the page --------------------------------------------------------------------


def near_result(answers: Answers, query: Query) -> NearResult:
    shown = slice(query.offset, query.offset + query.limit)
    each = list(enumerate(answers.clauses))
    if query.unit is Unit.CLAUSE:
        each = [(which, [clause]) for which, clauses in each for clause in clauses]
        each.sort(key=lambda one: -answers.clause_scores[one[1][0]])
    return NearResult(
        total_documents=len(answers.rows),
        total_clauses=sum(map(len, answers.clauses)),
        hits=tuple(_hit(answers, which, rows, query) for which, rows in each[shown]),
        everyday=tuple(_everyday(answers, [which for which, _ in each[shown]])),
    )


def _hit(answers: Answers, which: int, clauses: list[int], query: Query) -> DocumentHit:
    """A document with its clauses, or, by clause, the first of them."""
    row, looked = answers.rows[which], answers.looked
    shown = clauses[: min(query.clauses_each, CLAUSES_OF_NEAR)]
    if query.unit is Unit.CLAUSE:
        at, scores, places = clauses[0], answers.clause_scores, answers.clause_places
        held = answers.in_clause[:, at]
    else:
        at, scores, places = row, answers.scores, answers.places
        held = answers.in_document[:, at]
    snapshot = answers.ranking.snapshot
    return DocumentHit(
        document_id=int(snapshot.document_ids[looked.documents[row]]),
        score=float(scores[at]),
        clause_ids=tuple(snapshot.clause_ids(looked.clauses.parts[shown])),
        clause_count=len(shown),
        factors=tuple(_factors(answers, row, shown, query)) if query.explain else (),
        missing=tuple(_missing(answers.ranking, held)),
        by_meaning=places is not None and not places.by_words[at],
    )


def _factors(
    answers: Answers, row: int, shown: Sequence[int], query: Query
) -> Iterator[Factor]:
    ranking, looked = answers.ranking, answers.looked
    if answers.places and answers.clause_places:
        by_clause = query.unit is Unit.CLAUSE
        places = answers.clause_places if by_clause else answers.places
        yield from _factors_of_place(places, shown[0] if by_clause else row)
        return
    if query.unit is Unit.CLAUSE:
        yield from factors_of_clause(ranking, looked.clauses, shown[0])
        return
    yield from factors_of_document(ranking, looked, row)
    less = float(answers.scores[row] - looked.scores[row])
    yield Factor("只含所查的一部分", less)


def _factors_of_place(places: Places, at: int) -> Iterator[Factor]:
    if by_words := float(places.by_words[at]):
        yield Factor("按字词相近的名次", by_words)
    if by_meaning := float(places.by_meaning[at]):
        yield Factor("按意思相近的名次", by_meaning)


def _everyday(answers: Answers, shown: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """The everyday words with the official ones that these answers hold."""
    snapshot, looked = answers.ranking.snapshot, answers.looked
    documents = looked.documents[[answers.rows[which] for which in shown]]
    for term in answers.ranking.terms:
        held = [
            official
            for official in term.lesser
            if snapshot.documents_at(snapshot.places_of(official, MatchMode.SUBSTRING))[
                documents
            ].any()
        ]
        if held:
            yield term.text, *held


def _missing(ranking: NearRanking, held: NDArray[np.bool_]) -> Iterator[str]:
    """The words, as they were typed, that a document or a clause of it does not hold."""
    for term, is_held in zip(ranking.terms, held.tolist(), strict=False):
        is_part = term in ranking.parts or is_generic(term.text)
        if not is_held and not is_part:
            yield term.text
