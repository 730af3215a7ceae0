"""A table of clauses, as spreadsheets open it."""

from collections.abc import Iterator

from documents.exporting.csv_table import table_lines
from documents.exporting.shape import Export

COLUMNS = ("标题", "发文字号", "位置", "小标题", "正文", "页", "引用", "网址")


def write(export: Export) -> bytes:
    """A row a clause under COLUMNS: UTF-8 with a byte order mark, fields as in RFC 4180."""
    return "".join(table_lines(COLUMNS, _rows(export))).encode()


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
