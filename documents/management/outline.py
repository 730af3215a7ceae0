"""A parse to look at: as an outline for a person, as JSON for a program."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.text import Truncator

from documents.parsing.types import (
    IssueKind,
    ParsedDocument,
    ParsedIssue,
    ParsedParagraph,
    ParsedPart,
    ParseWarning,
)

DOUBTFUL = 0.8
_KINDS = {IssueKind.SUPPLEMENT: "增刊", IssueKind.COMBINED: "合刊"}
_OPENING = 29  # characters, … among them


def as_json(issue: ParsedIssue) -> str:
    """{"issue": {"month", "pages", …}, "documents": [{"number", "title", "kind", "issuer",
    "date", "parts": [{"title", "paragraphs": [{"text", "path"}]}]}]}; dates are ISO 8601."""
    shape = {
        "issue": _issue_shape(issue),
        "documents": [_document_shape(document) for document in issue.documents],
    }
    return json.dumps(shape, ensure_ascii=False, indent=1)


def _issue_shape(issue: ParsedIssue) -> dict[str, Any]:
    """What the issue prints of itself stands only where it does."""
    printed = {
        "gazette": issue.gazette or None,
        "number": issue.number,
        "last_number": issue.last_number,
        "last_month": issue.last_month and str(issue.last_month),
        "total_number": issue.total_number,
        "printed_on": issue.printed_on and issue.printed_on.isoformat(),
    }
    told = {name: fact for name, fact in printed.items() if fact is not None}
    if issue.kind is not IssueKind.REGULAR:
        told["kind"] = issue.kind.value
    return {"month": str(issue.month), "pages": issue.pages, **told}


def _document_shape(document: ParsedDocument) -> dict[str, Any]:
    """The registration number stands only where one is printed."""
    registered = document.registration_number
    return {
        "number": str(document.number) if document.number else None,
        **({"registration_number": registered} if registered else {}),
        "title": document.title,
        "kind": document.kind,
        "issuer": document.issuer,
        "date": document.signed_on.isoformat() if document.signed_on else None,
        "parts": [
            {
                "title": part.title,
                "paragraphs": [
                    {"text": paragraph.text, "path": paragraph.path}
                    for paragraph in part.paragraphs
                ],
            }
            for part in document.parts
        ],
    }


def outline(issue: ParsedIssue) -> str:
    """Documents, their clauses with the key of each behind #, and what is doubtful."""
    return "\n".join(_outline_lines(issue))


def _outline_lines(issue: ParsedIssue) -> Iterator[str]:
    clauses = sum(1 for _ in _paragraphs(issue))
    yield (
        f"{issue.month}：{issue.pages} 页，{len(issue.documents)} 件文件，"
        f"{clauses} 条，修复 {issue.repairs} 处"
    )
    if facts := _printed_facts(issue):
        yield "，".join(facts)
    for position, document in enumerate(issue.documents, 1):
        yield ""
        yield from _document_lines(position, document)
    yield from _section(
        "存疑",
        [f"{_place(warning)}：{warning.message}" for warning in issue.warnings],
    )
    yield from _section("没有把握的修复", _doubtful(issue, recognised=False))
    yield from _section("没有把握的识别", _doubtful(issue, recognised=True))


def _printed_facts(issue: ParsedIssue) -> list[str]:
    facts = []
    if issue.gazette:
        facts.append(f"《{issue.gazette}》")
    if issue.last_month:
        facts.append(f"{issue.month} 至 {issue.last_month}")
    if issue.number is not None:
        last = f"—{issue.last_number}" if issue.last_number else ""
        facts.append(f"第 {issue.number}{last} 期")
    if issue.kind is not IssueKind.REGULAR:
        facts.append(_KINDS[issue.kind])
    if issue.total_number is not None:
        facts.append(f"总第 {issue.total_number} 期")
    if issue.printed_on:
        facts.append(f"{issue.printed_on.isoformat()} 出版")
    if issue.set_aside:
        facts.append(f"{len(issue.set_aside)} 行不属于文件（刊名、目录、页码等）")
    return facts


def _place(warning: ParseWarning) -> str:
    """Its page, and its line where it is about one."""
    line = f"第 {warning.line} 行" if warning.line else ""
    return f"第 {warning.page} 页{line}"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title}（{len(lines)}）"
        yield from (f"  {line}" for line in lines)


def _document_lines(position: int, document: ParsedDocument) -> Iterator[str]:
    yield f"{position}. {document.title}"
    facts = (
        str(document.number) if document.number else "无文号",
        document.kind,
        document.issuer or "无署名",
        document.signed_on.isoformat() if document.signed_on else "无日期",
        _pages(document.first_page, document.last_page),
    )
    yield f"   {' · '.join(facts)}"
    for part in document.parts:
        yield from _part_lines(part)


def _pages(first: int, last: int) -> str:
    return f"第 {first} 页" if first == last else f"第 {first}–{last} 页"


def _part_lines(part: ParsedPart) -> Iterator[str]:
    if part.label:
        yield f"   ［{part.label}］{part.title or ''}"
    for paragraph in part.paragraphs:
        indent = "  " * paragraph.depth
        yield f"   {indent}{paragraph.label}  {_opening(paragraph)}  #{paragraph.key}"


def _opening(paragraph: ParsedParagraph) -> str:
    return opening_words(paragraph.lead or paragraph.text)


def opening_words(text: str) -> str:
    """The text, or so much of it as fits into an outline, with … behind."""
    return Truncator(text).chars(_OPENING, truncate="…")


def _paragraphs(issue: ParsedIssue) -> Iterator[ParsedParagraph]:
    for document in issue.documents:
        for part in document.parts:
            yield from part.paragraphs


def _doubtful(issue: ParsedIssue, *, recognised: bool) -> list[str]:
    """What was recognised on scans, or else repaired: the least sure first."""
    found = []
    for paragraph in _paragraphs(issue):
        for repair in paragraph.repairs:
            mark = paragraph.text[repair.offset]
            if repair.confidence >= DOUBTFUL or (repair.raw == mark) != recognised:
                continue
            around = paragraph.text[max(0, repair.offset - 6) : repair.offset + 7]
            became = f"识别为 {mark}" if recognised else f"{repair.raw} → {mark}"
            told = (
                f"第 {repair.line} 行第 {repair.column + 1} 字：{became}"
                f"（{repair.confidence:.2f}），“{around}”"
            )
            found.append((repair.confidence, told))
    return [told for _, told in sorted(found, key=lambda each: each[0])]
