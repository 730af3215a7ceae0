from datetime import date

import pytest

from documents.parsing.layout.masthead import Masthead, read_masthead
from documents.parsing.structure.metadata import month_of
from documents.parsing.types import Furniture, Month, ParsedDocument, SetAside


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
