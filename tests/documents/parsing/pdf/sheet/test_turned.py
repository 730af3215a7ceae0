"""Turned tabs and numbers are made in the frame of the page: `x` and `y` are where the
first character begins."""

import pytest

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.pages import lay_out
from documents.parsing.types import Furniture
from tests.documents.parsing.pdf.placed import page, set_line
from tests.documents.parsing.pdf.sheet.sheets import (
    LEFT,
    MEASURE,
    left_in_text,
    outside,
    pages,
)

RIGHT = LEFT + 10 * MEASURE


def upwards(words: str, x: float, y: float, **kind: float) -> list[Character]:
    """Running up the page, the heads of the characters to the left."""
    return set_line(words, y, -x, angle=90, **kind)


def downwards(words: str, x: float, y: float, **kind: float) -> list[Character]:
    """Running down the page, the heads of the characters to the right."""
    return set_line(words, -y, x, angle=270, **kind)


def messages(*found) -> list[str]:
    return [warning.message for warning in lay_out(found).warnings]


@pytest.mark.parametrize("spread", [0.0, 2.0, 12.0])
@pytest.mark.parametrize(
    ("up", "x"),
    [(True, RIGHT + 25), (True, LEFT - 12), (False, RIGHT + 12), (False, LEFT - 25)],
)
def test_a_tab_that_is_set_turned_is_named_and_no_longer_only_counted(up, x, spread):
    tab = (upwards if up else downwards)("市政府文件", x, 500, spread=spread)
    found = pages([tab])
    assert outside(found) == [(1, "市政府文件", Furniture.MARGIN_TAB)]
    assert (left_in_text(found), messages(*found)) == ([], [])


@pytest.mark.parametrize("number", ["12", "—12—", "第12页"])
def test_a_turned_page_number_is_one(number):
    found = pages([downwards(number, RIGHT + 30, 420)])
    assert outside(found) == [(1, number, Furniture.PAGE_NUMBER)]
    assert messages(*found) == []


def test_tab_and_number_down_one_edge_are_two():
    edge = [upwards("政策解读", RIGHT + 25, 500), upwards("7", RIGHT + 25, 100)]
    assert outside(pages(edge)) == [
        (1, "7", Furniture.PAGE_NUMBER),
        (1, "政策解读", Furniture.MARGIN_TAB),
    ]


def test_a_turned_number_may_stand_under_the_text():
    found = pages([downwards("12", 300, 60)])
    assert outside(found) == [(1, "12", Furniture.PAGE_NUMBER)]


def test_a_page_on_its_side_has_its_head_and_number_across_it():
    """The text runs up the sheet; head and number stand as on the sheets around."""
    lines = [upwards("各县市区人民政府要落实", 100 + 16 * n, 100) for n in range(20)]
    foot = set_line("12", 300, 20, size=8.0)
    found = [page(*lines, foot, size=(595.0, 842.0))]
    assert outside(found) == [(1, "12", Furniture.PAGE_NUMBER)]


@pytest.mark.parametrize("angle", [35, 90, 270])
def test_what_runs_across_the_text_is_only_counted(angle):
    stamp = {
        35: set_line("骑缝印章", 300, 400, angle=35),
        90: upwards("骑缝印章", 300, 620),
        270: downwards("骑缝印章", 300, 680),
    }[angle]
    found = pages([stamp])
    assert outside(found) == []
    assert messages(*found) == ["第1页有4个字方向与正文不同（如水印、骑缝），没有收录"]
