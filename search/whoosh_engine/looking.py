"""The best documents and clauses, looked at closely: that can only add to a score.

Words that stand close, and words as they were typed, add to a clause and to a title; so does
what was asked about: a figure for 多少, a date for 什么时候.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from search.arrays.array_file import Array
from search.arrays.ranges import is_in
from search.query.asking import answering_share
from search.whoosh_engine import weights
from search.whoosh_engine.closeness import closeness
from search.whoosh_engine.ranking import Ranking
from search.whoosh_engine.scored import (
    ClauseRows,
    ScoredDocuments,
    best_of_each,
    rounded,
    rows_of,
)
from search.whoosh_engine.weights import Floats
from search.whoosh_engine.worth import worth_of

_ROUNDING = 1e-8


@dataclass(frozen=True, slots=True)
class Look:
    """What a closer look adds to each of some parts."""

    close: Floats
    as_typed: Floats
    asked: Floats

    @property
    def together(self) -> Floats:
        return self.close + self.as_typed + self.asked

    def among(self, count: int, which: Array) -> "Look":
        """The same for so many parts, nothing for those that are not `which`."""
        every = nothing_seen(count)
        for name in Look.__slots__:
            getattr(every, name)[which] = getattr(self, name)
        return every


def nothing_seen(count: int) -> Look:
    return Look(np.zeros(count), np.zeros(count), np.zeros(count))


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Documents with their titles and clauses, and their scores, the best ones looked at closely.

    `titles` is what a title's own words are worth, `bigrams` its pairs of hanzi, `of_titles`
    what a closer look adds.
    """

    documents: Array
    titles: Floats
    bigrams: Floats
    of_titles: Look
    clauses: ClauseRows
    scores: Floats


def look_at_documents(
    ranking: Ranking,
    scored: ScoredDocuments,
    which: Array,
    bigrams: Floats | None = None,
    *,
    closely: bool = True,
    shown: bool = True,
) -> LookedAt:
    """At the titles and the best clauses of these of the documents, by their rows.

    `bigrams` is what their titles' pairs of hanzi are worth. Where they are not `shown`, only
    clauses that may be the best of their documents need a look.
    """
    snapshot = ranking.snapshot
    documents, titles = scored.documents[which], scored.titles[which]
    pairs = np.zeros(len(which)) if bigrams is None else bigrams
    clauses = rows_of(snapshot, scored.clauses, documents)
    of_titles = nothing_seen(len(which))
    if closely and ranking.gains_by_a_closer_look:
        of_titles = _look_at_titles(ranking, documents, titles)
        clauses = _with_best_looked_at(ranking, clauses, documents, shown=shown)
    best = best_of_each(clauses.rows, clauses.scores, len(documents))
    rest = scored.own_numbers[which] + scored.fields[which]
    whole = rest + titles + pairs + of_titles.together + best
    scores = rounded(whole * snapshot.factors[documents])
    return LookedAt(documents, titles, pairs, of_titles, clauses, scores)


def _look_at_titles(ranking: Ranking, documents: Array, titles: Floats) -> Look:
    """At those that hold anything."""
    which = titles.nonzero()[0]
    held = documents[which]
    parts = ranking.snapshot.first_parts[held].astype("<i4")
    looked = look_at_parts(ranking, parts, held, titles[which])
    return looked.among(len(titles), which)


def most_after_a_look(
    ranking: Ranking, scored: ScoredDocuments, which: Array
) -> Floats:
    """The most that these documents, by their rows, can be worth once they are looked at."""
    snapshot, documents = ranking.snapshot, scored.documents[which]
    clauses = rows_of(snapshot, scored.clauses, documents)
    runs = _runs_in(ranking, documents)
    most = clauses.scores + _most_of_clauses(ranking, clauses, runs)
    of_clauses = best_of_each(clauses.rows, most, len(documents))
    # A run counts in the title, too.
    of_titles = scored.titles[which] * (1 + weights.CLOSENESS) + runs
    rest = scored.own_numbers[which] + scored.fields[which]
    whole = (rest + of_titles + of_clauses) * snapshot.factors[documents]
    return rounded(whole + _ROUNDING)


def _runs_in(ranking: Ranking, documents: Array) -> Floats:
    """The most that what stands as it was typed can add to a part of each document."""
    runs = np.zeros(len(documents))
    for run, rarity in ranking.runs:
        held = worth_of(ranking.snapshot, run).found.documents[documents]
        runs += rarity * weights.AS_TYPED * weights.HEADING * held
    return runs


