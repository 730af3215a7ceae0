"""Corrections as they are kept: which ones an issue has, what they do to its parse, and what
became of them."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from documents.corrections.applying import Applied, Misfit, NumberedOperation, apply
from documents.corrections.operations import from_json
from documents.models import Clause, Correction, Document, Issue, IssueChange
from documents.parsing.types import ParsedIssue, ParseWarning

MISFIT_DOUBT = "更正不再适用"
"""What the message of a warning begins with where a correction no longer fits."""

BY_UNDOING = "（随操作撤销）"
_LONGEST_REASON = 500


def active(issue: Issue) -> list[Correction]:
    """The corrections that the issue has, in the order in which they were made."""
    return list(Correction.objects.active().filter(issue_id=issue.pk))


def adopt(issue: Issue) -> None:
    """Let an issue that is read anew have the corrections of the one that was in its place."""
    gone = Correction.objects.filter(
        ~Exists(Issue.objects.filter(pk=OuterRef("issue_id"))),
        issue_key=issue.slug,
        of_sample=bool(issue.is_sample),
    )
    gone.update(issue_id=issue.pk)


def follow(issue: Issue) -> None:
    """Note under which key the issue is to be found now."""
    Correction.objects.filter(issue_id=issue.pk).update(issue_key=issue.slug)


def digest(corrections: Iterable[Correction]) -> str:
    """What the corrections of an issue come to, in hexadecimal digits; "" without any."""
    told = [[each.kind, each.operation] for each in corrections]
    if not told:
        return ""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def digests() -> dict[int, str]:
    """Those of all issues that have corrections, by their primary keys; in one query."""
    of_issues: dict[int, list[Correction]] = {}
    for each in Correction.objects.active():
        of_issues.setdefault(each.issue_id, []).append(each)
    return {issue: digest(some) for issue, some in of_issues.items()}


def corrected(issue: Issue, parsed: ParsedIssue) -> Applied:
    """The parse as the issue's corrections make it; those that don't fit are warnings of it."""
    corrections = active(issue)
    applied = apply(parsed, numbered(corrections))
    if not applied.misfits:
        return applied
    rows = {each.pk: each for each in corrections}
    warnings = [_warning(rows[misfit.number], misfit) for misfit in applied.misfits]
    doubted = replace(applied.issue, warnings=(*applied.issue.warnings, *warnings))
    return replace(applied, issue=doubted)


def numbered(corrections: Iterable[Correction]) -> list[NumberedOperation]:
    """The operations of corrections, each under its primary key."""
    return [
        NumberedOperation(each.pk, from_json(each.kind, each.operation))
        for each in corrections
    ]


def _warning(correction: Correction, misfit: Misfit) -> ParseWarning:
    documents = Document.objects.filter(pk=correction.document_id or 0)
    page = documents.values_list("first_page", flat=True).first() or 1
    return ParseWarning(
        page, 0, f"{MISFIT_DOUBT}（{correction.get_kind_display()}）：{misfit.reason}"
    )


def note_places(issue: Issue, applied: Applied) -> None:
    """Note of each correction which rows hold what it changed, or why it no longer fits."""
    documents = dict(issue.documents.values_list("position", "pk"))
    reasons = {misfit.number: misfit.reason for misfit in applied.misfits}
    clauses = _clauses_at(issue, applied)
    rows = active(issue)
    for row in rows:
        row.misfit = reasons.get(row.pk, "")[:_LONGEST_REASON]
        if place := applied.places.get(row.pk):
            row.document_id = documents.get(place.document + 1)
            row.clause_id = (
                clauses.get((place.document + 1, place.clause))
                if place.clause is not None
                else None
            )
    Correction.objects.bulk_update(rows, ["misfit", "document_id", "clause_id"])


def _clauses_at(issue: Issue, applied: Applied) -> dict[tuple[int, int], int]:
    """Positions of a document and of a clause in it → the clause's primary key."""
    asked = {
        place.document + 1
        for place in applied.places.values()
        if place.clause is not None
    }
    if not asked:
        return {}
    rows = Clause.objects.filter(document__issue=issue, document__position__in=asked)
    told = rows.order_by().values_list("document__position", "position", "pk")
    return {(document, position): pk for document, position, pk in told}


def undone_with(change: IssueChange) -> None:
    """A change of the issue was undone: so are the corrections that it made, and those are back
    that it undid."""
    _mark_undone(change.corrections_made.filter(undoing=None), undone=True)
    _mark_undone(change.corrections_undone.all(), undone=False)


def redone_with(change: IssueChange) -> None:
    """The same the other way about."""
    _mark_undone(change.corrections_made.filter(undoing=None), undone=False)
    _mark_undone(change.corrections_undone.all(), undone=True)


def _mark_undone(corrections: QuerySet[Correction], *, undone: bool) -> None:
    corrections.update(
        undone_at=timezone.now() if undone else None,
        undone_by_name=BY_UNDOING if undone else "",
    )
