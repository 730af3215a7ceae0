from types import SimpleNamespace
from typing import Any

from documents.pdf_reader.limits import RULES_A_PAGE
from documents.pdf_reader.rules import Ends, Matrix, Rules

PAGE = (0.0, 0.0, 595.0, 842.0)
AS_IS = (1, 0, 0, 1, 0, 0)
BLACK = SimpleNamespace(scolor=0, ncolor=0)
LINE = [("m", 10, 100), ("l", 200, 100)]


def painted(path: list[Any], matrix: Matrix = AS_IS, **kind: bool) -> list[Ends]:
    rules = Rules(PAGE)
    rules.paint(path, matrix, BLACK, **{"stroke": True, "fill": False, **kind})
    return rules.told()


def test_a_line_and_the_sides_of_a_rectangle_are_rules() -> None:
    assert painted(LINE) == [(10, 100, 200, 100)]
    sides = [("m", 0, 0), ("l", 90, 0), ("l", 90, 40), ("l", 0, 40), ("h",)]
    assert len(painted(sides)) == 4


def test_a_filled_area_is_one_where_it_is_thin() -> None:
    thin = [("m", 0, 0), ("l", 90, 0), ("l", 90, 1), ("l", 0, 1), ("h",)]
    assert painted(thin, stroke=False, fill=True) == [(0, 0.5, 90, 0.5)]
    high = [("m", 0, 0), ("l", 90, 0), ("l", 90, 40), ("l", 0, 40), ("h",)]
    assert painted(high, stroke=False, fill=True) == []


def test_rules_stand_where_the_matrix_puts_them() -> None:
    assert painted(LINE, (0, 1, -1, 0, 300, 0)) == [(200, 10, 200, 200)]


def test_slanted_and_curved_lines_are_none_and_what_is_off_the_page_neither() -> None:
    assert painted([("m", 0, 0), ("l", 50, 50)]) == []
    assert painted([("m", 0, 9), ("c", 5, 9, 7, 9, 50, 9)]) == []
    assert painted([("m", 700, 100), ("l", 900, 100)]) == []


def test_a_page_that_draws_too_many_has_none() -> None:
    rules = Rules(PAGE)
    for _ in range(RULES_A_PAGE):
        rules.paint(LINE, AS_IS, BLACK, stroke=True, fill=False)
    assert rules.told() == []
