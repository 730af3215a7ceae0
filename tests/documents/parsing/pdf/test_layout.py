from collections.abc import Sequence

import pytest

from documents.parsing.pdf.extraction import Character, PdfPage
from documents.parsing.pdf.layout import Band, PrintedLine
from documents.parsing.pdf.pages import lay_out
from documents.parsing.types import Placing
from tests.documents.parsing.pdf.placed import page, set_line

LEFT, RIGHT, STEP = 60.0, 300.0, 16.0
MEASURE = 22  # hanzi
HANZI = "各县市区人民政府和各部门要认真落实本通知的要求"


def bands(pages: Sequence[PdfPage]) -> tuple[Band, ...]:
    return lay_out(pages).bands


def placing(line: PrintedLine) -> Placing:
    assert line.placing is not None
    return line.placing


def said(found: tuple[Band, ...]) -> list[tuple[bool, list[str]]]:
    return [(band.wide, [line.text for line in band.lines]) for band in found]


def column(text: str, x: float, top: float, rows: int) -> list[list[Character]]:
    return [set_line(text * MEASURE, x, top - STEP * n) for n in range(rows)]


def two_columns(top: float, rows: int = 6) -> list[list[Character]]:
    return column("左", LEFT, top, rows) + column("右", RIGHT, top, rows)


def test_the_left_column_is_read_before_the_right_one():
    [(wide, lines)] = said(bands([page(*two_columns(700))]))
    assert not wide
    assert [line[0] for line in lines] == ["左"] * 6 + ["右"] * 6


def test_a_headline_parts_the_columns_over_it_from_those_under_it():
    headline = set_line("云泽市人民政府关于公布名单的通知", 150, 590)
    found = bands([page(*two_columns(700), headline, *two_columns(560))])
    assert [wide for wide, _ in said(found)] == [False, True, False]


def test_columns_that_begin_at_other_heights_are_columns_still():
    low = column("右", RIGHT, 700 - STEP, 5)
    [(wide, lines)] = said(bands([page(*column("左", LEFT, 700, 6), *low)]))
    assert (wide, len(lines)) == (False, 11)


def test_a_line_at_the_edge_of_a_column_of_indented_lines_is_of_it():
    """任命：…副局|长；, where all that begins in the right column is indented."""
    edge = LEFT + 10 * MEASURE + 10
    rows = [
        set_line("任命：", LEFT, 700),
        *column("左", LEFT, 684, 5),
        set_line("长；", edge, 700),
        *(set_line("右" * 20, edge + 20, 684 - STEP * n) for n in range(5)),
    ]
    [(wide, lines)] = said(bands([page(*rows)]))
    assert not wide
    assert lines[6:8] == ["长；", "右" * 20]


def test_a_page_in_one_column_is_all_wide():
    rows = [set_line(HANZI * 2, LEFT, 700 - STEP * n) for n in range(6)]
    assert [wide for wide, _ in said(bands([page(*rows)]))] == [True]


def test_a_page_that_lies_crosswise_has_columns_of_its_own():
    rows = [set_line(HANZI * 2, 80, 500 - STEP * n) for n in range(6)]
    across = page(*rows, number=2, size=(842.0, 595.0))
    found = bands([page(*two_columns(700)), across])
    assert [(band.page, band.wide) for band in found] == [(1, False), (2, True)]


def test_an_indented_page_is_measured_from_where_its_like_begin():
    pages = [page(*two_columns(700), number=n) for n in (1, 2, 3)]
    indented = [set_line("左" * 20, LEFT + 20, 700 - STEP * n) for n in range(6)]
    found = bands([*pages, page(*indented, *column("右", RIGHT, 700, 6), number=5)])
    assert {placing(line).indent for line in found[-1].lines[:6]} == {2.0}


def test_a_line_knows_its_indent_its_room_and_its_size():
    rows = two_columns(700)
    rows[0] = set_line("左" * 18, LEFT + 20, 700)
    [band] = bands([page(*rows)])
    where = placing(band.lines[0])
    assert (where.indent, round(where.room), where.scale) == (2.0, 2, 1.0)


