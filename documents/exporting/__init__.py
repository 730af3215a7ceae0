"""A document, or an issue, as a file: .docx, .xlsx, .txt, .md, .json, .csv.

Each module writes one format, from the shape in `shape.py` and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass

from documents.exporting import as_csv, as_docx, as_json, as_md, as_txt, as_xlsx
from documents.exporting.shape import Export, document_export, issue_export


@dataclass(frozen=True, slots=True)
class Format:
    """`suffix` ends the address, `name` is what the page calls it. What is `slow` to write
    takes milliseconds a clause, and is kept."""

    suffix: str
    name: str
    content_type: str
    write: Callable[[Export], bytes]
    slow: bool = False

    @property
    def media_type(self) -> str:
        return self.content_type.partition(";")[0]


_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMATS = {
    each.suffix: each
    for each in (
        Format("docx", "Word", _WORD, as_docx.write, slow=True),
        Format("xlsx", "Excel", _EXCEL, as_xlsx.write),
        Format("txt", "文本", "text/plain; charset=utf-8", as_txt.write),
        Format("md", "Markdown", "text/markdown; charset=utf-8", as_md.write),
        Format("json", "JSON", "application/json", as_json.write),
        Format("csv", "表格（CSV）", "text/csv; charset=utf-8", as_csv.write),
    )
}

__all__ = ["FORMATS", "Export", "Format", "document_export", "issue_export"]
