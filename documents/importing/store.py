"""Storing a parsed issue: once, whole, and in the place of what was held of its month."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import transaction

from documents.corrections.records import (
    adopt,
    corrected,
    digest,
    digests,
    note_places,
)
from documents.importing.alignment import ComparedDocument, pair_documents
from documents.importing.corrected.kept_parses import drop_parses, keep_parse
from documents.importing.files import GazetteFile
from documents.importing.journal import record
from documents.importing.kept_files import drop_unused, keep_pdf
from documents.importing.replacing import NO_CHANGES, Changes, store_clauses
from documents.importing.rows import document_fields, update_row, warning_rows
from documents.importing.slugs import mint_slug
from documents.importing.snapshots import snapshot
from documents.importing.undoing import remove
from documents.importing.withdrawals import NO_LONGER_HELD, give_back, revive, withdraw
from documents.models import (
    Clause,
    Document,
    DocumentAlias,
    ImportWarning,
    Issue,
    IssueChange,
    Withdrawal,
    WithdrawnAddress,
)
from documents.parsing import PARSER_VERSION
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month, ParsedDocument, ParsedIssue

KEPT_AT_LEAST = 0.8  # of the documents and of the clauses that are held …
FEW_CLAUSES = 10  # … though so few clauses are what any correction may take
SAMPLE_REPLACED = "示例已由正式的公报代替。"
_NAMED = 5  # titles in a message


class Status(StrEnum):
    """What became of a file's issue."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file. `repairs` is None where nothing was read anew.

    `withdrawn` are the titles of documents that the file no longer holds, `new` of those that
    were not held, `changed` of those that say something else now; `held` is how many were held.
    """

    month: Month
    status: Status
    documents: int
    clauses: int
    warnings: int
    repairs: int | None = None
    changes: Changes = NO_CHANGES
    withdrawn: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    held: int = 0


class TakesAway(GazetteError):
    """A file that would take away more of what is held than an import does unasked."""

    def __init__(self, outcome: ImportOutcome) -> None:
        self.outcome = outcome
        named = "".join(f"《{title}》" for title in outcome.withdrawn[:_NAMED])
        more = "等" if len(outcome.withdrawn) > _NAMED else ""
        super().__init__(
            f"{outcome.month} 现有 {outcome.held} 件、{outcome.changes.held} 条，"
            f"照这份文件会撤下 {len(outcome.withdrawn)} 件"
            + (f"（{named}{more}）" if named else "")
            + f"、删去 {outcome.changes.removed} 条，没有收录"
        )


def fingerprint(file_hash: str, month: Month, corrections: str = "") -> str:
    """What an issue's rows follow from: the text, the parser, the month, and the digest of its
    corrections, which decides the second half alone."""
    parse = f"{file_hash} {PARSER_VERSION} {month}"
    whole = hashlib.sha256(parse.encode()).hexdigest()
    if not corrections:
        return whole
    half = len(whole) // 2
    return whole[:half] + hashlib.sha256(corrections.encode()).hexdigest()[:half]


def already_held(file: GazetteFile, month: Month | None = None) -> ImportOutcome | None:
    """The outcome for a file that is held as it is; of this month, if one is given."""
    corrections = digests()
    for issue in Issue.objects.only("year", "month", "fingerprint"):
        held = Month(issue.year, issue.month)
        if month in (None, held) and issue.fingerprint == fingerprint(
            file.sha256, held, corrections.get(issue.pk, "")
        ):
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
def store_issue(
    parsed: ParsedIssue,
    file: GazetteFile,
    *,
    replace: bool = False,
    is_sample: bool = False,
) -> ImportOutcome:
    """Make the issue what the parse says, or leave all as it was; what it was can be brought
    back (`documents.importing.undoing`).

    Raises TakesAway where less than KEPT_AT_LEAST of the documents or clauses that are held
    would be kept, unless `replace`. Raises GazetteError where the file is held under another
    month, or the month holds what the sample must not replace.
    """
    if unchanged := already_held(file, parsed.month):
        return unchanged
    if other := held_elsewhere(file, parsed.month):
        raise GazetteError(
            f"这份文件已收录为 {other} 一期；要改它的月份，请用 move_issue {other} {parsed.month}"
        )
    held = Issue.objects.filter(year=parsed.month.year, month=parsed.month.month)
    before = held.without_source().first()
    if before and before.is_sample and not is_sample:
        remove(before, SAMPLE_REPLACED)
        before = None
    if before and is_sample and not before.is_sample:
        raise GazetteError(f"{parsed.month} 已收录了正式的公报，示例没有收录")
    kept = snapshot(before.pk) if before else None
    outcome, issue_pk = store_rows(parsed, file, is_sample=is_sample)
    if not replace:
        refuse_to_take_away(outcome)
    record(
        IssueChange.Kind.IMPORT,
        issue_pk,
        parsed.month,
        file.name,
        kept,
        before.pdf if before else "",
    )
    return outcome


def compare_issue(parsed: ParsedIssue, file: GazetteFile) -> ImportOutcome:
    """What `store_issue` would do, told without doing it."""
    with transaction.atomic():
        outcome, _ = store_rows(parsed, file, is_trial=True)
        transaction.set_rollback(True)
    return outcome


def held_elsewhere(file: GazetteFile, month: Month) -> Month | None:
    """The other month under which this very file is held."""
    same = Issue.objects.filter(file_hash=file.sha256)
    others = same.exclude(year=month.year, month=month.month)
    other = others.values_list("year", "month").first()
    return Month(*other) if other else None


def refuse_to_take_away(outcome: ImportOutcome) -> None:
    """Raise TakesAway where less than KEPT_AT_LEAST of what was held would be left."""
    gone, changes = len(outcome.withdrawn), outcome.changes
    if outcome.held - gone < outcome.held * KEPT_AT_LEAST or (
        changes.removed > FEW_CLAUSES and changes.kept < changes.held * KEPT_AT_LEAST
    ):
        raise TakesAway(outcome)


def store_rows(
    parsed: ParsedIssue,
    file: GazetteFile,
    *,
    is_sample: bool = False,
    is_trial: bool = False,
) -> tuple[ImportOutcome, int]:
    """Write the rows, whatever goes, and note nothing of it; the issue's primary key. In a
    trial no file is kept."""
    issue, is_new = _issue_row(parsed, file, is_sample, is_trial)
    if not is_new:
        transaction.on_commit(drop_unused, robust=True)
    if not is_trial:
        keep_parse(fingerprint(file.sha256, parsed.month), parsed)
        transaction.on_commit(_drop_unused_parses, robust=True)
    status = Status.NEW if is_new else Status.UPDATED
    return store_contents(issue, parsed, status), issue.pk


def store_contents(
    issue: Issue, parsed: ParsedIssue, status: Status = Status.UPDATED
) -> ImportOutcome:
    """Give an issue's row the contents of its parse, corrected as staff corrected it."""
    applied = corrected(issue, parsed)
    parsed = applied.issue
    issue.fingerprint = fingerprint_of(issue)
    issue.save(update_fields=["fingerprint", "updated_at"])
    stored = _store_documents(issue, parsed)
    issue.warnings.all().delete()
    warnings = ImportWarning.objects.bulk_create(warning_rows(issue, parsed))
    note_places(issue, applied)
    return ImportOutcome(
        parsed.month,
        status,
        documents=len(parsed.documents),
        clauses=stored.changes.kept + stored.changes.added,
        warnings=len(warnings),
        repairs=parsed.repairs,
        changes=stored.changes,
        withdrawn=tuple(stored.withdrawn),
        new=tuple(stored.new),
        changed=tuple(stored.changed),
        held=stored.held,
    )


