"""Making a correction of a held issue, and undoing it: the record is added, or marked, and the
issue's parse is stored anew with what corrections it has then.

Both are changes of the issue in its journal, so they are undone like an import is, with every
address as before.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from documents.corrections.applying import Applied, apply
from documents.corrections.operations import (
    DocumentAnchor,
    Operation,
    ParagraphAnchor,
    as_json,
    kind_of,
)
from documents.corrections.records import active, numbered
from documents.importing.corrected.fingerprints import fingerprint, fingerprint_of
from documents.importing.corrected.kept_parses import keep_parse, kept_parse
from documents.importing.files import GazetteFile, read_gazette, text_file
from documents.importing.journal import record
from documents.importing.kept_files import pdf_path, with_recognised
from documents.importing.snapshots import read_snapshot, snapshot
from documents.importing.store import store_contents
from documents.models import (
    Clause,
    ClauseAlias,
    Correction,
    Document,
    Issue,
    IssueChange,
)
from documents.parsing.errors import GazetteError
from documents.parsing.types import ParsedIssue

PARSED_OTHERWISE = "这一期收录之后解析程序已更新，请先把原文件重新收录一次，再作更正"
CHANGED_MEANWHILE = "这一处刚才已有别的改动，请刷新后再改"


@dataclass(frozen=True, slots=True)
class Author:
    """Who corrects: the primary key of an account, and the name, which is kept when it is gone."""

    account_pk: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """What people read of a correction: where, what stood there, what stands there now, and
    why."""

    place: str
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpenIssue:
    """A held issue with its parse, as it is corrected so far."""

    issue: Issue
    parsed: ParsedIssue
    applied: Applied

    def document_anchor(self, document: Document) -> DocumentAnchor:
        """How a correction names the document. Raises GazetteError."""
        drafts = self.applied.draft.documents
        place = document.position - 1
        if place < len(drafts) and drafts[place].parsed.title == document.title:
            return drafts[place].anchor
        raise GazetteError(CHANGED_MEANWHILE)

    def anchors(self, clause: Clause) -> tuple[DocumentAnchor, ParagraphAnchor]:
        """How a correction names the clause. Raises GazetteError."""
        anchor = self.document_anchor(clause.document)
        draft = self.applied.draft.find(anchor)
        position = clause.position
        for rank, part in enumerate(draft.parts):
            if position <= len(part.paragraphs):
                found = part.paragraphs[position - 1]
                if found.text == clause.text:
                    return anchor, ParagraphAnchor(rank, found.key, found.text)
                break
            position -= len(part.paragraphs)
        raise GazetteError(CHANGED_MEANWHILE)

    def levels(self, clause: Clause) -> tuple[int, int]:
        """How many numbers the clause stands under, and how many it could. Raises GazetteError."""
        anchor, paragraph = self.anchors(clause)
        part, index = self.applied.draft.find(anchor).find(paragraph)
        above = part.numbers_above()
        if not index:
            return above[index], 0
        before = part.paragraphs[index - 1].paragraph
        return above[index], above[index - 1] + (before.marker is not None)


Build = Callable[[OpenIssue], Operation]
"""What makes the operation, of the issue as it is when the correction is made."""


def open_issue(issue: Issue) -> OpenIssue:
    """The issue's parse, from what is kept, or made anew, with its corrections.

    Raises GazetteError where its rows are of another parser's making.
    """
    if issue.fingerprint not in ("", fingerprint_of(issue)):
        raise GazetteError(PARSED_OTHERWISE)
    parsed = _parse_of(issue)
    return OpenIssue(issue, parsed, apply(parsed, numbered(active(issue))))


@transaction.atomic
def make(issue_pk: int, build: Build, words: Words, author: Author) -> Correction:
    """Correct the issue. Raises GazetteError, and changes nothing, where it can't be done."""
    opened = open_issue(_locked(issue_pk))
    issue = opened.issue
    operation = build(opened)
    kept = snapshot(issue.pk)
    correction = Correction.objects.create(
        issue_id=issue.pk,
        issue_key=issue.slug,
        of_sample=bool(issue.is_sample),
        kind=kind_of(operation),
        operation=as_json(operation),
        place=words.place[:_LONGEST_PLACE],
        before=words.before,
        after=words.after,
        reason=words.reason,
        made_by_id=author.account_pk,
        made_by_name=author.name,
    )
    _store(opened, unless=_refused)
    summary = str(correction)
    correction.change = _record(issue, summary, kept)
    correction.save(update_fields=["change"])
    correction.refresh_from_db()
    return correction


