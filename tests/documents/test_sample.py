"""The bundled months against their answers, which are drawn from what was written,
not from any parse."""

from collections import Counter
from typing import Any

import pytest

from documents.parsing.types import ParsedDocument, ParsedPart
from tests.documents.parsing.samples import MONTHS, answers, parsed
from tests.gazette_press.answers import plain

every_month = pytest.mark.parametrize("month", MONTHS)
FIELDS = ("number", "title", "kind", "issuer", "date")


def fields(document: ParsedDocument) -> dict[str, str | None]:
    return {
        "number": str(document.number) if document.number else None,
        "title": plain(document.title),
        "kind": document.kind,
        "issuer": document.issuer,
        "date": document.signed_on.isoformat() if document.signed_on else None,
    }


def parts(month: str) -> list[ParsedPart]:
    return [part for document in parsed(month).documents for part in document.parts]


def true_parts(month: str) -> list[dict[str, Any]]:
    return [
        part for document in answers(month)["documents"] for part in document["parts"]
    ]


@every_month
def test_a_month_and_its_pages_are_told(month):
    issue = parsed(month)
    assert {"month": str(issue.month), "pages": issue.pages} == answers(month)["issue"]


@every_month
def test_every_document_is_found_in_order_with_its_fields(month):
    found = [fields(document) for document in parsed(month).documents]
    assert found == [
        {field: document[field] for field in FIELDS}
        for document in answers(month)["documents"]
    ]


@every_month
def test_every_document_has_its_parts(month):
    assert [
        [part.title and plain(part.title) for part in document.parts]
        for document in parsed(month).documents
    ] == [
        [part["title"] for part in document["parts"]]
        for document in answers(month)["documents"]
    ]


@every_month
def test_every_part_has_its_text_to_the_character(month):
    assert [
        "".join(plain(paragraph.text) for paragraph in part.paragraphs)
        for part in parts(month)
    ] == [
        "".join(paragraph["text"] for paragraph in part["paragraphs"])
        for part in true_parts(month)
    ]


@every_month
def test_every_clause_has_its_path(month):
    """And begins with its words; where its paragraph ends is the next test's matter."""
    assert [
        (list(paragraph.path), plain(paragraph.text)[:12])
        for part in parts(month)
        for paragraph in part.paragraphs
        if paragraph.path
    ] == [
        (paragraph["path"], paragraph["text"][:12])
        for part in true_parts(month)
        for paragraph in part["paragraphs"]
        if paragraph["path"]
    ]


@every_month
def test_nearly_every_paragraph_ends_where_it_was_ended(month):
    """Where a line happens to be full, nothing on paper tells: 0.99 will do."""
    found = Counter(
        (at, plain(paragraph.text))
        for at, part in enumerate(parts(month))
        for paragraph in part.paragraphs
    )
    written = Counter(
        (at, paragraph["text"])
        for at, part in enumerate(true_parts(month))
        for paragraph in part["paragraphs"]
    )
    shared = (found & written).total()
    assert 2 * shared / (found.total() + written.total()) >= 0.99
