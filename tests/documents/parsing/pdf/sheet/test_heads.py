import pytest

from documents.parsing.pdf.sheet.heads import page_number
from documents.parsing.types import Furniture
from tests.documents.parsing.pdf.placed import page, set_line
from tests.documents.parsing.pdf.sheet.sheets import (
    LEFT,
    STEP,
    TOP,
    left_in_text,
    outside,
    pages,
    text,
)

HEAD, FOOT = TOP + 30, 50.0


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("《云泽市人民政府公报》2025年第7期", LEFT),
        ("云泽市人民政府公报", LEFT - 19),
        ("THE GAZETTE OF YUNZE", LEFT),
        ("市政府文件选登与有关部门规范性文件及其政策解读材料汇编", LEFT),
    ],
)
def test_words_over_the_text_of_several_pages_are_set_aside_whatever_they_say(
    words, at
):
    found = pages(*[[set_line(words, at, HEAD, size=9.0)]] * 4)
    assert left_in_text(found) == []
    assert {kind for _, _, kind in outside(found)} == {Furniture.RUNNING_HEAD}
    assert [number for number, _, _ in outside(found)] == [1, 2, 3, 4]


@pytest.mark.parametrize("words", ["ISSN 1671-2005", "http://www.yunze.gov.cn/gazette"])
def test_latin_words_under_the_text_are_set_aside(words):
    found = pages(*[[set_line(words, 300, FOOT, size=8.0)]] * 3)
    assert (left_in_text(found), len(outside(found))) == ([], 3)


@pytest.mark.parametrize("form", ["{}", "— {} —", "·{}·", "要 {} 要", "第{}页"])
def test_numbers_that_count_on_are_page_numbers(form):
    found = pages(
        *[[set_line(form.format(n), LEFT, FOOT, size=9.0)] for n in (1, 2, 3)]
    )
    assert {kind for _, _, kind in outside(found)} == {Furniture.PAGE_NUMBER}
    assert left_in_text(found) == []


def test_odd_and_even_pages_may_have_other_heads():
    words = ("云泽市人民政府公报", "市政府文件选登与解读")
    found = pages(*[[set_line(words[n % 2], LEFT, HEAD)] for n in range(6)])
    assert (left_in_text(found), len(outside(found))) == ([], 6)


def test_a_head_that_names_what_its_page_holds_is_told_by_its_type():
    words = ("水利", "教育工作", "市场监管", "交通")
    found = pages(*[[set_line(one, LEFT, HEAD, size=8.0)] for one in words])
    assert (left_in_text(found), len(outside(found))) == ([], 4)


@pytest.mark.parametrize(
    "words", ["《云泽市人民政府公报》2025年第7期", "ISSN 1671-2005", "www.yunze.gov.cn"]
)
def test_small_words_that_no_text_is_are_a_head_on_a_single_page(words):
    found = pages([set_line(words, LEFT - 19, HEAD, size=9.0)])
    assert (left_in_text(found), len(outside(found))) == ([], 1)


def test_titles_at_one_height_are_no_heads():
    titles = ("关于水利的通知", "关于教育的通知", "关于交通的意见")
    found = pages(*[[set_line(one, 200, HEAD, size=18.0)] for one in titles])
    assert (left_in_text(found), outside(found)) == (list(titles), [])


def test_what_heads_the_columns_of_a_table_page_after_page_stays():
    """It stands where other pages have text."""
    row = [*set_line("序号", LEFT, TOP), *set_line("项目名称", 200, TOP)]
    tables = [page(row, *text(9, TOP - 2 * STEP, n), number=n) for n in (1, 2, 3)]
    found = [*tables, *(page(*text(first=n), number=n) for n in range(4, 12))]
    assert outside(found) == []


def test_the_dates_of_signatures_at_one_height_stay():
    dated = [[set_line("2025年7月1日", 300, 500)]] * 3
    assert len(left_in_text(pages(*dated))) == 3


def test_the_number_of_a_page_that_lies_crosswise_is_told_by_the_others():
    numbered = [[set_line(str(n), LEFT, FOOT, size=9.0)] for n in (1, 2, 3)]
    beside = set_line("4", 800, 300, size=9.0)
    across = page(*text(), beside, number=4, size=(842.0, 595.0))
    found = [*pages(*numbered), across]
    assert (4, "4", Furniture.PAGE_NUMBER) in outside(found)
    assert left_in_text(found) == []


@pytest.mark.parametrize("words", ["http://www.yunze.gov.cn", "云泽市人民政府公报"])
def test_the_foot_of_a_page_that_lies_crosswise_is_told_by_the_others(words):
    """It stands as close under the text as one line under the other, and a number
    beside it."""
    foot = set_line(words, LEFT, FOOT, size=8.0)
    number = set_line("3", LEFT + 300, FOOT, size=8.0)
    rows = text(6, top=FOOT + 6 * STEP)
    across = page(*rows, foot, number, number=3, size=(842.0, 595.0))
    found = [*pages([foot], [foot]), across]
    heads = [(n, words, Furniture.RUNNING_HEAD) for n in (1, 2, 3)]
    assert outside(found) == [*heads, (3, "3", Furniture.PAGE_NUMBER)]
    assert left_in_text(found) == []


def test_a_number_in_the_text_of_such_a_page_stays():
    numbered = [[set_line(str(n), LEFT, FOOT, size=9.0)] for n in (1, 2, 3)]
    cell = set_line("4", 300, 300)
    across = page(*text(), cell, set_line("合计", LEFT, 284), number=4, size=(842, 595))
    assert (4, "4", Furniture.PAGE_NUMBER) not in outside([*pages(*numbered), across])


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12", 12),
        ("—12—", 12),
        ("第３页", 3),
        ("第3页（共12页）", 3),
        ("3/12", 3),
        ("要员圆要", 12),
        ("12人", None),
        ("", None),
    ],
)
def test_page_numbers_are_read_in_any_form(said, number):
    assert page_number(said) == number
