"""Measures that are themselves wrong would guard nothing."""

from math import log2
from pathlib import Path

import pytest

from tests.search.judged.figures import Judged, figures, ndcg, reciprocal_rank
from tests.search.judged.queries import (
    LAY_FRESH,
    LAY_REAL,
    LAY_SAMPLE,
    LAY_UNSEEN,
    LAY_UNSEEN_REAL,
    REAL,
    SAMPLE,
    JudgedQuery,
    judged_queries,
)

SORTS = {
    "phrase", "words", "cut otherwise", "script and width", "abbreviation", "number", "part of a number",
    "person", "telephone or address", "amount", "date", "field", "negation", "either", "cited", "topic",
    "question", "title",
}  # fmt: skip


def judged(ndcg: float, rank: float, clause: float | None) -> Judged:
    return Judged(JudgedQuery("topic", "词", ()), ndcg, rank, clause, clause)


def test_the_best_order_is_one_and_nothing_found_is_nought():
    assert ndcg([3, 2, 1], [3, 2, 1]) == 1
    assert ndcg([], [3]) == 0
    assert ndcg([0, 3], [3]) == pytest.approx(1 / log2(3))
    assert ndcg([1, 3], [3, 1]) == pytest.approx((1 + 7 / log2(3)) / (7 + 1 / log2(3)))
    assert ndcg([0] * 10 + [3], [3]) == 0


def test_the_reciprocal_rank_is_of_the_first_that_was_looked_for():
    assert reciprocal_rank([False, False, True, True]) == pytest.approx(1 / 3)
    assert reciprocal_rank([False]) == 0


def test_means_are_taken_over_those_that_were_judged():
    found = figures([judged(1, 1, None), judged(0.5, 0.5, 0.0)])
    assert (found.ndcg, found.mrr, found.success) == (0.75, 0.75, 0.5)
    assert (found.with_clauses, found.first_clause, found.clause_mrr) == (1, 0, 0)


@pytest.mark.parametrize(
    ("file", "fewest"),
    [
        *((SAMPLE, 51), (REAL, 51), (LAY_SAMPLE, 60), (LAY_REAL, 35)),
        *((LAY_UNSEEN, 15), (LAY_UNSEEN_REAL, 20), (LAY_FRESH, 12)),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_queries_are_judged_once_and_well_formed(file, fewest):
    queries = judged_queries(file)
    assert len(queries) >= fewest
    assert len({query.text for query in queries}) == len(queries)
    for query in queries:
        assert query.judgments, query
        assert {one.grade for one in query.judgments} <= {1, 2, 3}, query
        assert max(one.grade for one in query.judgments) == 3, query


def test_there_are_enough_queries_of_every_sort_and_a_third_is_held_out():
    sample, real = judged_queries(SAMPLE), judged_queries(REAL)
    assert len(sample) >= 80
    for queries in (sample, [*sample, *real]):
        assert {query.sort for query in queries} >= SORTS
        held_out = sum(query.is_held_out for query in queries)
        assert 0.25 <= held_out / len(queries) <= 0.42


def test_there_are_a_hundred_questions_in_a_layman_s_words():
    questions = [*judged_queries(LAY_SAMPLE), *judged_queries(LAY_REAL)]
    assert len({one.text for one in questions}) == 100
    assert 33 <= sum(one.is_held_out for one in questions) <= 42
