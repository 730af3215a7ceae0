"""Tables as CSV, as spreadsheets open them: what they hold is text, never a formula."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date

Cell = str | int | date | None

_BOM = "\ufeff"  # without it spreadsheets take UTF-8 for the system's old encoding
# What makes a spreadsheet take a text for a formula (OWASP, "CSV Injection"), in either width;
# a tab or a line break before it is passed over.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


class _Line:
    """A file of one line: what was last written to it."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text = text


def table_lines(
    columns: Iterable[str], rows: Iterable[Iterable[Cell]]
) -> Iterator[str]:
    """A line a row under the columns, as in RFC 4180, behind a byte order mark."""
    line = _Line()
    writer = csv.writer(line)
    writer.writerow(columns)
    yield _BOM + line.text
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
        yield line.text


def guarded(cell: Cell) -> Cell:
    """A text that a spreadsheet would reckon with, behind an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
