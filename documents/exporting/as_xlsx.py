"""A workbook (.xlsx): a sheet of clauses, and one for each table."""

import io
import re
from collections.abc import Iterator

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from documents.exporting.shape import Export, ExportedClause
from documents.parsing.types import Role
from documents.table_shape import head_rows, rows_of

COLUMNS = (
    "标题",
    "发文字号",
    "位置",
    "小标题",
    "正文",
    "页",
    "引用",
    "网址",
    "工作表",
)
_WIDTHS = (40, 22, 20, 20, 80, 6, 40, 40, 8)
_CELL_AT_MOST = 32_767  # characters, by Excel's own limit
# What is a number to everyone: no number of a document, no telephone, nothing with 0 first
_NUMBER = re.compile(
    r"-?(?:0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.(\d{1,6}))?"
)


def write(export: Export) -> bytes:
    """The sheet 条款 has a row a clause under COLUMNS; the sheets 表1, 表2 … hold the
    tables, their heads bold, figures as numbers. All else is text, never a formula."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, {"in_memory": True, **options}) as book:
        bold = book.add_format({"bold": True})
        clauses = book.add_worksheet("条款")
        _write_heads(clauses, bold)
        count = 0
        for at, (clause, row) in enumerate(_rows(export), 1):
            sheet = ""
            if clause.role is Role.TABLE:
                count += 1
                sheet = f"表{count}"
                _write_table(book, book.add_worksheet(sheet), clause.text, bold)
            for column, cell in enumerate((*row, sheet)):
                clauses.write_string(at, column, cell[:_CELL_AT_MOST])
            clauses.write_number(at, COLUMNS.index("页"), clause.page)
    return file.getvalue()


def _write_heads(sheet: Worksheet, bold: Format) -> None:
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)


def _rows(export: Export) -> Iterator[tuple[ExportedClause, tuple[str, ...]]]:
    for document in export.documents:
        for part in document.parts:
            for clause in part.clauses:
                yield (
                    clause,
                    (
                        document.title,
                        document.number,
                        f"{part.label} {clause.place}".strip(),
                        clause.lead,
                        clause.text,
                        "",
                        clause.citation,
                        clause.address,
                    ),
                )


def _write_table(book: Workbook, sheet: Worksheet, text: str, bold: Format) -> None:
    rows = rows_of(text)
    heads = head_rows(rows)
    sheet.freeze_panes(heads, 0)
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            number = None if at < heads else _NUMBER.fullmatch(cell)
            if number:
                form = book.add_format({"num_format": _as_printed(cell, number[1])})
                sheet.write_number(at, column, float(cell.replace(",", "")), form)
            elif cell:
                style = bold if at < heads else None
                sheet.write_string(at, column, cell[:_CELL_AT_MOST], style)


def _as_printed(cell: str, decimals: str | None) -> str:
    whole = "#,##0" if "," in cell else "0"
    return f"{whole}.{'0' * len(decimals)}" if decimals else whole
