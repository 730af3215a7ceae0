"""Stored documents as they were parsed, so that what reads a parse reads what is held, too."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from documents.facts.citations.holdings import Holdings
from documents.facts.types import Work
from documents.models import Clause, Document, Part
from documents.parsing.types import (
    DocumentNumber,
    ParsedDocument,
    ParsedParagraph,
    ParsedPart,
    PlacedRepair,
    Role,
    SourceSpan,
)


def as_parsed(documents: Iterable[Document]) -> Iterator[ParsedDocument]:
    """Each document with its parts and clauses, in three queries for all of them. Markers are
    left out: paths say what they are needed for."""
    every = list(documents)
    parts = Part.objects.filter(document__in=every).order_by("document", "position")
    clauses = Clause.objects.filter(document__in=every).order_by("part", "position")
    of_part = {
        part: tuple(_paragraph(clause) for clause in rows)
        for part, rows in groupby(clauses, key=lambda clause: clause.part_id)
    }
    of_document = {
        document: tuple(
            ParsedPart(
                part.title or None if part.position else None,
                part.label,
                of_part.get(part.pk, ()),
            )
            for part in rows
        )
        for document, rows in groupby(parts, key=lambda part: part.document_id)
    }
    for document in every:
        yield _document(document, of_document.get(document.pk, ()))


def all_holdings() -> Holdings:
    """Every work that is held, whichever import holds it, with its attachments' titles."""
    holdings = Holdings()
    titles: dict[int, list[str]] = {}
    parts = Part.objects.exclude(position=0).exclude(title="")
    for document, title in parts.values_list("document", "title"):
        titles.setdefault(document, []).append(title)
    for key, number, title in Document.objects.values_list("pk", "number", "title"):
        holdings.add(Work(number or None, title), titles.get(key, ()))
    return holdings


def _document(document: Document, parts: tuple[ParsedPart, ...]) -> ParsedDocument:
    return ParsedDocument(
        title=document.title,
        number=_number(document),
        kind=document.kind,
        issuer=document.issuer or None,
        signed_on=document.signed_on,
        first_page=document.first_page,
        last_page=document.last_page,
        parts=parts,
        registration_number=document.registration_number or None,
        section=document.section,
    )


def _number(document: Document) -> DocumentNumber | None:
    year, serial = document.number_year, document.number_serial
    if not document.number or year is None or serial is None:
        return None
    return DocumentNumber(document.number_code, year, serial)


def _paragraph(clause: Clause) -> ParsedParagraph:
    return ParsedParagraph(
        text=clause.text,
        path=None if clause.path is None else tuple(clause.path),
        key=clause.key,
        label=clause.label,
        lead=clause.lead,
        depth=clause.depth,
        role=Role(clause.role),
        page=clause.page,
        spans=tuple(SourceSpan(*span) for span in clause.spans),
        repairs=tuple(
            PlacedRepair(offset, raw, confidence, line, column)
            for offset, raw, confidence, line, column in clause.repairs
        ),
        marker_end=clause.marker_end,
        ordinal=clause.ordinal,
    )
