from dataclasses import replace

import pytest

from documents.parsing.layout.furniture import set_apart
from documents.parsing.types import Furniture, Line, Placing
from tests.documents.parsing.typed import typed

BODY = (
    "各县（市、区）人民政府，市政府各部门：",
    "为加强海塘管理，现就有关事项通知如下：",
    "一、明确责任。",
    "二、加强值守，落实领导带班制度。",
    "云泽市人民政府",
    "2023年10月8日",
)


def pages(*rows_of_pages: tuple[str, ...]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for page, rows in enumerate(rows_of_pages, 1):
        lines += typed(*rows, page=page, first=len(lines) + 1)
    return tuple(lines)


def aside(*rows_of_pages: tuple[str, ...]) -> list[tuple[str, Furniture]]:
    found = set_apart(pages(*rows_of_pages))
    return [(line.text, line.furniture) for line in found.aside]


@pytest.mark.parametrize(
    "text",
    ["— 12 —", "－12－", "- 12 -", "·12·", "—12—", "－１２－", "要 12 要", "窑12窑"],
)
def test_a_number_between_dashes_is_a_page_number_wherever_it_stands(text):
    for rows in ([text, *BODY], [*BODY, text], [*BODY[:3], text, *BODY[3:]]):
        assert aside(tuple(rows)) == [(text, Furniture.PAGE_NUMBER)]


@pytest.mark.parametrize("text", ["第12页", "第 12 页（共 30 页）", "12/30", "|12|"])
def test_other_page_numbers_stand_at_an_edge(text):
    assert aside((*BODY, text)) == [(text, Furniture.PAGE_NUMBER)]
    assert aside((*BODY[:3], text, *BODY[3:])) == []


def test_bare_numbers_that_count_on_with_the_pages_are_page_numbers():
    found = aside((*BODY, "3"), ("4", *BODY), (*BODY, "5"))
    assert found == [(text, Furniture.PAGE_NUMBER) for text in "345"]


@pytest.mark.parametrize(
    "rows_of_pages",
    [
        ((*BODY, "3"), BODY, BODY),  # one alone may be anything
        ((*BODY, "3"), (*BODY, "7"), (*BODY, "20")),  # no sequence
        ((*BODY, "2023"), (*BODY, "2023"), (*BODY, "2023")),
        ((*BODY[:2], "3", *BODY[2:]), (*BODY[:2], "4", *BODY[2:])),  # not at the edge
    ],
)
def test_other_bare_numbers_stay(rows_of_pages):
    assert aside(*rows_of_pages) == []


@pytest.mark.parametrize(
    "text",
    [
        "云泽市人民政府公报",
        "云泽市人民政府公报 2023年第10期",
        "2023年第10期（总第186期）",
        "2023年第十期　云泽市人民政府公报　12",
        "12 · 云泽市人民政府公报",
        "YUNZE SHI RENMIN ZHENGFU GONGBAO",
        "云泽政报2023·10",
    ],
)
def test_the_gazettes_name_or_issue_at_an_edge_is_a_running_head(text):
    for rows in ((text, *BODY), (*BODY, text)):
        assert aside(BODY, rows) == [(text, Furniture.RUNNING_HEAD)]
        assert aside(rows, BODY) == [(text, Furniture.MASTHEAD)]


def test_running_head_and_page_number_may_stand_over_each_other():
    page = ("云泽市人民政府公报", "2023年第10期", *BODY, "第 2 页", "────────")
    assert [text for text, _ in aside(BODY, page)] == [*page[:2], *page[-2:]]


def test_words_that_come_again_at_the_edge_are_a_running_head():
    page = ("市政府文件", *BODY)
    assert aside(page, page, page) == [("市政府文件", Furniture.RUNNING_HEAD)] * 3
    assert aside(page, page, BODY) == []  # twice is chance


@pytest.mark.parametrize(
    "text",
    [
        "云泽市人民政府",  # signs
        "2023年10月8日",
        "云政发〔2023〕21号",
        "各县（市、区）人民政府，市政府各部门：",
        "云泽市人民政府办公室关于印发",  # a title's first line
        "云泽市校园周边交通治理实施方案",  # two notices issue the same
        "（2023年修订）",
        "一、总体要求",
        "的重要意义，统一思想",
    ],
)
def test_what_documents_repeat_is_no_running_head(text):
    assert aside((text, *BODY), (text, *BODY), (text, *BODY), (*BODY, text)) == []


@pytest.mark.parametrize("text", ["————————", "─────", "| | |", "│", "_____", "======"])
def test_rules_are_set_aside(text):
    assert aside((*BODY[:2], text, *BODY[2:])) == [(text, Furniture.RULE)]


@pytest.mark.parametrize("text", ["——", "…………", "—", "一一一一"])
def test_what_is_no_rule_stays(text):
    assert aside((*BODY[:2], text, *BODY[2:])) == []


IMPRINT = (
    "主办：云泽市人民政府",
    "编辑：云泽市人民政府办公室",
    "准印证号：云内准字第012号",
    "地址：云泽市湖滨路1号",
    "邮编：300000  电话：000-1234567",
)


def test_the_imprint_stands_on_the_first_or_the_last_page():
    expected = [(text, Furniture.IMPRINT) for text in IMPRINT]
    assert aside((*BODY, *IMPRINT), BODY, BODY) == expected
    assert aside(BODY, BODY, (*BODY, *IMPRINT)) == expected
    assert aside(BODY, (*BODY, *IMPRINT), BODY) == []


@pytest.mark.parametrize(
    "row",
    [
        "联系电话：000-1234567",
        "地址：云泽市湖滨路1号",
        "主办：云泽市水利局",
        "编辑：王某某",  # one alone may be a document's
    ],
)
def test_a_document_may_give_an_address_or_a_name(row):
    assert aside((*BODY, row)) == []


COVER = ("云泽市人民政府公报", "2023年第10期", "（总第186期）", "2023年10月31日出版")
CONTENTS = (
    "目  录",
    "市政府文件",
    "云泽市人民政府关于加强海塘管理工作的通知……………（1）",
    "云泽市人民政府办公室关于印发《云泽市渡口管",
    "理办法》的通知 ………… 12",
    "人事任免",
    "【市政府人事任免】（2023年10月份） 20",
)


def test_a_cover_with_contents_is_set_aside_whole():
    found = aside((*COVER, *CONTENTS, *IMPRINT[:2]), BODY)
    assert found == (
        [(text, Furniture.MASTHEAD) for text in COVER]
        + [(text, Furniture.CONTENTS) for text in CONTENTS]
        + [(text, Furniture.IMPRINT) for text in IMPRINT[:2]]
    )


def test_a_cover_without_contents_is_set_aside_whole():
    cover = ("云泽市", *COVER, "云泽市人民政府办公室")
    assert aside(cover, BODY) == [(text, Furniture.MASTHEAD) for text in cover]


def test_a_masthead_may_stand_over_the_first_document():
    found = aside((*COVER, *BODY), BODY)
    assert found == [(text, Furniture.MASTHEAD) for text in COVER]


def test_a_date_under_no_masthead_stays():
    assert aside(("2023年10月8日", *BODY[:4]), BODY) == []


def test_contents_may_go_on_over_a_page():
    more = CONTENTS[2:]
    found = aside((*COVER, *CONTENTS), more, BODY)
    assert [text for text, what in found if what is Furniture.CONTENTS] == [
        *CONTENTS,
        *more,
    ]


def test_contents_may_stand_over_the_first_document():
    """The columns are dumped before their headline, and that after the contents."""
    headline = ("云泽市人民政府关于加强海塘", "管理工作的通知", "云政发〔2023〕21号")
    found = aside((*COVER, *CONTENTS, *BODY, *headline), BODY)
    assert [text for text, _ in found] == [*COVER, *CONTENTS]


def test_nothing_is_lost_or_changed():
    lines = pages((*COVER, *CONTENTS), (*BODY, "— 2 —"), ("3", *BODY, "", *IMPRINT))
    found = set_apart(lines)
    assert set(found.lines) < set(lines)
    numbers = [line.number for line in found.lines]
    numbers += [line.line for line in found.aside]
    assert sorted(numbers) == [line.number for line in lines]
    text_of = {line.number: line.text for line in lines}
    assert found.aside
    assert all(text_of[line.line] == line.text for line in found.aside)


def test_lines_as_large_as_titles_are_no_running_head_however_often_they_begin_a_page():
    """云泽市人民政府办公室关|于…: documents of one organ break their titles alike."""

    def set_large(scale: float) -> list[str]:
        rows = pages(*[("云泽市人民政府办公室关", *BODY)] * 3)
        placed = [replace(line, placing=Placing(0, 0, scale)) for line in rows]
        return [line.text for line in set_apart(placed).aside]

    assert set_large(1.0) == ["云泽市人民政府办公室关"] * 3
    assert set_large(1.8) == []