@transaction.atomic
def undo(correction: Correction, author: Author) -> None:
    """Store the issue without this correction.

    Raises GazetteError, and changes nothing, where later corrections build on it.
    """
    correction.refresh_from_db()
    if not correction.is_active:
        raise GazetteError("这一处更正已经撤销")
    issue = Issue.objects.select_for_update().filter(pk=correction.issue_id).first()
    if issue is None:
        raise GazetteError("这一期已移除，请先撤销移除")
    opened = open_issue(issue)
    kept = snapshot(issue.pk)
    addresses = _released_addresses(correction)
    correction.undone_by_id = author.account_pk
    correction.undone_by_name = author.name
    correction.undone_at = timezone.now()
    correction.save()
    _store(opened, unless=_needed)
    _give_back_addresses(addresses)
    correction.undoing = _record(issue, f"撤销更正：{correction}", kept)
    correction.save(update_fields=["undoing"])


_LONGEST_PLACE = 600


def _locked(issue_pk: int) -> Issue:
    issue = Issue.objects.select_for_update().filter(pk=issue_pk).first()
    if issue is None:
        raise GazetteError("这一期已移除")
    return issue


def _record(issue: Issue, summary: str, before: bytes | None) -> IssueChange:
    kind = IssueChange.Kind.CORRECTION
    return record(kind, issue.pk, issue.key, summary, before, issue.pdf)


def _refused(correction: Correction) -> GazetteError:
    return GazetteError(f"没有更正：{correction.misfit}")


def _needed(correction: Correction) -> GazetteError:
    return GazetteError(
        f"此后的更正以这一处为前提，请先撤销：{correction}（{correction.misfit}）"
    )


def _store(opened: OpenIssue, unless: Callable[[Correction], GazetteError]) -> None:
    """Store the parse with the corrections that the issue has now; raises where one no longer
    fits that did before."""
    misfits = {misfit.number for misfit in opened.applied.misfits}
    store_contents(opened.issue, opened.parsed)
    of_issue = Correction.objects.active().filter(issue_id=opened.issue.pk)
    new = of_issue.exclude(misfit="").exclude(pk__in=misfits).first()
    if new:
        raise unless(new)


# ---- addresses of clauses that a correction took away ------------------------------


def _released_addresses(correction: Correction) -> list[ClauseAlias]:
    """The addresses of clauses that were there before the correction and no longer are: those
    that lead to other clauses meanwhile do no more, so that the clauses can have them again."""
    change = correction.change
    if change is None or change.before is None:
        return []
    rows = [row.object for row in read_snapshot(bytes(change.before))]
    clauses = {row.pk: row for row in rows if isinstance(row, Clause)}
    there = Clause.objects.filter(pk__in=clauses).values_list("pk", flat=True)
    gone = [clauses[pk] for pk in clauses.keys() - set(there)]
    aliases = ClauseAlias.objects.filter(
        document__in={row.document_id for row in gone},
        old_key__in={row.key for row in gone},
    )
    released = list(aliases)
    aliases.delete()
    return released


def _give_back_addresses(released: list[ClauseAlias]) -> None:
    """Let those lead where they led that no clause has taken."""
    for alias in released:
        of_document = {"document_id": alias.document_id}
        taken = (
            Clause.objects.filter(**of_document, key=alias.old_key).exists()
            or ClauseAlias.objects.filter(**of_document, old_key=alias.old_key).exists()
        )
        if not taken and Clause.objects.filter(pk=alias.clause_id).exists():
            ClauseAlias.objects.create(
                **of_document, old_key=alias.old_key, clause_id=alias.clause_id
            )


# ---- the parse of what is held -----------------------------------------------------


def _parse_of(issue: Issue) -> ParsedIssue:
    name = fingerprint(_file_hash(issue), issue.key)
    parsed = kept_parse(name)
    if parsed is None:
        parsed = kept_file(issue).parse(issue.calendar_month)
        keep_parse(name, parsed)
    return parsed


def _file_hash(issue: Issue) -> str:
    """Issues that were read before it was noted have none."""
    if not issue.file_hash:
        issue.file_hash = issue.pdf or sha256(issue.source.encode()).hexdigest()
    return issue.file_hash


def kept_file(issue: Issue) -> GazetteFile:
    """The file that the issue was read from. Raises GazetteError where it is gone."""
    if issue.pdf:
        file = with_recognised(read_gazette(pdf_path(issue.pdf)))
        return replace(file, name=issue.source_name)
    return text_file(issue.source_name, Path(issue.source_name), issue.source)
