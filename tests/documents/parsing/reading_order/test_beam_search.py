"""The best path through an issue's pages, and what it says of each page."""

from itertools import pairwise

import pytest

from documents.parsing.reading_order.beam_search import BeamSearch
from documents.parsing.reading_order.words.ngrams import NGrams
from documents.parsing.reading_order.words.topic import Topics
from tests.documents.parsing.reading_order.test_order import (
    COLUMN,
    FIRST_COLUMNS,
    FIRST_HEADLINE,
    FIRST_REST,
    SECOND_COLUMNS,
    SECOND_HEADLINE,
    framed,
)

PAGES = framed(
    FIRST_COLUMNS + FIRST_HEADLINE, FIRST_REST + SECOND_COLUMNS + SECOND_HEADLINE
)
SEARCH = BeamSearch(
    PAGES,
    COLUMN,
    NGrams(stretch for page in PAGES for stretch in page.stretches),
    Topics(PAGES),
)
PATH = SEARCH.best_path()


def test_the_best_path_takes_one_candidate_of_each_page():
    first, second = PATH.chosen
    assert first.continuation == ()
    assert tuple(line.text for line in second.continuation) == FIRST_REST


def test_the_chosen_candidate_stands_before_the_others_by_their_totals():
    assert any(len(choices) > 1 for choices in PATH.choices)
    for choices in PATH.choices:
        assert choices[0].total == PATH.score
        assert all(one.total >= two.total for one, two in pairwise(choices))
        extents = [one.candidate.extent for one in choices]
        assert len(set(extents)) == len(extents)


def test_a_margin_is_the_lead_over_the_next_candidate():
    first, second = PATH.choices[1][:2]
    assert PATH.margins[1] == first.total - second.total > 0.0


def test_a_page_without_another_candidate_has_an_infinite_margin():
    pages = framed(FIRST_COLUMNS + FIRST_HEADLINE, FIRST_REST)
    words = NGrams(stretch for page in pages for stretch in page.stretches)
    path = BeamSearch(pages, COLUMN, words, Topics(pages)).best_path()
    assert path.margins[1] == float("inf")


def test_the_factors_of_a_choice_add_up_to_its_gain():
    for index, choices in enumerate(PATH.choices):
        for choice in choices:
            factors = list(SEARCH.factors(index, choice))
            gain = sum(factor.worth for factor in factors)
            assert gain == pytest.approx(choice.gain)


def test_a_state_between_pages_is_what_the_one_leaves_and_the_other_takes():
    first, second = PATH.choices[0][0], PATH.choices[1][0]
    assert first.after is second.before
    assert second.before.text
    assert second.before.text.line == FIRST_COLUMNS[-1]
