import csv
import io
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from search.results.exports.rows import COLUMNS, ask_for_all
from search.results.exports.tables import csv_lines, xlsx_file
from search.results.forms import SearchParams

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def absolute(url: str) -> str:
    return f"https://gb.example{url}"


def table(params: SearchParams) -> str:
    return "".join(csv_lines(ask_for_all(params), absolute))


# ---- csv -----------------------------------------------------------------------


def test_a_csv_begins_with_the_mark_that_excel_looks_for(held):
    assert (
        table(SearchParams(q="快递")).encode().startswith(b"\xef\xbb\xbf\xe6\xa0\x87")
    )


def test_a_csv_has_a_line_for_each_clause_with_whatever_it_says(held):
    text = table(SearchParams(q="快递")).removeprefix("\ufeff")
    head, *lines = csv.reader(io.StringIO(text, newline=""))
    assert tuple(head) == COLUMNS
    assert len(lines) == 6
    texts = {line[9] for line in lines}
    assert "一、快递,“进村”。" in texts
    assert "'=1+1 快递" in texts
    assert {line[10].partition("/d/")[0] for line in lines} == {"https://gb.example"}


# ---- xlsx ----------------------------------------------------------------------


@pytest.fixture
def book(held) -> Iterator[ZipFile]:
    asked = ask_for_all(SearchParams(q="快递"))
    with (
        xlsx_file(asked, absolute, "https://gb.example/search/?q=快递") as file,
        ZipFile(file) as book,
    ):
        yield book


def cells(book: ZipFile, sheet: int) -> list[list[str]]:
    rows = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    return [
        ["".join(cell.itertext()) for cell in row] for row in rows.iter(f"{SHEET}row")
    ]


def test_a_workbook_holds_the_rows_as_texts(book):
    head, *lines = cells(book, 1)
    assert tuple(head) == COLUMNS
    assert len(lines) == 6
    assert "=1+1 快递" in {line[7] for line in lines} | {line[9] for line in lines}
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_a_workbook_holds_dates_as_dates(book):
    days = (date(2023, 11, 9) - date(1899, 12, 30)).days
    assert str(days) in {line[4] for line in cells(book, 1)[1:]}


def test_a_workbook_says_what_it_is_about(book):
    assert cells(book, 2) == [
        ["查询", "快递"],
        ["结果", "2 份文件，5 处条款"],
        ["网址", "https://gb.example/search/?q=快递"],
    ]
