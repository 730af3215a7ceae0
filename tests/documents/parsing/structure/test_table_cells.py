from itertools import chain

import pytest

from documents.parsing.structure.paragraphs import paragraphs
from documents.parsing.structure.table_cells import tables_by_cells
from documents.parsing.types import Role
from tests.documents.parsing.typed import typed

HEAD = ("序号", "项目名称", "责任单位")
ROWS = (("1", "新建泵站3座", "市水利局"), ("2", "改造管网", "市城管局"))


def lines_of(*rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(rows))


def test_a_line_a_cell_becomes_rows_and_cells():
    lines = typed("清单如下：", *lines_of(HEAD, *ROWS), "各单位要按时完成。")
    found, _ = paragraphs(lines, 22.0)
    assert [paragraph.role for paragraph in found] == [None, Role.TABLE, None]
    assert found[1].text == (
        "序号\t项目名称\t责任单位\n1\t新建泵站3座\t市水利局\n2\t改造管网\t市城管局"
    )
    assert [span.line for span in found[1].spans] == list(range(2, 11))


def test_a_count_that_is_also_a_cell_is_told_by_the_length_of_rows():
    rows = (("1", "2", "市水利局"), ("2", "3", "市城管局"), ("3", "1", "市财政局"))
    [table] = tables_by_cells(typed(*lines_of(HEAD, *rows)))
    assert (table.start, table.end, table.lines_in_row) == (0, 12, 3)
    assert table.role is Role.TABLE


def test_a_cell_that_wraps_leaves_lines_marked_as_rows():
    rows = (("1", "新建城北大型排涝", "泵站3座", "市水利局"), ROWS[1])
    found, _ = paragraphs(typed(*lines_of(HEAD, *rows)), 22.0)
    assert [paragraph.role for paragraph in found] == [Role.ROWS]
    assert found[0].text.split("\n") == list(lines_of(HEAD, *rows))


@pytest.mark.parametrize(
    "rows",
    [
        (*HEAD, "见下文所列各项。"),  # no row counts one
        (*HEAD, "1", "新建泵站", "市水利局"),  # nor a second
        ("序号", "1", "2", "3"),  # a column alone
        ("序号", "各地要在规定的时间内报送有关情况说明", "1", "2"),  # no head
    ],
)
def test_what_a_count_does_not_hold_together_is_no_table(rows):
    assert tables_by_cells(typed(*rows)) == []
