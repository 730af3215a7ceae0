import pytest

from documents.table_shape import head_rows, rows_of


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("县区\t投资额\n东塘区\t1,200\n西岭县\t90.5", 1),
        ("序号\t任务\n1\t修路", 1),
        ("县区\t其中\t\n\t投资\t增长\n东塘区\t12\t3.5%\n西岭县\t7\t9%", 2),
        ("任务\t单位\n完善水电气路及消防设施，推进改造\t市水务局、各县区人民政府", 1),
        ("东塘区\t1,200\n西岭县\t90.5", 0),
        ("张三\t李四\n王五\t赵六", 0),
        ("县区\t投资额", 0),
    ],
)
def test_heads_are_told_by_what_stands_under_them(text: str, heads: int) -> None:
    assert head_rows(rows_of(text)) == heads
