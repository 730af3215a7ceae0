"""Storing a parsed issue: once, whole, and in the place of what was held of it."""

from dataclasses import dataclass, field
from dataclasses import replace as _with
from enum import StrEnum
from typing import Any

from django.db import transaction

from documents.corrections.records import adopt, corrected, digests, note_places
from documents.importing.corrected.fingerprints import (
    drop_unused_parses,
    fingerprint,
    fingerprint_of,
)
from documents.importing.corrected.kept_parses import keep_parse
from documents.importing.corrected.readdressed import held_before, note_moved
from documents.importing.files import GazetteFile
from documents.importing.journal import record
from documents.importing.kept_files import drop_unused, keep_pdf
from documents.importing.matching.alignment import ComparedDocument, pair_documents
from documents.importing.matching.identity import (
    NOTHING_GIVEN,
    Given,
    Place,
    new_key,
    place_of,
)
from documents.importing.replacing import NO_CHANGES, Changes, store_clauses
from documents.importing.rows import document_fields, update_row, warning_rows
from documents.importing.slugs import mint_slug
from documents.importing.snapshots import snapshot
from documents.importing.undoing import remove
from documents.importing.withdrawals import NO_LONGER_HELD, give_back, revive, withdraw
from documents.models import (
    FIRST_GAZETTE,
    Clause,
    Document,
    DocumentAlias,
    Gazette,
    ImportWarning,
    Issue,
    IssueChange,
    IssueKey,
    Withdrawal,
    WithdrawnAddress,
)
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month, ParsedDocument, ParsedIssue

KEPT_AT_LEAST = 0.8  # of the documents and of the clauses that are held …
FEW_CLAUSES = 10  # … though so few clauses are what any correction may take
SAMPLE_REPLACED = "示例已由正式的公报代替。"
_NAMED = 5  # titles in a message
# What says which issue it is, and of what kind.
_TOLD = ("gazette", "year", "month", "mark", "kind", "number")


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

    key: IssueKey
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

    @property
    def month(self) -> Month:
        return self.key.calendar_month


class TakesAway(GazetteError):
    """A file that would take away more of what is held than an import does unasked.

    `is_guess`: nothing but the month says that it is of the issue held.
    """

    def __init__(self, outcome: ImportOutcome, *, is_guess: bool = False) -> None:
        self.outcome = outcome
        self.is_guess = is_guess
        named = "".join(f"《{title}》" for title in outcome.withdrawn[:_NAMED])
        more = "等" if len(outcome.withdrawn) > _NAMED else ""
        super().__init__(
            f"{outcome.key} 现有 {outcome.held} 件、{outcome.changes.held} 条，"
            f"照这份文件会撤下 {len(outcome.withdrawn)} 件"
            + (f"（{named}{more}）" if named else "")
            + f"、删去 {outcome.changes.removed} 条，没有收录"
            + ("；若是同月的另一期，请写明期号或类别" if is_guess else "")
        )


def already_held(
    file: GazetteFile, month: Month | None = None, given: Given = NOTHING_GIVEN
) -> ImportOutcome | None:
    """The outcome for a file that is held as it is; of this month, and as is `given`."""
    given = _with(given, month=month) if month else given
    corrections = digests()
    for issue in Issue.objects.only(*_TOLD, "fingerprint"):
        of_issue = corrections.get(issue.pk, "")
        same = issue.fingerprint == fingerprint(file.sha256, issue.key, of_issue)
        if same and given.agrees(issue):
            return _unchanged(issue)
    return None


def _unchanged(issue: Issue) -> ImportOutcome:
    return ImportOutcome(
        issue.key,
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
    gazette: str = FIRST_GAZETTE,
    given: Given = NOTHING_GIVEN,
) -> ImportOutcome:
    """Make the issue what the parse says, or leave all as it was; what it was can be brought
    back (`documents.importing.undoing`).

    `given` is what was said of the issue and stands in the parse already: an issue whose number
    or kind is given is stored beside the one of its month that it keeps too little of. Raises
    TakesAway where less than KEPT_AT_LEAST of the documents or clauses that are held would be
    kept, unless `replace`. Raises GazetteError where the file is held as another issue, where
    nothing says which issue it is, or where it holds what the sample must not replace.
    """
    if unchanged := already_held(file, parsed.month, _with(given, gazette=gazette)):
        return unchanged
    _make_way(parsed.month, gazette, is_sample)
    place = _place(parsed, file, gazette, given)
    before = place.held
    kept = snapshot(before.pk) if before else None
    pdf = before.pdf if before else ""
    outcome, issue_pk = store_rows(parsed, file, place, is_sample=is_sample)
    if not replace:
        refuse_to_take_away(outcome, is_guess=place.is_guess)
    if parsed.gazette and not is_sample:
        Gazette.objects.filter(slug=gazette, name="").update(name=parsed.gazette)
    record(
        IssueChange.Kind.IMPORT,
        issue_pk,
        place.key,
        file.name,
        kept,
        pdf,
    )
    return outcome


