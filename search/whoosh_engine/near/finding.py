"""Documents that hold much of what was asked for, though not all of it.

The candidates are those that hold most, roughly: of the words and of their hanzi, the rare
ones weighing most. They are scored as any hits are, with rarity counted over clauses,
and with the pairs of hanzi that they share with the question. What holds less than a share
of the weight is no answer.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from search.arrays.array_file import Array
from search.arrays.ranges import best
from search.engine import NearResult, Query
from search.whoosh_engine import weights
from search.whoosh_engine.looking import look_at_documents
from search.whoosh_engine.near.answers import answers_of, near_result
from search.whoosh_engine.near.bigrams import Bigrams
from search.whoosh_engine.near.meaning import by_meaning, fused
from search.whoosh_engine.near.ranking import NearRanking
from search.whoosh_engine.scored import ScoredClauses, ScoredDocuments, rows_of
from search.whoosh_engine.snapshot import Documents


def find_near(ranking: NearRanking, among: Documents, query: Query) -> NearResult:
    """The nearest of these documents."""
    assert query.near is not None
    if not ranking.terms:
        return NearResult()
    snapshot = ranking.snapshot
    meant = by_meaning(snapshot, query.near, ranking.terms, among)
    candidates = _candidates(ranking, among)
    candidates[meant.answering(snapshot)] = True
    scored = ranking.score(candidates)
    if not len(scored.documents):
        return NearResult()
    bigrams = Bigrams(snapshot, ranking.pairs, scored.documents)
    scored = _with_bigrams(ranking, scored, bigrams, meant.parts)
    titles = bigrams.worths_of(snapshot.first_parts[scored.documents])
    every = np.arange(len(scored.documents))
    looked = look_at_documents(ranking, scored, every, titles)
    return near_result(fused(answers_of(ranking, bigrams, looked), meant), query)


# ---- who may answer ------------------------------------------------------------


def _candidates(ranking: NearRanking, among: Documents) -> Documents:
    """Those that hold most of the weight, by words and, for what is cut otherwise, by hanzi."""
    held = np.zeros(len(among))
    usual = max(weights.CANDIDATES, np.count_nonzero(among) * weights.TELLS_NOTHING)
    for documents, rarity in _weighed(ranking):
        found = documents & among
        if np.count_nonzero(found) <= usual:
            held[found] += rarity
    # Of a sum that is worth the same however it was added up, those of the lowest ids.
    ids = ranking.snapshot.document_ids
    order = best(held.round(9), ids, weights.CANDIDATES)
    candidates = np.zeros(len(among), bool)
    candidates[order] = held[order] > 0
    return candidates


def _weighed(ranking: NearRanking) -> Iterator[tuple[Documents, float]]:
    for term, rarity in zip(ranking.terms, ranking.rarity, strict=False):
        yield ranking.matching.with_term(term), rarity
    snapshot = ranking.snapshot
    chars = dict.fromkeys("".join(term.text for term in ranking.terms))
    for char in [*chars][: weights.HANZI_AT_MOST]:
        having = snapshot.with_character(char)
        count = int(np.count_nonzero(having))
        rarity = weights.rarity(snapshot.document_count, count)
        yield having, rarity * weights.HANZI


def _with_bigrams(
    ranking: NearRanking, scored: ScoredDocuments, bigrams: Bigrams, meant: Array
) -> ScoredDocuments:
    """With the clauses that hold pairs alone, and what pairs are worth to all of them; with
    those of these documents that are `meant`, too."""
    snapshot = ranking.snapshot
    rows = rows_of(snapshot, scored.clauses, scored.documents)
    documents = snapshot.document_of_part[bigrams.parts]
    of_clauses = bigrams.parts[bigrams.parts != snapshot.first_parts[documents]]
    theirs = meant[np.isin(snapshot.document_of_part[meant], scored.documents)]
    parts = np.unique(np.concatenate((rows.parts, of_clauses, theirs))).astype("<i4")
    at = parts.searchsorted(rows.parts)
    words, context = np.zeros(len(parts)), np.zeros(len(parts))
    words[at], context[at] = rows.words, rows.context
    clauses = ScoredClauses(
        parts, words, context=context, bigrams=bigrams.worths_of(parts)
    )
    return replace(scored, clauses=clauses)
