"""Storing a parsed issue: once, whole, and in the place of what was held of its month."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction

from documents.importing.alignment import ComparedDocument, pair_documents
from documents.importing.files import GazetteFile
from documents.importing.kept_files import drop_unused, keep_pdf
from documents.importing.replacing import NO_CHANGES, Changes, store_clauses
from documents.importing.rows import document_fields, update_row, warning_rows
from documents.importing.slugs import mint_slug
from documents.importing.withdrawals import NO_LONGER_HELD, give_back, revive, withdraw
from documents.models import (
    Clause,
    Document,
    DocumentAlias,
    ImportWarning,
    Issue,
    Withdrawal,
    WithdrawnAddress,
)
from documents.parsing import PARSER_VERSION
from documents.parsing.types import Month, ParsedDocument, ParsedIssue


class Status(StrEnum):
    """What became of a file's issue."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file. `repairs` is None where nothing was read anew.

    `withdrawn` are the titles of documents that the file no longer holds.
    """

    month: Month
    status: Status
    documents: int
    clauses: int
    warnings: int
    repairs: int | None = None
    changes: Changes = NO_CHANGES
    withdrawn: tuple[str, ...] = ()


def fingerprint(file: GazetteFile, month: Month) -> str:
    """What an issue's rows follow from: the text, the parser and the month."""
    return hashlib.sha256(
        f"{file.sha256} {PARSER_VERSION} {month}".encode()
    ).hexdigest()


def already_held(file: GazetteFile, month: Month | None = None) -> ImportOutcome | None:
    """The outcome for a file that is held as it is; of this month, if one is given."""
    for issue in Issue.objects.only("year", "month", "fingerprint"):
        held = Month(issue.year, issue.month)
        if month in (None, held) and issue.fingerprint == fingerprint(file, held):
            return _unchanged(issue, held)
    return None


def _unchanged(issue: Issue, month: Month) -> ImportOutcome:
    return ImportOutcome(
        month,
        Status.UNCHANGED,
        documents=issue.documents.count(),
        clauses=Clause.objects.filter(document__issue=issue).count(),
        warnings=issue.warnings.count(),
    )


@transaction.atomic
def store_issue(parsed: ParsedIssue, file: GazetteFile) -> ImportOutcome:
    """Make the issue what the parse says, or leave all as it was."""
    if unchanged := already_held(file, parsed.month):
        return unchanged
    issue, is_new = _issue_row(parsed, file)
    if not is_new:
        transaction.on_commit(drop_unused, robust=True)
    changes, withdrawn = _store_documents(issue, parsed)
    issue.warnings.all().delete()
    warnings = ImportWarning.objects.bulk_create(warning_rows(issue, parsed))
    return ImportOutcome(
        parsed.month,
        Status.NEW if is_new else Status.UPDATED,
        documents=len(parsed.documents),
        clauses=changes.kept + changes.added,
        warnings=len(warnings),
        repairs=parsed.repairs,
        changes=changes,
        withdrawn=withdrawn,
    )


def _issue_row(parsed: ParsedIssue, file: GazetteFile) -> tuple[Issue, bool]:
    return Issue.objects.update_or_create(
        year=parsed.month.year,
        month=parsed.month.month,
        defaults={
            "number": parsed.number,
            "total_number": parsed.total_number,
            "printed_on": parsed.printed_on,
            "pages": parsed.pages,
            "source_name": file.name,
            "source": file.text,
            "pdf": keep_pdf(file),
            "fingerprint": fingerprint(file, parsed.month),
        },
    )


def _store_documents(
    issue: Issue, parsed: ParsedIssue
) -> tuple[Changes, tuple[str, ...]]:
    held = list(issue.documents.prefetch_related("clauses"))
    withdrawn = list(issue.withdrawals.prefetch_related("addresses"))
    known: list[Document | Withdrawal] = [*held, *withdrawn]
    pairs = pair_documents(
        [_held_compared(each) for each in known],
        [_compared(document) for document in parsed.documents],
    )
    changes = NO_CHANGES
    for index, document in enumerate(parsed.documents):
        fields = document_fields(document, index + 1)
        before = known[pairs[index]] if index in pairs else None
        if isinstance(before, Withdrawal):
            if not before.by_staff:
                changes += _store_again(before, document, fields)
            continue
        row = before or Document(issue=issue)
        _store_document(row, document, fields, parsed.month)
        changes += store_clauses(row, document)
    kept = set(pairs.values())
    gone = [row for index, row in enumerate(held) if index not in kept]
    changes += Changes(removed=sum(len(row.clauses.all()) for row in gone))
    for row in gone:
        withdraw(row, NO_LONGER_HELD, by_staff=False)
    return changes, tuple(row.title for row in gone)


def _store_again(
    before: Withdrawal, parsed: ParsedDocument, fields: dict[str, Any]
) -> Changes:
    """A document that an earlier file of the issue no longer held."""
    row = revive(before)
    update_row(row, fields)
    row.save()
    give_back(before, row)
    return store_clauses(row, parsed)


def _held_compared(held: Document | Withdrawal) -> ComparedDocument:
    """What was withdrawn is known by its number, else by its kind and title."""
    clauses = held.clauses.all() if isinstance(held, Document) else ()
    text = "".join(clause.text for clause in clauses)
    return ComparedDocument(held.number, held.kind, held.title, text)


def _compared(document: ParsedDocument) -> ComparedDocument:
    text = "".join(
        paragraph.text for part in document.parts for paragraph in part.paragraphs
    )
    number = str(document.number) if document.number else ""
    return ComparedDocument(number, document.kind, document.title, text)


def _store_document(
    row: Document, parsed: ParsedDocument, fields: dict[str, Any], month: Month
) -> None:
    """Slugs of documents that are about to go still count as taken."""
    changed = update_row(row, fields)
    if row._state.adding:
        row.slug = mint_slug(parsed, month, _is_taken)
    if row._state.adding or changed:
        row.save()


def _is_taken(slug: str) -> bool:
    return any(
        model._default_manager.filter(slug=slug).exists()
        for model in (Document, DocumentAlias, WithdrawnAddress)
    )
