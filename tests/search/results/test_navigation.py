import pytest

from search.results.answer import Answer, Facet, FacetValue
from search.results.forms import SearchParams
from search.results.navigation import filters, page_numbers


def test_long_lists_of_values_fold_but_never_what_is_chosen():
    values = [FacetValue(str(n), str(n), 20 - n, n == 15) for n in range(20)]
    facets = (Facet("kind", "文种", tuple(values)),)
    answer = Answer("", "", 0, 0, (), facets, "relevance", 1, 1)
    [kinds] = filters(answer, SearchParams(kinds=("15",)))
    assert [choice.label for choice in kinds.shown] == [*"01234567", "15"]
    assert len(kinds.collapsed) == 11


@pytest.mark.parametrize(
    ("page", "of", "numbers"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
    ],
)
def test_page_numbers_leave_out_what_is_far(page, of, numbers):
    assert page_numbers(page, of) == numbers
