"""Markdown (CommonMark): headings as headings, the number of each clause linked to it."""

import re
from collections.abc import Iterator

from documents.exporting.shape import (
    Export,
    ExportedClause,
    ExportedDocument,
    ExportedPart,
)
from documents.parsing.types import Role

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
# 1. and 1) begin lists, - and + do; in a gazette they are the clause's own number.
_OPENS_LIST = re.compile(r"^(\d+)([.)])|^([-+=])")
_DEEPEST = 6


def write(export: Export) -> bytes:
    """UTF-8 Markdown; titles are headings one level deeper in an issue than in a document."""
    lines: list[str] = []
    if export.is_issue:
        lines += [f"# {escaped(export.heading)}", "", f"<{export.address}>", ""]
    for document in export.documents:
        lines += _document(document, 2 if export.is_issue else 1)
    return "\n".join(lines).encode()


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _OPENS_LIST.sub(
        lambda found: (
            f"{found[1]}\\{found[2]}" if found[1] is not None else f"\\{found[3]}"
        ),
        text,
    )


def _document(document: ExportedDocument, level: int) -> Iterator[str]:
    registered = document.registration_number
    facts = (
        document.number,
        registered and f"统一登记号：{registered}",
        document.issuer,
        document.signed_on,
    )
    yield f"{'#' * level} {escaped(document.title)}"
    yield ""
    yield "　".join(escaped(fact) for fact in facts if fact)
    yield ""
    for part in document.parts:
        yield from _part(part, level)
    yield f"引自：<{document.address}>"
    yield ""


def _part(part: ExportedPart, level: int) -> Iterator[str]:
    if part.title:
        level += 1
        yield f"{'#' * level} {escaped(part.label)}　{escaped(part.title)}"
        yield ""
    for clause in part.clauses:
        yield from _clause(clause, level)
        yield ""


def _clause(clause: ExportedClause, level: int) -> Iterator[str]:
    if clause.role is Role.HEADING:
        deeper = min(level + max(clause.depth, 1), _DEEPEST)
        yield f"{'#' * deeper} {escaped(clause.text)}"
        return
    if clause.role is Role.TABLE:
        yield from _table(clause.text)
        return
    for line in clause.text.split("\n"):
        text = escaped(line)
        if clause.lead and line.startswith(clause.lead):
            text = f"**{escaped(clause.lead)}**{escaped(line[len(clause.lead) :])}"
        # Rows whose cells can't be told keep their line breaks.
        yield text + ("  " if clause.role is Role.ROWS else "")


def _table(text: str) -> Iterator[str]:
    """As GitHub writes tables (they must have a head: the first row is taken for it)."""
    rows = [line.split("\t") for line in text.split("\n")]
    width = max(map(len, rows))
    for at, row in enumerate(rows):
        cells = (escaped(cell) for cell in (*row, *[""] * (width - len(row))))
        yield f"| {' | '.join(cells)} |"
        if not at:
            yield f"|{' --- |' * width}"