def compare_issue(
    parsed: ParsedIssue,
    file: GazetteFile,
    *,
    gazette: str = FIRST_GAZETTE,
    given: Given = NOTHING_GIVEN,
) -> ImportOutcome:
    """What `store_issue` would do, told without doing it."""
    place = _place(parsed, file, gazette, given)
    return _tried(parsed, file, place)


def _tried(parsed: ParsedIssue, file: GazetteFile, place: Place) -> ImportOutcome:
    with transaction.atomic():
        outcome, _ = store_rows(parsed, file, place, is_trial=True)
        transaction.set_rollback(True)
    return outcome


def _place(parsed: ParsedIssue, file: GazetteFile, gazette: str, given: Given) -> Place:
    """Where it goes: what is held only by guess is left alone by an issue that was told to
    be another one, unless it is the same by what it says."""
    place = place_of(parsed, file.sha256, gazette)
    if place.is_guess and given.tells:
        try:
            refuse_to_take_away(_tried(parsed, file, place))
        except TakesAway:
            return Place(new_key(parsed, gazette))
    return place


def _make_way(month: Month, gazette: str, is_sample: bool) -> None:
    """Take the sample of this month out for a real gazette; raises GazetteError where the
    sample would be stored beside one."""
    held = Issue.objects.without_source().covering(month).filter(gazette_id=gazette)
    if is_sample and held.exclude(is_sample=True).exists():
        raise GazetteError(f"{month} 已收录了正式的公报，示例没有收录")
    if not is_sample:
        for sample in held.filter(is_sample=True):
            remove(sample, SAMPLE_REPLACED)


def refuse_to_take_away(outcome: ImportOutcome, *, is_guess: bool = False) -> None:
    """Raise TakesAway where less than KEPT_AT_LEAST of what was held would be left."""
    gone, changes = len(outcome.withdrawn), outcome.changes
    if outcome.held - gone < outcome.held * KEPT_AT_LEAST or (
        changes.removed > FEW_CLAUSES and changes.kept < changes.held * KEPT_AT_LEAST
    ):
        raise TakesAway(outcome, is_guess=is_guess)


def store_rows(
    parsed: ParsedIssue,
    file: GazetteFile,
    place: Place,
    *,
    is_sample: bool = False,
    is_trial: bool = False,
) -> tuple[ImportOutcome, int]:
    """Write the rows, whatever goes, and note nothing of it; the issue's primary key. In a
    trial no file is kept."""
    issue = _issue_row(parsed, file, place, is_sample, is_trial)
    is_new = place.held is None
    if not is_new:
        transaction.on_commit(drop_unused, robust=True)
    if not is_trial:
        keep_parse(fingerprint(file.sha256, issue.key), parsed)
        transaction.on_commit(drop_unused_parses, robust=True)
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
    before = held_before(issue)
    stored = _store_documents(issue, parsed)
    note_moved(issue, before)
    issue.warnings.all().delete()
    warnings = ImportWarning.objects.bulk_create(warning_rows(issue, parsed))
    note_places(issue, applied)
    return ImportOutcome(
        issue.key,
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


def _issue_row(
    parsed: ParsedIssue,
    file: GazetteFile,
    place: Place,
    is_sample: bool,
    is_trial: bool,
) -> Issue:
    key, last_month = place.key, parsed.last_month
    issue = place.held or Issue(
        gazette_id=key.gazette, year=key.year, month=key.month, mark=key.mark
    )
    issue.kind = parsed.kind.value
    issue.number, issue.last_number = parsed.number, parsed.last_number
    issue.last_month = last_month.month if last_month else None
    issue.total_number = parsed.total_number
    issue.printed_on = parsed.printed_on
    issue.pages = parsed.pages
    issue.source_name, issue.source = file.name, file.text
    issue.pdf = "" if is_trial else keep_pdf(file)
    issue.fingerprint = fingerprint(file.sha256, key)
    issue.file_hash = file.sha256
    issue.is_sample = is_sample
    issue.save()
    if place.held is None:
        # What was withdrawn as another issue of this key was taken out.
        gone = Withdrawal.objects.filter(issue=None, gazette_id=key.gazette)
        gone = gone.filter(year=key.year, month=key.month, mark=key.mark)
        gone.update(issue=issue)
        adopt(issue)
    return issue


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
