import pytest

from documents.parsing.structure.clause_keys import UniqueKeys
from documents.parsing.structure.clauses import clauses
from documents.parsing.structure.paragraphs import paragraphs
from documents.parsing.structure.tables import tables
from documents.parsing.text.row_rule import garble
from documents.parsing.types import Line, ParsedParagraph, Role
from tests.documents.parsing.typed import repaired, typed

ROWS = ("序号  海塘名称  责任单位", "1  东塘  市水利局", "2　　西塘\t东湖区政府")


def parsed(*rows: str) -> tuple[ParsedParagraph, ...]:
    return clauses(paragraphs(typed(*rows), 22.0)[0], "", UniqueKeys())


def test_rows_and_cells_are_kept():
    before, table, after = parsed("海塘名录如下。", *ROWS, "请遵照执行。")
    assert table.role is Role.TABLE
    assert [row.split("\t") for row in table.text.split("\n")] == [
        ["序号", "海塘名称", "责任单位"],
        ["1", "东塘", "市水利局"],
        ["2", "西塘", "东湖区政府"],
    ]
    assert (before.text, after.text) == ("海塘名录如下。", "请遵照执行。")
    assert [span.line for span in table.spans] == [2, 3, 4]
    assert (table.path, table.depth, table.key) == (None, 0, "p2")


def test_a_table_stands_under_its_clause():
    heading, table, following = parsed("一、名录", *ROWS, "二、分工")
    assert (table.key, table.label) == ("1-p1", "一、第1段")
    assert (heading.key, following.key) == ("1", "2")


def test_rows_that_differ_in_cells_are_marked_as_rows_only():
    [rows] = parsed(*ROWS, "3  南塘", "4  北塘  西山区政府")
    assert rows.role is Role.ROWS
    assert rows.text.split("\n")[3] == "3\t南塘"


@pytest.mark.parametrize(
    "rows",
    [
        ("各地要 加强值守， 落实", "责任 。请遵照执行"),  # justified
        ("第一章　总　则", "第二章　分　则", "第三章　附　则"),
        ("第一章  总则", "第二章  分则", "第三章  附则"),
        ("一、加强领导  落实责任", "二、加强值守  落实经费", "三、加强  宣传"),
        ("云泽市水利局    云泽市财政局", "云泽市教育局    云泽市民政局",
         "云泽市公安局    云泽市司法局", "2023年10月8日"),
        ("东塘  西塘", "南塘  北塘"),  # two of two may be chance
        ("1  东塘  市水利局",),  # one row is none
    ],
)  # fmt: skip
def test_what_is_no_table(rows):
    assert tables(typed(*rows)) == []


def test_repairs_are_placed_in_the_table():
    rows = "海塘名录如下：\n甲，乙  东塘  市水利局\n丙，丁  西塘  “三区”办\n"
    lines = repaired(garble(rows))
    [_, table] = paragraphs([line for line in lines if line.text], 22.0)[0]
    assert table.text == "甲，乙\t东塘\t市水利局\n丙，丁\t西塘\t“三区”办"
    assert [table.text[placed.offset] for placed in table.repairs] == list("，，“”")


def test_rows_that_a_pdf_shows_are_a_table_with_its_empty_cells() -> None:
    lines = [
        Line(1, 1, "项目\t投资\t备注", table=1),
        Line(2, 1, "\t40000\t", table=1),
        Line(3, 1, "序号\t名称", table=2),
        Line(4, 1, "1\t", table=2),
    ]
    first, second = paragraphs(lines, 22)[0]
    assert first.text == "项目\t投资\t备注\n\t40000\t"
    assert second.text == "序号\t名称\n1\t"
    assert first.role is second.role is Role.TABLE
