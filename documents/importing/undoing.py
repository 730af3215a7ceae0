"""Undoing what was done to an issue as a whole, and doing it again; moving an issue, removing it.

Whatever is undone or removed, an address that was given out is answered: by its document or
clause if that is back, else by 410 and the reason.
"""

from collections import defaultdict

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from documents.corrections.records import follow, redone_with, undone_with
from documents.importing.journal import recorded
from documents.importing.kept_files import drop_unused
from documents.importing.snapshots import put_back, read_snapshot, slugs_in, snapshot
from documents.importing.withdrawals import withdraw
from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    Gazette,
    GoneClause,
    Issue,
    IssueChange,
    IssueKey,
    Withdrawal,
    WithdrawnAddress,
)
from documents.parsing.errors import GazetteError
from documents.parsing.types import IssueKind

UNDONE = "这次收录已撤销，现在的文本里没有这份文件。"
SAMPLE_REMOVED = "这是自带的示例，已移除。"
_DECEMBER = 12
_MOVED = ("gazette", "year", "month", "last_month", "mark", "kind", "number")
REDONE = "又恢复了后来的文本，里面没有这份文件。"


def last_change(key: IssueKey) -> IssueChange:
    """The newest change of an issue that can be undone.

    Raises GazetteError where there is none.
    """
    if change := changes_of(key).filter(undone_at=None).first():
        return change
    raise GazetteError(f"{key} 没有可以撤销的操作")


def last_undone(key: IssueKey) -> IssueChange:
    """The change of an issue that was undone last, and can be done again.

    Raises GazetteError where there is none, or where something newer was done to the issue.
    """
    changes = changes_of(key)
    undone = changes.exclude(undone_at=None).order_by("undone_at").last()
    if undone and not changes.filter(pk__gt=undone.pk, undone_at=None).exists():
        return undone
    newer = "，此后又有新的操作" if changes.exists() else ""
    raise GazetteError(f"{key} 没有可以恢复的操作{newer}")


def changes_of(key: IssueKey) -> QuerySet[IssueChange]:
    """Those of the issue of this key, or else of the one that had it last."""
    held = Issue.objects.at(key).values_list("pk", flat=True)
    once = changes_at(key).values_list("issue_pk", flat=True)
    return IssueChange.objects.filter(issue_pk__in=[*held] or [*once[:1]])


def changes_at(key: IssueKey) -> QuerySet[IssueChange]:
    """What was done to issues that had this key then, the newest first."""
    return IssueChange.objects.filter(
        gazette_id=key.gazette, year=key.year, month=key.month, mark=key.mark
    )


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
    undone_with(change)


@transaction.atomic
def redo(change: IssueChange) -> None:
    """Make the issue what it was when this change was undone."""
    _become(change.issue_pk, _bytes(change.after), REDONE)
    change.undone_at = None
    change.after = None
    change.save()
    redone_with(change)


@transaction.atomic
def move(issue: Issue, key: IssueKey) -> None:
    """Give it another key; its old address leads to the new one.

    A key's mark says what it is: 2020-12-s1 a 增刊, 2020-12-n24 number 24. Raises GazetteError
    where an issue has that key, or where there is no such gazette.
    """
    if Issue.objects.at(key).exists():
        raise GazetteError(f"{key} 已收录了另一期")
    if not Gazette.objects.filter(slug=key.gazette).exists():
        raise GazetteError(f"没有 {key.gazette} 这个刊物")
    with recorded(IssueChange.Kind.MOVE, issue, f"改为 {key}"):
        if issue.last_month:
            last = issue.last_month - issue.month + key.month
            issue.last_month = last if last <= _DECEMBER else None
        issue.gazette_id, issue.mark = key.gazette, key.mark
        issue.year, issue.month = key.year, key.month
        if key.is_supplement:
            issue.kind = IssueKind.SUPPLEMENT
        elif issue.kind == IssueKind.SUPPLEMENT:
            issue.kind = IssueKind.REGULAR
        issue.number = key.number or issue.number
        # What it is held to be the parse of is another issue now.
        issue.fingerprint = ""
        issue.save(update_fields=[*_MOVED, "fingerprint", "updated_at"])
        follow(issue)


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
    if Issue.objects.at(issue.key).exists():
        raise GazetteError(f"{issue.key} 已收录了另一期，请先移走")
    WithdrawnAddress.objects.filter(slug__in=slugs_in(rows)).delete()
    Withdrawal.objects.filter(issue=None, addresses=None).delete()
    put_back(rows)
    follow(issue)
    Withdrawal.objects.filter(pk__in=withdrawn).update(
        issue=issue,
        gazette_id=issue.gazette_id,
        year=issue.year,
        month=issue.month,
        mark=issue.mark,
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
