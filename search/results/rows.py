"""The rows of hits: documents with their issues, and clauses with their parts.

One query each, whose SQL is written once. They are models without what no result says
of them, such as the source of an issue and the spans of a clause.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS

from documents.compiled_query import CompiledQuery, columns
from documents.models import Clause, Document, Gazette, Issue, Part

_DOCUMENT = columns(
    Document, "registration_number", "section", "number_year", "number_serial"
)
_ISSUE = columns(
    Issue,
    *("printed_on", "pages", "source_name", "source", "pdf", "fingerprint"),
    *("file_hash", "is_sample", "imported_at", "updated_at"),
)
_GAZETTE = columns(Gazette, "organ", "contact", "city", "codes")
_CLAUSE = columns(
    Clause,
    *("numerals", "spans", "repairs"),
    *("marker_end", "ordinal", "depth", "role"),
)
_PART = columns(Part)

_documents = CompiledQuery(
    lambda ids: (
        Document.objects.filter(pk__in=ids)
        .order_by()
        .values_list(
            *_DOCUMENT,
            *(f"issue__{name}" for name in _ISSUE),
            *(f"issue__gazette__{name}" for name in _GAZETTE),
        )
    )
)
_clauses = CompiledQuery(
    lambda ids: Clause.objects.filter(pk__in=ids).order_by().values_list(*_CLAUSE)
)
_parts = CompiledQuery(
    lambda ids: (
        Part.objects.filter(document__in=ids)
        .order_by("document_id", "position")
        .values_list(*_PART)
    )
)
_GAZETTE_OF, _ISSUE_OF, _DOCUMENT_OF, _PART_OF = (
    Issue._meta.get_field("gazette"),
    Document._meta.get_field("issue"),
    Clause._meta.get_field("document"),
    Clause._meta.get_field("part"),
)


def documents_of(ids: Sequence[int]) -> dict[int, Document]:
    """Those that are held, by id; documents of one issue share it."""
    held: dict[int, Document] = {}
    issues: dict[int, Issue] = {}
    for row in _documents.of(ids):
        document = Document.from_db(DEFAULT_DB_ALIAS, _DOCUMENT, row[: len(_DOCUMENT)])
        if document.issue_id not in issues:
            issues[document.issue_id] = _issue(row[len(_DOCUMENT) :])
        _ISSUE_OF.set_cached_value(document, issues[document.issue_id])
        held[document.pk] = document
    return held


def _issue(row: tuple[Any, ...]) -> Issue:
    issue: Issue = Issue.from_db(DEFAULT_DB_ALIAS, _ISSUE, row[: len(_ISSUE)])
    gazette = Gazette.from_db(DEFAULT_DB_ALIAS, _GAZETTE, row[len(_ISSUE) :])
    _GAZETTE_OF.set_cached_value(issue, gazette)
    return issue


def parts_of(documents: Sequence[int]) -> Mapping[int, Sequence[Part]]:
    """The parts of these documents in order, by the documents' ids."""
    held: defaultdict[int, list[Part]] = defaultdict(list)
    for row in _parts.of(documents):
        part: Part = Part.from_db(DEFAULT_DB_ALIAS, _PART, row)
        held[part.document_id].append(part)
    return held


def clauses_of(
    ids: Sequence[int],
    documents: Mapping[int, Document],
    parts: Mapping[int, Sequence[Part]],
) -> dict[int, Clause]:
    """Those that are held, by id, with their documents and parts, of which there are as many
    as are given."""
    of_ids = {part.pk: part for of_one in parts.values() for part in of_one}
    return {
        clause.pk: clause
        for row in _clauses.of(ids)
        for clause in [_clause(row, documents, of_ids)]
    }


def _clause(
    row: tuple[Any, ...], documents: Mapping[int, Document], parts: Mapping[int, Part]
) -> Clause:
    clause: Clause = Clause.from_db(DEFAULT_DB_ALIAS, _CLAUSE, row)
    if document := documents.get(clause.document_id):
        _DOCUMENT_OF.set_cached_value(clause, document)
    if part := parts.get(clause.part_id):
        _PART_OF.set_cached_value(clause, part)
    return clause
