"""Rows as .csv and .xlsx for spreadsheets: what they hold is text, never a formula."""

import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from xlsxwriter import Workbook

from documents.exporting import FORMATS
from documents.exporting.csv_table import table_lines

ROWS_AT_MOST = 5000
_CELL_AT_MOST = 32_767  # characters, by Excel's own limit

Table = Iterable[Sequence[str]]


def as_csv(columns: Sequence[str], rows: Table) -> bytes:
    """RFC 4180, with the byte order mark by which Excel knows UTF-8."""
    return "".join(table_lines(columns, rows)).encode()


def as_xlsx(columns: Sequence[str], rows: Table, name: str) -> bytes:
    """A workbook of one sheet, its heads bold and always in sight."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for at, row in enumerate((columns, *rows)):
            for column, cell in enumerate(row):
                style = None if at else bold
                sheet.write_string(at, column, cell[:_CELL_AT_MOST], style)
        sheet.set_column(0, len(columns), 24)
    return file.getvalue()


def file(name: str, suffix: str, data: bytes, content_type: str = "") -> HttpResponse:
    """What is to be saved under this name."""
    return HttpResponse(
        data,
        content_type=content_type or FORMATS[suffix].content_type,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=f"{name}.{suffix}"
            )
        },
    )
