"""Ranges, the best of many, and what is kept of what was worked out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.arrays.cache import Cache
from search.arrays.ranges import best, first_of_each, is_in, within

scores = st.lists(
    st.tuples(st.sampled_from([0.0, 0.5, 1.0, 2.0]), st.integers(0, 1000)),
    unique_by=lambda one: one[1],
)


@given(scores, st.integers(0, 12))
def test_the_best_are_those_of_a_whole_sort(pairs, count):
    values = np.array([score for score, _ in pairs], float)
    ranks = np.array([rank for _, rank in pairs], int)
    order = sorted(range(len(pairs)), key=lambda at: (-values[at], ranks[at]))
    assert best(values, ranks, count).tolist() == order[:count]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 5)), max_size=10))
def test_ranges_give_their_places_one_after_the_other(ranges):
    starts = np.array([start for start, _ in ranges], int)
    ends = np.array([start + length for start, length in ranges], int)
    places, which = within(starts, ends)
    expected = [
        (place, number)
        for number, (start, length) in enumerate(ranges)
        for place in range(start, start + length)
    ]
    assert list(zip(places.tolist(), which.tolist(), strict=True)) == expected


def test_firsts_and_members():
    assert first_of_each(np.array([3, 3, 4, 3])).tolist() == [True, False, True, True]
    assert is_in(np.array([1, 5, 9]), np.array([0, 5])).tolist() == [False, True, False]
    assert is_in(np.array([1]), np.array([], int)).tolist() == [False]


def test_what_was_made_first_gives_way():
    cache, made = Cache(at_most=5000), list[int]()

    def array(number: int) -> np.ndarray:
        made.append(number)
        return np.full(250, number, "<i8")

    for number in (1, 1, 2, 3, 3, 1):
        assert cache.get(number, lambda: array(number))[0] == number  # noqa: B023
    assert made == [1, 2, 3, 1]
