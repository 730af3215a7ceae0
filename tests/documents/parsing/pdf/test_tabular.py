import pytest

from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.pages import lay_out
from tests.documents.parsing.pdf.placed import page, set_line

LEFT, RIGHT, STEP, MEASURE = 60.0, 300.0, 16.0, 22
WARNING = "第1页可能有跨栏的表格，已逐栏读出，请核对"


def columns(top: float, rows: int) -> list[list[Character]]:
    return [
        set_line(text * MEASURE, x, top - STEP * n)
        for n in range(rows)
        for text, x in (("左", LEFT), ("右", RIGHT))
    ]


def side_by_side(*rows: tuple[str, str], right: float = RIGHT) -> list[list[Character]]:
    return [
        set_line(text, x, 500 - STEP * n)
        for n, row in enumerate(rows)
        for text, x in zip(row, (LEFT, right), strict=True)
    ]


def messages(*lines: list[Character]) -> list[str]:
    return [
        warning.message
        for warning in lay_out([page(*columns(700, 10), *lines)]).warnings
    ]


CELLS = (("项目名称", "牵头单位"), ("管道改造", "水务局"), ("泵站建设", "人民医院"))


@pytest.mark.parametrize("right", [RIGHT, RIGHT + 35])
def test_a_table_whose_cells_part_at_the_gutter_is_told(right: float) -> None:
    assert messages(*side_by_side(*CELLS, right=right)) == [WARNING]


@pytest.mark.parametrize(
    "rows",
    [
        CELLS[:2],  # ends of paragraphs that meet
        [(f"{name}任局长；", f"{name}任副局长；") for name in ("甲", "乙", "丙")],
        [
            (f"{name}任局长曰", f"{name}任副局长曰") for name in ("甲", "乙", "丙")
        ],  # ； garbled
        [("左" * MEASURE, right) for _, right in CELLS],  # a list beside text
    ],
)
def test_other_lines_side_by_side_are_not(rows: list[tuple[str, str]]) -> None:
    assert messages(*side_by_side(*rows)) == []
