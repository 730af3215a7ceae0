"""The parse as rows, not yet saved: what each field of a row takes from the parse."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from documents.models import Clause, Document, ImportWarning, Issue, Part
from documents.parsing.types import (
    ParsedDocument,
    ParsedIssue,
    ParsedParagraph,
    ParsedPart,
)

_MESSAGE_LENGTH = 500


def document_fields(parsed: ParsedDocument, position: int) -> dict[str, Any]:
    """The fields of Document but `issue` and `slug`; `position` counts from 1 in the issue."""
    number = parsed.number
    return {
        "position": position,
        "title": parsed.title,
        "number": str(number) if number else "",
        "number_code": number.code if number else "",
        "number_year": number.year if number else None,
        "number_serial": number.serial if number else None,
        "registration_number": parsed.registration_number or "",
        "kind": parsed.kind,
        "section": parsed.section,
        "issuer": parsed.issuer or "",
        "signed_on": parsed.signed_on,
        "first_page": parsed.first_page,
        "last_page": parsed.last_page,
    }


def part_fields(parsed: ParsedPart) -> dict[str, Any]:
    """The fields of Part but `document` and `position`."""
    return {"label": parsed.label, "title": parsed.title or ""}


def clause_rows(
    document: Document, parts: Iterable[tuple[Part, ParsedPart]]
) -> Iterator[Clause]:
    """Clauses of all parts, not saved; their positions count from 1 through the document."""
    paragraphs = (
        (part, paragraph) for part, parsed in parts for paragraph in parsed.paragraphs
    )
    for position, (part, paragraph) in enumerate(paragraphs, 1):
        yield Clause(
            document=document, part=part, position=position, **_clause_fields(paragraph)
        )


def _clause_fields(paragraph: ParsedParagraph) -> dict[str, Any]:
    return {
        "key": paragraph.key,
        "path": None if paragraph.path is None else list(paragraph.path),
        "label": paragraph.label,
        "numerals": [[one.style.name, one.printed] for one in paragraph.markers]
        or None,
        "marker_end": paragraph.marker_end,
        "ordinal": paragraph.ordinal,
        "lead": paragraph.lead,
        "depth": paragraph.depth,
        "role": paragraph.role.value,
        "text": paragraph.text,
        "page": paragraph.page,
        "spans": [[span.line, span.start, span.end] for span in paragraph.spans],
        "repairs": [
            [repair.offset, repair.raw, repair.confidence, repair.line, repair.column]
            for repair in paragraph.repairs
        ],
    }


def warning_rows(issue: Issue, parsed: ParsedIssue) -> list[ImportWarning]:
    """Warnings, not saved, their messages cut to what the column holds."""
    return [
        ImportWarning(
            issue=issue,
            page=warning.page,
            line=warning.line,
            message=warning.message[:_MESSAGE_LENGTH],
        )
        for warning in parsed.warnings
    ]


def update_row(row: Model, values: dict[str, Any]) -> bool:
    """Give the row these values; False where it has them already."""
    changed = {name for name, value in values.items() if getattr(row, name) != value}
    for name in changed:
        setattr(row, name, values[name])
    return bool(changed)