def _most_of_clauses(ranking: Ranking, clauses: ClauseRows, runs: Floats) -> Floats:
    """The most that a closer look can add to each clause; `runs` are by document."""
    close = weights.CLOSENESS * clauses.words * clauses.several
    asked = weights.ASKED * clauses.words if ranking.wanted else 0.0
    most: Floats = close + asked + runs[clauses.rows]
    return most


def _with_best_looked_at(
    ranking: Ranking, clauses: ClauseRows, documents: Array, *, shown: bool
) -> ClauseRows:
    """With the best clauses of each document looked at, where that can add anything."""
    most = _most_of_clauses(ranking, clauses, _runs_in(ranking, documents))
    gains = most > 0
    if not shown:
        scores = clauses.scores
        best = best_of_each(clauses.rows, scores, len(documents))
        gains &= scores + most + _ROUNDING >= best[clauses.rows]
    if not gains.any():
        return clauses
    # The best ones are those among all clauses, not among those that gain.
    order = clauses.in_order()
    rows = clauses.rows[order]
    rank = np.arange(len(order)) - rows.searchsorted(rows)
    order = order[rank < weights.CLAUSES_LOOKED_AT]
    which = order[gains[order]]
    return with_looked_at(ranking, clauses, which)


def with_looked_at(ranking: Ranking, clauses: ClauseRows, which: Array) -> ClauseRows:
    """With these clauses looked at."""
    looked = look_at_parts(
        ranking,
        clauses.parts[which],
        clauses.documents[which],
        clauses.words[which],
    ).among(len(clauses.parts), which)
    return replace(
        clauses, close=looked.close, as_typed=looked.as_typed, asked=looked.asked
    )


def look_at_parts(
    ranking: Ranking, parts: Array, documents: Array, words: Floats
) -> Look:
    """At parts, each once, whose words are worth `words`.

    What is near and as typed counts by how much of what was asked for is there.
    """
    if not ranking.gains_by_a_closer_look or not len(parts):
        return nothing_seen(len(parts))
    in_titles = np.array([worth.in_title[documents] for worth in ranking.worths])
    held = held_in(ranking, parts, documents)
    there = np.array(ranking.rarity) @ (held | in_titles) / ranking.whole
    count = len(ranking.terms)
    found = [worth.found for worth in ranking.worths[:count]]
    order = np.argsort(parts, kind="stable")
    close = np.zeros(len(parts))
    if count > 1:
        # A number is somewhere, but not near anything.
        near = closeness(ranking.snapshot, found, parts[order], held[:count, order])
        close[order] = near
    asked = np.zeros(len(parts))
    if ranking.wanted:
        asked = weights.ASKED * there * words * _answering(ranking, parts, documents)
    return Look(
        close=weights.CLOSENESS * there * words * close,
        as_typed=weights.AS_TYPED * there * _as_typed(ranking, parts),
        asked=asked,
    )


def held_in(ranking: Ranking, parts: Array, documents: Array) -> NDArray[np.bool_]:
    """Which terms and numbers each part holds: a row for each of those, parts in columns."""
    first = ranking.snapshot.first_parts[documents]
    is_title = parts == first
    held = np.empty((len(ranking.worths), len(parts)), bool)
    for row, worth in zip(held, ranking.worths, strict=True):
        row[:] = is_in(parts, worth.clauses)
        row[is_title] = worth.in_title[documents[is_title]]
    return held


def _as_typed(ranking: Ranking, parts: Array) -> Floats:
    """What the runs in each part are worth, more in its heading."""
    snapshot = ranking.snapshot
    total = np.zeros(len(parts))
    for run, rarity in ranking.runs:
        found = worth_of(snapshot, run).found
        if not len(found.parts):
            continue
        is_there = is_in(parts, found.parts)
        # Where it stands as a run, not where it is a word.
        first = found.starts.searchsorted(snapshot.part_starts[parts])
        first[first == len(found.starts)] = 0
        in_lead = found.starts[first] < snapshot.lead_ends[parts]
        worths = np.where(in_lead, weights.HEADING, 1.0)
        total += np.where(is_there, rarity * worths, 0.0)
    return total


def _answering(ranking: Ranking, parts: Array, documents: Array) -> Floats:
    """How much of what is wanted each clause has; titles answer nothing."""
    snapshot = ranking.snapshot
    is_title = parts == snapshot.first_parts[documents]
    return np.array(
        [
            0.0 if title else answering_share(snapshot.text_of(part), ranking.wanted)
            for part, title in zip(parts.tolist(), is_title.tolist(), strict=True)
        ]
    )
