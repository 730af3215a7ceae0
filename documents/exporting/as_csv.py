"""A table of clauses, as spreadsheets open it."""

import csv
import io
from collections.abc import Iterator

from documents.exporting.shape import Export

COLUMNS = ("标题", "发文字号", "位置", "小标题", "正文", "页", "引用", "网址")
_BOM = "\ufeff"  # without it spreadsheets take UTF-8 for the system's old encoding
# What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection"), in either width;
# a tab or a line break before it is passed over.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def write(export: Export) -> bytes:
    """A row a clause under COLUMNS: UTF-8 with a byte order mark, fields as in RFC 4180."""
    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(COLUMNS)
    rows.writerows([harmless(cell) for cell in row] for row in _rows(export))
    return (_BOM + table.getvalue()).encode()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(export: Export) -> Iterator[tuple[str, ...]]:
    for document in export.documents:
        for part in document.parts:
            for clause in part.clauses:
                yield (
                    document.title,
                    document.number,
                    f"{part.label} {clause.place}".strip(),
                    clause.lead,
                    clause.text,
                    str(clause.page),
                    clause.citation,
                    clause.address,
                )