def fingerprint_of(issue: Issue) -> str:
    """What the issue's fingerprint is where its rows are level with its corrections."""
    corrections = digest(issue.corrections.active())
    month = Month(issue.year, issue.month)
    return fingerprint(issue.file_hash or "", month, corrections)


def _drop_unused_parses() -> None:
    """Those of files that no issue is of any more."""
    held = Issue.objects.exclude(file_hash=None)
    rows = held.values_list("file_hash", "year", "month")
    drop_parses(
        but={
            fingerprint(file_hash or "", Month(year, month))
            for file_hash, year, month in rows
        }
    )


def _issue_row(
    parsed: ParsedIssue, file: GazetteFile, is_sample: bool, is_trial: bool
) -> tuple[Issue, bool]:
    issue, is_new = Issue.objects.update_or_create(
        year=parsed.month.year,
        month=parsed.month.month,
        defaults={
            "number": parsed.number,
            "total_number": parsed.total_number,
            "printed_on": parsed.printed_on,
            "pages": parsed.pages,
            "source_name": file.name,
            "source": file.text,
            "pdf": "" if is_trial else keep_pdf(file),
            "fingerprint": fingerprint(file.sha256, parsed.month),
            "file_hash": file.sha256,
            "is_sample": is_sample,
        },
    )
    if is_new:
        # What was withdrawn as another issue of this month was taken out.
        gone = Withdrawal.objects.filter(issue=None)
        gone.filter(year=issue.year, month=issue.month).update(issue=issue)
        adopt(issue)
    return issue, is_new


@dataclass(slots=True)
class _Stored:
    """What became of an issue's documents, by title, and of their clauses."""

    held: int
    changes: Changes = NO_CHANGES
    withdrawn: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)


def _store_documents(issue: Issue, parsed: ParsedIssue) -> _Stored:
    held = list(issue.documents.prefetch_related("clauses"))
    withdrawn = list(issue.withdrawals.prefetch_related("addresses"))
    known: list[Document | Withdrawal] = [*held, *withdrawn]
    pairs = pair_documents(
        [_held_compared(each) for each in known],
        [_compared(document) for document in parsed.documents],
    )
    stored = _Stored(len(held))
    for index, document in enumerate(parsed.documents):
        fields = document_fields(document, index + 1)
        before = known[pairs[index]] if index in pairs else None
        if isinstance(before, Withdrawal):
            if not before.by_staff:
                stored.changes += _store_again(before, document, fields)
                stored.new.append(document.title)
            continue
        row = before or Document(issue=issue)
        changed = _store_document(row, document, fields, parsed.month)
        changes = store_clauses(row, document)
        stored.changes += changes
        if before is None:
            stored.new.append(document.title)
        elif changed or changes.rewritten or changes.added or changes.removed:
            stored.changed.append(document.title)
    kept = set(pairs.values())
    gone = [row for index, row in enumerate(held) if index not in kept]
    stored.changes += Changes(removed=sum(len(row.clauses.all()) for row in gone))
    for row in gone:
        withdraw(row, NO_LONGER_HELD)
        stored.withdrawn.append(row.title)
    return stored


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
) -> bool:
    """Whether any field changed. Slugs of documents that are about to go still count as
    taken."""
    changed = update_row(row, fields)
    if row._state.adding:
        row.slug = mint_slug(parsed, month, _is_taken)
    if row._state.adding or changed:
        row.save()
    return changed


def _is_taken(slug: str) -> bool:
    return any(
        model._default_manager.filter(slug=slug).exists()
        for model in (Document, DocumentAlias, WithdrawnAddress)
    )
