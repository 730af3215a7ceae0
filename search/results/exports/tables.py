"""Rows as .csv and .xlsx, for spreadsheets: what they hold is text, never a formula."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from documents.exporting.csv_table import Cell, table_lines
from search.results.answering import Asked
from search.results.exports.rows import COLUMNS, ROWS_AT_MOST, Absolute, is_cut, rows

_CELL_AT_MOST = 32_767  # characters, by Excel's own limit
_WIDTHS = (48, 24, 24, 12, 12, 10, 6, 20, 80, 48, 24)


def csv_lines(asked: Asked, absolute: Absolute) -> Iterator[str]:
    """RFC 4180, with a byte order mark."""
    return table_lines(COLUMNS, (row.cells(absolute) for row in rows(asked)))


# ---- xlsx ----------------------------------------------------------------------


def xlsx_file(asked: Asked, absolute: Absolute, address: str) -> IO[bytes]:
    """A workbook of two sheets, 检索结果 and 说明, written row by row; nobody else can open it."""
    file = TemporaryFile()  # noqa: SIM115 (whoever reads it closes it)
    with Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd",
        },
    ) as book:
        _write_rows(book, asked, absolute)
        _write_about(book, asked, address)
    file.seek(0)
    return file


def _write_rows(book: Workbook, asked: Asked, absolute: Absolute) -> None:
    sheet = book.add_worksheet("检索结果")
    bold = book.add_format({"bold": True})
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, COLUMNS, bold)
    last = 0
    for last, row in enumerate(rows(asked), 1):
        _write_cells(sheet, last, row.cells(absolute))
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _write_cells(sheet: Worksheet, row: int, cells: tuple[Cell, ...]) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, column, cell[:_CELL_AT_MOST])
        elif cell is not None:
            sheet.write(row, column, cell)


def _write_about(book: Workbook, asked: Asked, address: str) -> None:
    """What was asked and how much there is: a file is read long after, by others."""
    result = asked.result
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 80)
    about = [
        ("查询", asked.params.q or "（只用筛选）"),
        ("结果", f"{result.total_documents} 份文件，{result.total_clauses} 处条款"),
        ("网址", address),
    ]
    if near := result.near.total_documents:
        about.append(("近似", f"{near} 份文件，列在最后，“近似”一栏写明未含的词语。"))
    if asked.parsed.problem:
        about.append(("说明", asked.parsed.problem))
    if is_cut(asked):
        about.append(("注意", f"只导出了前 {ROWS_AT_MOST} 行。"))
    for row, (name, text) in enumerate(about):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, text)
