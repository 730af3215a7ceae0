"""A document of an upload as it will be read, made of the parse alone: nothing is stored."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from documents.citation import Citation
from documents.importing.rows import clause_rows, document_fields, part_fields
from documents.models import FIRST_GAZETTE, Clause, Document, Issue, IssueKey, Part
from documents.parsing import PARSER_VERSION
from documents.parsing.types import ParsedDocument, ParsedIssue
from documents.reading.document_page import Entry, ShownPart, Typesetter, contents
from office.uploads.models import Upload


@dataclass(frozen=True, slots=True)
class Rows:
    """A document's rows, not stored; the parts' primary keys are their places, from 1."""

    document: Document
    parts: tuple[Part, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A document as its page will show it; `ordinal` counts from 1 among the `siblings`."""

    document: Document
    parts: tuple[ShownPart, ...]
    contents: tuple[Entry, ...]
    clauses: int
    ordinal: int
    siblings: int

    @property
    def previous(self) -> int:
        return self.ordinal - 1

    @property
    def next(self) -> int:
        return self.ordinal + 1


def unsaved_issue(upload: Upload, parsed: ParsedIssue, source: str = "") -> Issue:
    """The issue as a row, so that what shows pages of issues shows those of an upload."""
    key = IssueKey.parse(upload.key)
    last = parsed.last_month
    return Issue(
        gazette_id=key.gazette if key else FIRST_GAZETTE,
        year=parsed.month.year,
        month=parsed.month.month,
        last_month=last.month if last else None,
        mark=key.mark if key else "",
        kind=parsed.kind.value,
        number=parsed.number,
        total_number=parsed.total_number,
        printed_on=parsed.printed_on,
        pages=parsed.pages,
        source_name=upload.name,
        source=source,
        pdf=upload.sha256 if upload.is_pdf else "",
        fingerprint=_read_as(upload),
    )


def _read_as(upload: Upload) -> str:
    """Another one as soon as lines are numbered otherwise; places on pages are kept by it."""
    return hashlib.sha256(f"{upload.sha256} {PARSER_VERSION}".encode()).hexdigest()


def unsaved_rows(issue: Issue, parsed: ParsedDocument, position: int) -> Rows:
    """A document's rows; `position` counts from 1 in the issue."""
    document = Document(issue=issue, **document_fields(parsed, position))
    parts = tuple(
        Part(pk=place + 1, document=document, position=place, **part_fields(part))
        for place, part in enumerate(parsed.parts)
    )
    clauses = clause_rows(document, zip(parts, parsed.parts, strict=True))
    numbered = []
    for number, clause in enumerate(clauses, 1):
        clause.pk = number
        numbered.append(clause)
    return Rows(document, parts, tuple(numbered))


def preview(issue: Issue, parsed: ParsedIssue, ordinal: int) -> Preview:
    """The document of this place in the issue, from 1, with its repairs marked."""
    rows = unsaved_rows(issue, parsed.documents[ordinal - 1], ordinal)
    return Preview(
        document=rows.document,
        parts=tuple(_shown(rows)),
        contents=tuple(contents(rows.parts, rows.clauses)),
        clauses=len(rows.clauses),
        ordinal=ordinal,
        siblings=len(parsed.documents),
    )


def _shown(rows: Rows) -> Sequence[ShownPart]:
    parts, clauses = list(rows.parts), list(rows.clauses)
    citation = Citation(rows.document, parts, clauses)
    setter = Typesetter(here=None, citation=citation, with_repairs=True)
    return list(setter.parts(parts, clauses))
