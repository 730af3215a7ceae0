"""A few rows to search in, for tests from the database on."""

from collections.abc import Sequence
from datetime import date

from documents.models import Clause, Document, Issue, Part
from documents.parsing.text.document_numbers import parse_number
from documents.parsing.types import Role


def add_issue(
    year: int = 2023, month: int = 11, fingerprint: str = "as printed"
) -> Issue:
    return Issue.objects.create(
        year=year,
        month=month,
        pages=1,
        source_name=f"{year}-{month}.txt",
        source="原文",
        fingerprint=fingerprint,
    )


def add_document(
    issue: Issue,
    title: str,
    body: Sequence[str],
    attachment: Sequence[str] = (),
    *,
    number: str = "",
    kind: str = "通知",
    issuer: str = "云泽市人民政府",
    signed_on: date | None = None,
) -> Document:
    parsed = parse_number(number)
    position = issue.documents.count() + 1
    document = Document.objects.create(
        issue=issue,
        position=position,
        slug=f"{issue.slug}-{position}",
        title=title,
        number=number,
        number_code=parsed.code if parsed else "",
        number_year=parsed.year if parsed else None,
        number_serial=parsed.serial if parsed else None,
        kind=kind,
        issuer=issuer,
        signed_on=signed_on,
        first_page=1,
        last_page=1,
    )
    _add_part(document, 0, "", body)
    if attachment:
        _add_part(document, 1, "附件一", attachment)
    return document


def _add_part(document: Document, place: int, label: str, texts: Sequence[str]) -> None:
    part = Part.objects.create(document=document, position=place, label=label)
    for number, text in enumerate(texts, 1):
        Clause.objects.create(
            document=document,
            part=part,
            position=place * 1000 + number,
            key=f"f{place}-{number}" if place else str(number),
            path=[str(number)],
            label=f"{number}.",
            depth=1,
            role=Role.TEXT,
            text=text,
            page=1,
            spans=[],
            repairs=[],
        )
