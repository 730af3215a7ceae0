import pytest

from documents.parsing.pdf.extraction import Character
from documents.parsing.types import Furniture
from tests.documents.parsing.pdf.placed import page, set_line
from tests.documents.parsing.pdf.sheet.sheets import (
    LEFT,
    MEASURE,
    TOP,
    left_in_text,
    outside,
    pages,
    text,
)

RIGHT = LEFT + 10 * MEASURE


def tab(
    words: str, x: float, pitch: float = 12.0, top: float = TOP - 30
) -> list[list[Character]]:
    return [
        set_line(char, x, top - pitch * n, size=11.0) for n, char in enumerate(words)
    ]


@pytest.mark.parametrize("pitch", [11.0, 14.0, 16.0, 22.0])
@pytest.mark.parametrize("x", [RIGHT + 5, RIGHT + 9, LEFT - 16, LEFT - 30])
def test_a_tab_down_the_edge_is_no_part_of_the_lines_beside_it(x, pitch):
    found = pages(*[tab("市政府文件", x, pitch)] * 2)
    assert outside(found) == [(n, "市政府文件", Furniture.MARGIN_TAB) for n in (1, 2)]
    assert left_in_text(found) == []


def test_two_of_its_characters_may_stand_beside_one_large_line():
    title = set_line(
        "关于印发云泽市水利工程管理办法的通知", LEFT + 8, TOP + 30, size=24.0
    )
    words = "市政府文件"
    stack = [
        set_line(char, RIGHT + 5, TOP + 46 - 12 * n) for n, char in enumerate(words)
    ]
    found = [page(title, *text(), *stack)]
    assert outside(found) == [(1, words, Furniture.MARGIN_TAB)]
    assert left_in_text(found) == ["关于印发云泽市水利工程管理办法的通知"]


def test_a_tab_of_one_page_is_told_where_it_stands_between_the_baselines():
    assert outside(pages(tab("文件", RIGHT + 9), tab("政府文件", RIGHT + 9))) == [
        (2, "政府文件", Furniture.MARGIN_TAB)
    ]


def test_hanzi_one_close_under_the_other_are_a_tab_wherever_they_stand():
    stack = tab("政府文件", 570, pitch=11)
    found = [page(set_line("各县人民政府要认真落实", 60, 700), *stack)]
    assert outside(found) == [(1, "政府文件", Furniture.MARGIN_TAB)]


def test_marks_that_hang_beyond_the_edge_stay_with_their_lines():
    hanging = [set_line("袁", RIGHT, TOP - 16 * n) for n in range(6)]
    assert outside([page(*text(), *hanging)]) == []


def test_cells_of_a_table_one_under_the_other_stay():
    rows = [
        [*set_line("张三", 60, 600 - 16 * n), *set_line("男", 200, 600 - 16 * n)]
        for n in range(4)
    ]
    assert outside([page(*rows)]) == []


def test_the_first_cells_of_a_table_that_stands_out_stay():
    cells = [set_line(str(n + 1), LEFT - 20, TOP - 16 * n) for n in range(9)]
    assert outside([page(*text(), *cells)]) == []
