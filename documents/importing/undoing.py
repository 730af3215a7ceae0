"""Undoing what was done to an issue as a whole, and doing it again; moving an issue, removing it.

Whatever is undone or removed, an address that was given out is answered: by its document or
clause if that is back, else by 410 and the reason.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from documents.importing.journal import recorded
from documents.importing.kept_files import drop_unused
from documents.importing.snapshots import put_back, read_snapshot, slugs_in, snapshot
from documents.importing.withdrawals import withdraw
from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    GoneClause,
    Issue,
    IssueChange,
    Withdrawal,
    WithdrawnAddress,
)
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month

UNDONE = "这次收录已撤销，现在的文本里没有这份文件。"
SAMPLE_REMOVED = "这是自带的示例，已移除。"
REDONE = "又恢复了后来的文本，里面没有这份文件。"


def last_change(month: Month) -> IssueChange:
    """The newest change of a month's issue that can be undone.

    Raises GazetteError where there is none.
    """
    if change := changes_of(month).filter(undone_at=None).first():
        return change
    raise GazetteError(f"{month} 没有可以撤销的操作")


def last_undone(month: Month) -> IssueChange:
    """The change of a month's issue that was undone last, and can be done again.

    Raises GazetteError where there is none, or where something newer was done to the issue.
    """
    changes = changes_of(month)
    undone = changes.exclude(undone_at=None).order_by("undone_at").last()
    if undone and not changes.filter(pk__gt=undone.pk, undone_at=None).exists():
        return undone
    newer = "，此后又有新的操作" if changes.exists() else ""
    raise GazetteError(f"{month} 没有可以恢复的操作{newer}")


def changes_of(month: Month) -> QuerySet[IssueChange]:
    """Those of the issue of this month, or else of the one that was there last."""
    at = {"year": month.year, "month": month.month}
    held = Issue.objects.filter(**at).values_list("pk", flat=True)
    once = IssueChange.objects.filter(**at).values_list("issue_pk", flat=True)
    return IssueChange.objects.filter(issue_pk__in=[*held] or [*once[:1]])


@transaction.atomic
def undo(change: IssueChange) -> None:
    """Make the issue what it was before this change, which has to be the newest one.

    Raises GazetteError where it is not, or where another issue is in its place by now.
    """
    after = snapshot(change.issue_pk)
    pdf = _pdf_of(change.issue_pk)
    _become(change.issue_pk, _bytes(change.before), UNDONE)
    change.undone_at = timezone.now()
    change.after = after
    change.pdfs = sorted({*change.pdfs, *([pdf] if pdf else [])})
    change.save()


@transaction.atomic
def redo(change: IssueChange) -> None:
    """Make the issue what it was when this change was undone."""
    _become(change.issue_pk, _bytes(change.after), REDONE)
    change.undone_at = None
    change.after = None
    change.save()


@transaction.atomic
def move(issue: Issue, month: Month) -> None:
    """Make it the issue of another month; its old address leads to the new one.

    Raises GazetteError where that month has an issue.
    """
    if Issue.objects.filter(year=month.year, month=month.month).exists():
        raise GazetteError(f"{month} 已收录了另一期")
    with recorded(IssueChange.Kind.MOVE, issue, f"改为 {month}"):
        issue.year, issue.month = month.year, month.month
        # What it is held to be the parse of is of another month now.
        issue.fingerprint = ""
        issue.save(update_fields=["year", "month", "fingerprint", "updated_at"])


@transaction.atomic
def remove(issue: Issue, reason: str) -> None:
    """Take an issue out, with all its documents; their addresses answer 410."""
    with recorded(IssueChange.Kind.REMOVAL, issue, reason):
        _become(issue.pk, None, reason)


@transaction.atomic
def remove_sample() -> int:
    """Take the bundled sample out; how many issues it had."""
    samples = list(Issue.objects.without_source().filter(is_sample=True))
    for issue in samples:
        remove(issue, SAMPLE_REMOVED)
    return len(samples)


def _become(issue_pk: int, data: bytes | None, reason: str) -> None:
    """Make an issue what a snapshot says, or none.

    What is there goes first, so that all its addresses are those of withdrawals; from these
    the snapshot takes its own.
    """
    keys = _keys_given_out(issue_pk)
    rows = read_snapshot(data) if data is not None else []
    withdrawn = _take_out(issue_pk, reason)
    if not rows:
        return
    issue = next(row.object for row in rows if isinstance(row.object, Issue))
    assert isinstance(issue, Issue)
    if Issue.objects.filter(year=issue.year, month=issue.month).exists():
        raise GazetteError(f"{issue.slug} 已收录了另一期，请先移走")
    WithdrawnAddress.objects.filter(slug__in=slugs_in(rows)).delete()
    Withdrawal.objects.filter(issue=None, addresses=None).delete()
    put_back(rows)
    Withdrawal.objects.filter(pk__in=withdrawn).update(
        issue=issue, year=issue.year, month=issue.month
    )
    _note_gone(keys)


def _take_out(issue_pk: int, reason: str) -> list[int]:
    """Withdraw all documents and delete the issue; the withdrawals that are left of it."""
    issue = Issue.objects.filter(pk=issue_pk).first()
    if issue is None:
        return []
    for document in issue.documents.select_related("issue"):
        withdraw(document, reason)
    left = list(issue.withdrawals.values_list("pk", flat=True))
    issue.withdrawals.update(issue=None)
    issue.delete()
    transaction.on_commit(drop_unused, robust=True)
    return left


def _keys_given_out(issue_pk: int) -> dict[int, set[str]]:
    """Every key that a clause of these documents has or had, by document."""
    keys: defaultdict[int, set[str]] = defaultdict(set)
    for model, field in (
        (Clause, "key"),
        (ClauseAlias, "old_key"),
        (GoneClause, "key"),
    ):
        rows = model._default_manager.filter(document__issue=issue_pk).order_by()
        for document, key in rows.values_list("document_id", field):
            keys[document].add(key)
    return keys


def _note_gone(keys: dict[int, set[str]]) -> None:
    """Keys that lead nowhere any more, of documents that are there."""
    held = set(Document.objects.filter(pk__in=keys).values_list("pk", flat=True))
    for document in held:
        live = set(
            Clause.objects.filter(document=document).values_list("key", flat=True)
        )
        aliases = ClauseAlias.objects.filter(document=document)
        live.update(aliases.values_list("old_key", flat=True))
        GoneClause.objects.bulk_create(
            (
                GoneClause(document_id=document, key=key)
                for key in keys[document] - live
            ),
            ignore_conflicts=True,
        )


def _pdf_of(issue_pk: int) -> str:
    issue = Issue.objects.filter(pk=issue_pk).only("pdf").first()
    return issue.pdf if issue else ""


def _bytes(data: bytes | memoryview | None) -> bytes | None:
    """As PostgreSQL's driver gives it or SQLite's."""
    return None if data is None else bytes(data)
