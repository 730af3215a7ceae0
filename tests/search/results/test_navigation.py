import pytest

from search.results.navigation import page_numbers


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
