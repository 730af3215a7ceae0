"""Marks in what a document page sets in pieces: tables by cell, titles by line."""

import pytest

from documents.templatetags.marks import cells, clause_text, titled
from tests.search.queries import highlighter


def test_marks_stay_in_their_cells_of_a_table():
    marking = highlighter("“东塘”")
    assert cells("序号\t名称\n1\t东塘街\n<2>", marking) == {
        "heads": [["序号", "名称"]],
        "body": [["1", "<mark>东塘</mark>街"], ["&lt;2&gt;"]],
    }


def test_an_empty_cell_keeps_its_place():
    assert cells("\t甲\n\t")["body"] == [["", "甲"], ["", ""]]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于印发工作方案的通知", ["关于", "印发", "工作", "方案的", "通知"]),
        ("印发《养护规定》的通知", ["印发《养护", "规定》的", "通知"]),
        ("2个预案", ["2个", "预案"]),  # a browser spaces digits and hanzi itself
        ("䶮", ["䶮"]),
        ("", [""]),
    ],
)
def test_the_lines_of_a_title_end_between_words(title, lines):
    assert titled(title)["parts"] == lines


def test_no_line_of_a_title_ends_within_a_mark():
    marking = highlighter("“印发工作”")
    parts = titled("关于印发工作方案", marking)["parts"]
    assert parts == ["关于", "<mark>印发工作</mark>", "方案"]


def test_marks_run_across_the_ends_of_number_and_heading():
    assert clause_text("一、夜间照明", highlighter("“间照”"), 2, 4, 6) == {
        "number": "一、",
        "heading": "夜<mark>间</mark>",
        "rest": "<mark>照</mark>明",
        "duty": "",
    }