def test_a_title_in_larger_type_is_large():
    title = set_line("云泽市人民政府公告", 150, 740, size=16.0)
    first = bands([page(title, *two_columns(700))])[0].lines[0]
    assert (placing(first).scale, placing(first).is_large) == (1.6, True)


def test_a_head_in_two_pieces_is_of_neither_column():
    def with_head(number: int) -> list[list[Character]]:
        return [
            set_line("云泽市人民政府公报", LEFT, 760),
            set_line(f"第{number}期", RIGHT + 150, 760),
            *two_columns(700),
        ]

    found = bands([page(*with_head(n), number=n) for n in (1, 2)])
    assert [line.text for line in found[0].lines] == ["云泽市人民政府公报", "第1期"]
    assert [band.page for band in found] == [1, 1, 2, 2]


def test_one_short_first_line_over_columns_is_no_head():
    rows = [set_line("左" * 5, LEFT, 740), set_line("右" * 5, RIGHT, 740)]
    assert len(bands([page(*rows, *two_columns(700))])) == 1


@pytest.mark.parametrize("title", [760, 720])
def test_a_number_and_what_is_registered_beside_it_are_one_line_under_a_title(title):
    """Or over it."""
    number, registered = "云政发〔2021〕8号", "登记号〔2021〕3号"
    middle = (LEFT + RIGHT + 200) / 2
    found = bands(
        [
            page(
                set_line("云泽市人民政府公告", middle - 81, title, size=18.0),
                set_line(number, middle - 110, 740),
                set_line(registered, middle + 10, 740),
                *two_columns(700),
            )
        ]
    )
    assert f"{number} {registered}" in [line.text for line in found[0].lines]


def test_cells_are_parted_by_two_blanks_and_words_by_one():
    row = [
        *set_line("水库", 60, 700),
        *set_line("甲乙", 86, 700),
        *set_line("丙", 140, 700),
    ]
    [(_, [text])] = said(bands([page(row)]))
    assert text == "水库 甲乙  丙"


def test_the_spaced_characters_of_a_title_are_no_words():
    [(_, [text])] = said(bands([page(set_line("附件名录", 60, 700, spread=9.0))]))
    assert text == "附件名录"


def three_columns(top: float, rows: int = 6) -> list[list[Character]]:
    return [
        set_line(text * 12, x, top - STEP * n)
        for n in range(rows)
        for text, x in (("左", 60), ("中", 200), ("右", 340))
    ]


def test_three_columns_are_read_one_after_the_other():
    headline = set_line("云泽市人民政府关于公布名单的通知", 150, 740)
    pages = [page(*two_columns(700)), page(headline, *three_columns(700), number=2)]
    head, columns = said(bands(pages))[1:]
    assert head == (True, ["云泽市人民政府关于公布名单的通知"])
    assert [line[0] for line in columns[1]] == ["左"] * 6 + ["中"] * 6 + ["右"] * 6


def test_columns_are_found_among_many_pages_in_one_column():
    wide = [set_line(HANZI * 2, LEFT, 700 - STEP * n) for n in range(40)]
    pages = [page(*wide, number=n) for n in range(1, 9)]
    found = bands([*pages, page(*two_columns(700), number=9)])
    assert [line.text[0] for line in found[-1].lines] == ["左"] * 6 + ["右"] * 6
    assert [band.wide for band in found] == [True] * 8 + [False]


def test_a_table_of_two_columns_in_text_set_over_the_page_is_read_row_by_row():
    text = [set_line(HANZI * 2, LEFT, 700 - STEP * n) for n in range(20)]
    rows = [
        char
        for n in range(6)
        for char in (
            *set_line("单位甲", LEFT, 300 - STEP * n),
            *set_line("负责日常巡查和检修工作" * 2, 200, 300 - STEP * n),
        )
    ]
    [band] = bands([page(*text, rows)])
    assert band.lines[-1].text.startswith("单位甲  负责")
