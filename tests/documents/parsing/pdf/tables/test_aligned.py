from documents.parsing.pdf.extraction import Character
from documents.parsing.pdf.tables.aligned import aligned
from documents.parsing.pdf.tables.cells import texts_of
from documents.parsing.pdf.text_runs import runs
from tests.documents.parsing.pdf.placed import set_line

X = (60, 160, 260)


def row(y: float, *cells: str) -> list[Character]:
    return [
        char for x, text in zip(X, cells, strict=False) for char in set_line(text, x, y)
    ]


def read(*lines: list[Character], rules: tuple[float, ...] = ()) -> list[list[str]]:
    found = aligned(runs(char for line in lines for char in line), rules)
    assert found
    return [[text for text, _, _ in cells] for cells in texts_of(found.rows)[0]]


HEAD = ("项目", "投资", "单位")


def test_an_empty_cell_keeps_its_place() -> None:
    assert read(
        row(700, *HEAD), row(680, "道路", "", "万元"), row(660, "桥梁", "9")
    ) == [
        list(HEAD),
        ["道路", "", "万元"],
        ["桥梁", "9", ""],
    ]


def test_lines_that_stand_closer_than_rows_are_of_one_cell() -> None:
    lines = [
        row(700, *HEAD),
        row(676, "农村公路建", "12", "万元"),
        row(664, "设和养护"),
        row(640, "危桥改造", "3", "万元"),
    ]
    assert read(*lines)[1] == ["农村公路建设和养护", "12", "万元"]


def test_a_cell_in_the_middle_of_its_row_is_of_that_row() -> None:
    lines = [
        row(700, *HEAD),
        row(676, "农村公路建"),
        row(670, "", "12", "万元"),
        row(664, "设和养护"),
        row(640, "危桥改造", "3", "万元"),
    ]
    assert read(*lines)[1] == ["农村公路建设和养护", "12", "万元"]


def test_rules_between_all_rows_tell_them() -> None:
    lines = [
        row(700, *HEAD),
        row(688, "公路", "12", "市交通局"),
        row(676, "", "", "各县区"),
        row(664, "危桥", "3", "市交通局"),
    ]
    assert read(*lines, rules=(698, 674))[1] == ["公路", "12", "市交通局各县区"]


def test_a_head_over_several_columns_is_in_the_first_of_them() -> None:
    over = [*set_line("项目", 60, 700), *set_line("资金来源及其去向合计情况", 160, 700)]
    below = [row(680 - 20 * n, "道路", str(n), "自筹") for n in range(3)]
    assert read(over, *below)[0] == ["项目", "资金来源及其去向合计情况", ""]


def test_one_column_is_no_table() -> None:
    assert aligned(runs([*row(700, "项目"), *row(680, "道路")])) is None
