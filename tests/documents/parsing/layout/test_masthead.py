from datetime import date

import pytest

from documents.parsing.layout.masthead import (
    Masthead,
    read_masthead,
    read_name_of_file,
)
from documents.parsing.structure.metadata import month_of
from documents.parsing.types import (
    Furniture,
    IssueKind,
    Month,
    ParsedDocument,
    SetAside,
)


def read(*texts: str, furniture: Furniture = Furniture.MASTHEAD) -> Masthead:
    return read_masthead(
        [SetAside(row, 1, text, furniture) for row, text in enumerate(texts, 1)]
    )


@pytest.mark.parametrize(
    ("text", "year", "number", "total"),
    [
        ("2020年第12期", 2020, 12, None),
        ("2020年第 12 期（总第 186 期）", 2020, 12, 186),
        ("２０２０年第１２期", 2020, 12, None),
        ("二〇二〇年第十二期", 2020, 12, None),
        ("2020年第12号", 2020, 12, None),
        ("第12期", None, 12, None),
        ("总第186期", None, None, 186),
        ("（累计第一百八十六期）", None, None, 186),
        ("云泽市人民政府公报", None, None, None),
    ],
)
def test_numbers_are_read_where_they_are_printed(text, year, number, total):
    found = read(text)
    assert (found.year, found.number, found.total_number) == (year, number, total)


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("2020年12月31日出版", date(2020, 12, 31), Month(2020, 12)),
        ("二〇二〇年十二月三十一日", date(2020, 12, 31), Month(2020, 12)),
        ("2020年12月号", None, Month(2020, 12)),
        ("2020年13月", None, None),
        ("2020年第12期", None, None),
    ],
)
def test_the_day_or_the_month_of_print(text, day, month):
    assert (read(text).printed_on, read(text).month) == (day, month)


def test_contents_say_nothing_of_the_issue():
    found = read("2019年第3期总目录……30", furniture=Furniture.CONTENTS)
    assert found.number is None


def test_a_fact_is_what_most_lines_say():
    found = read("2020年第12期", "2020年第11期", "2020年第12期")
    assert found.number == 12


def document(day: date) -> ParsedDocument:
    return ParsedDocument("甲", None, "通知", None, day, 1, 1, ())


@pytest.mark.parametrize(
    ("texts", "month"),
    [
        ((), Month(2020, 12)),  # nothing printed: the documents'
        (("2020年11月30日出版",), Month(2020, 11)),
        (("2021年1月15日出版",), Month(2021, 1)),
        # printed in January, and yet the issue of December
        (("2020年第12期", "2021年1月15日出版"), Month(2020, 12)),
    ],
)
def test_the_printed_month_counts_before_the_documents_own(texts, month):
    assert month_of([document(date(2020, 12, 3))], read(*texts)) == month


@pytest.mark.parametrize(
    ("name", "month", "number", "kind"),
    [
        ("公报-2020-12", Month(2020, 12), None, IssueKind.REGULAR),
        ("2020-12-n24", Month(2020, 12), 24, IssueKind.REGULAR),
        ("xihu_2020-12-s1", Month(2020, 12), 1, IssueKind.SUPPLEMENT),
        ("云泽市人民政府公报2020年第24期", None, 24, IssueKind.REGULAR),
        ("公报2020年7-8月合刊", None, None, IssueKind.COMBINED),
        ("扫描件 20201231", None, None, IssueKind.REGULAR),
        ("part-13", None, None, IssueKind.REGULAR),
        ("2020-13", None, None, IssueKind.REGULAR),
    ],
)
def test_the_name_of_a_file_says_what_its_issue_is(name, month, number, kind):
    said = read_name_of_file(name)
    assert (said.month, said.number, said.kind) == (month, number, kind)


def test_a_gazettes_name_is_read_without_what_stands_beside_it():
    assert read("2020年第12期三亚市人民政府公报").name == "三亚市人民政府公报"
    assert read("二〇二〇年第十二期 云泽政报（总第8期）").name == "云泽政报"
    assert read("2020年第12期").name == ""


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        # printed in January, of the year that the number counts in
        ("2020年第24期|2021年1月15日出版", date(2020, 12, 3), Month(2020, 12)),
        ("2021年第1期|2021年1月15日出版", date(2020, 12, 3), Month(2021, 1)),
        ("2020年第7、8期合刊", date(2020, 8, 3), Month(2020, 7)),
        ("2020年7-8月合刊", date(2020, 8, 3), Month(2020, 7)),
        ("2020年第8、9期合刊|2020年9月1日出版", date(2020, 7, 3), Month(2020, 9)),
    ],
)
def test_the_month_of_a_half_monthly_and_of_a_combined_issue(text, day, month):
    assert month_of([document(day)], read(*text.split("|"))) == month
