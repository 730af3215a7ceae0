"""Lists of reviewed documents (清理目录): what continues, is amended, is repealed, has lapsed.

The kind stands in the title of the attachment, or in a column of its table (清理结果); the
documents in rows or in lines, their titles with or without 《》.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.facts.citations.lines import document_of_line
from documents.facts.clauses import SourceClause, plain
from documents.facts.duties.tables import table_of
from documents.facts.types import EffectKind
from documents.parsing.types import ParsedDocument, Role

KIND_WORDS = (
    ("继续有效", EffectKind.CONTINUE),
    ("保留", EffectKind.CONTINUE),
    ("废止", EffectKind.REPEAL),
    ("失效", EffectKind.LAPSE),
)
_REVIEWED = re.compile("目录|清单|名单|一览表|文件$|结果")
_TITLE_COLUMNS = ("文件名称", "文件标题", "规章名称", "标题", "名称", "文件名")
_NUMBER_COLUMNS = ("文号", "发文字号", "文件编号", "发布文号", "令号")
_RESULT_COLUMNS = (
    "清理结果",
    "清理意见",
    "处理意见",
    "处理结果",
    "清理结论",
    "处理方式",
    "结果",
    "意见",
)


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document of a list, its place in the clause, and what is said of it; `rule` as
    printed."""

    title: str | None
    number: str | None
    kind: EffectKind
    rule: str
    start: int
    end: int
    row: int | None = None


def listed_of_clause(
    document: ParsedDocument, clause: SourceClause
) -> Iterator[ListedDocument]:
    """The documents that a clause of such a list names."""
    by_title = _kind_of_part(document, clause.part)
    if clause.source.role is Role.TABLE:
        yield from _of_table(clause, by_title)
    elif by_title and clause.part:
        kind, rule = by_title
        if found := document_of_line(clause.plain, clause.body_start):
            title, number, start, end = found
            yield ListedDocument(title, number, kind, rule, start, end)


def kind_said(text: str) -> tuple[EffectKind, str] | None:
    """What one of these texts says: 继续有效的行政规范性文件目录; None where it says several."""
    said = [(kind, word) for word, kind in KIND_WORDS if word in text]
    return said[0] if len({kind for kind, _ in said}) == 1 else None


def _kind_of_part(document: ParsedDocument, part: int) -> tuple[EffectKind, str] | None:
    title = document.parts[part].title or ("" if part else document.title)
    return kind_said(title) if _REVIEWED.search(title) else None


def _of_table(
    clause: SourceClause, by_title: tuple[EffectKind, str] | None
) -> Iterator[ListedDocument]:
    table = table_of(clause)
    if table is None:
        return
    titles, numbers = table.column(*_TITLE_COLUMNS), table.column(*_NUMBER_COLUMNS)
    results = table.column(*_RESULT_COLUMNS)
    if titles is None or (by_title is None and results is None):
        return
    for row in table.rows:
        if row.cells is None:
            continue
        said = by_title
        if results is not None and results != titles:
            said = kind_said(row.cells[results][0]) or (
                said if not row.cells[results][0].strip() else None
            )
        title = row.cells[titles][0].strip().strip("《》")
        number = row.cells[numbers][0].strip() if numbers is not None else ""
        if said and title and (number or _ends_well(title)):
            yield ListedDocument(
                title,
                plain(number) or None,
                said[0],
                said[1],
                row.start,
                row.end,
                row.number,
            )


def _ends_well(title: str) -> bool:
    return len(title) > 4
