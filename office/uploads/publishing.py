"""Publishing what was reviewed: exactly that, upon what was held when it was reviewed."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from documents.importing.store import Status, store_issue
from documents.models import Issue, IssueChange
from documents.parsing.errors import GazetteError
from office.accounts.models import User
from office.audit.log import note
from office.tasks.index import UPDATING, announce
from office.tasks.tasks import Context, task
from office.uploads.authorship import done_by, named
from office.uploads.basis import basis_of
from office.uploads.incoming import drop_file
from office.uploads.models import Reading, Upload
from office.uploads.parsed_json import OtherVersion
from office.uploads.reading import begin, given_of, kept, parsed_of

CHANGED = "没有发布：审核以后，这一期现有的内容又有改动；下面是新的差别，请重新核对"
OTHER_PARSER = "没有发布：审核以后程序已升级，文件重新读取过，请重新核对"
NO_ROOM = "没有发布：服务器磁盘已满或不可写；请联系管理员清理后再发布"


NOTHING_TO_PUBLISH = (Status.UNCHANGED.value, "elsewhere", "refused")


class NotNow(Exception):
    """What is asked can't be done with the upload as it is; the message says why."""


class NotAsReviewed(NotNow):
    """Publishing now would not do what was reviewed: it has to be compared again, or, where it
    is `anew`, read again."""

    def __init__(self, reason: str, *, anew: bool) -> None:
        super().__init__(reason)
        self.anew = anew


def decide(
    upload: Upload,
    user: User,
    *,
    basis: str,
    allows_loss: bool,
    publish_at: datetime | None = None,
) -> None:
    """Have an upload published, at once or at a time. `basis` is that of the review that was
    seen. Raises NotNow where it can't be, or is not what was reviewed."""
    with transaction.atomic():
        row = Upload.objects.select_related("reading").get(pk=upload.pk)
        if row.state not in (Upload.State.READY, Upload.State.SCHEDULED):
            raise NotNow(f"这份文件现在是“{row.get_state_display()}”，不能发布")
        _check_review(row, basis, allows_loss)
        scheduled = publish_at is not None
        waiting = publish_upload.using(run_after=publish_at or timezone.now())
        row.job = waiting.enqueue(f"发布 {row.name}", upload=row.pk)
        row.state = Upload.State.SCHEDULED if scheduled else Upload.State.PUBLISHING
        row.basis, row.allows_loss, row.publish_at = basis, allows_loss, publish_at
        row.decided_by, row.decided_at, row.problem = user, timezone.now(), ""
        row.save()


def _check_review(row: Upload, basis: str, allows_loss: bool) -> None:
    difference = row.reading.difference
    if difference["status"] in NOTHING_TO_PUBLISH:
        raise NotNow("这份文件没有可发布的内容")
    if row.reading.basis != basis or _basis_now(row.reading) != basis:
        raise NotAsReviewed(CHANGED, anew=False)
    if needs_consent(difference) and not allows_loss:
        raise NotNow("这次发布会撤下现有的文件，请先核对并勾选同意")


def _basis_now(reading: Reading) -> str:
    """Raises NotNow where the parser has changed since the file was read."""
    try:
        return basis_of(parsed_of(reading), reading.file_hash, reading.gazette)
    except OtherVersion as error:
        raise NotAsReviewed(OTHER_PARSER, anew=True) from error


def review_again(upload: Upload, refusal: NotAsReviewed) -> None:
    """Have it compared or read again, and tell the reviewer why."""
    with transaction.atomic():
        begin(upload, anew=refusal.anew)
        Upload.objects.filter(pk=upload.pk).update(problem=str(refusal))


def needs_consent(difference: dict[str, object]) -> bool:
    """Whether a publisher has to agree to what goes: documents, or many clauses."""
    titles = difference.get("titles")
    return bool(
        difference.get("takes_away") or (isinstance(titles, dict) and titles["gone"])
    )


def cancel(upload: Upload) -> None:
    """Let what was to be published at a time wait for another decision."""
    scheduled = Upload.objects.filter(pk=upload.pk, state=Upload.State.SCHEDULED)
    if not scheduled.update(state=Upload.State.READY, publish_at=None, job=None):
        raise NotNow("这份文件没有定时发布，或者已经开始发布")


def discard(upload: Upload, user: User) -> None:
    """Publish it not at all. Its file is kept for a while, and it can be taken back."""
    over = (
        Upload.State.PUBLISHING,
        Upload.State.PUBLISHED,
        Upload.State.DISCARDED,
        Upload.State.SCHEDULED,
    )
    open_ones = Upload.objects.filter(pk=upload.pk).exclude(state__in=over)
    if not open_ones.update(
        state=Upload.State.DISCARDED,
        job=None,
        stage="",
        decided_by=user,
        decided_at=timezone.now(),
    ):
        upload.refresh_from_db()
        raise NotNow(f"这份文件现在是“{upload.get_state_display()}”，不能放弃")


def read_again(
    upload: Upload, given: dict[str, Any] | None = None, *, anew: bool = True
) -> None:
    """Have it read once more, or only compared; as another issue, if that is given. What was
    discarded is taken back so."""
    states = (Upload.State.READY, Upload.State.FAILED, Upload.State.DISCARDED)
    with transaction.atomic():
        waiting = Upload.objects.filter(
            pk=upload.pk, state__in=states, is_file_kept=True
        )
        fields = {} if given is None else {"given": given}
        if not waiting.update(decided_by=None, decided_at=None, **fields):
            raise NotNow("这份文件现在不能重新读取")
        begin(upload, anew=anew)


# ---- in the background ---------------------------------------------------------------


def _gave_up(*, upload: int, reason: str) -> None:
    _still_due(upload).update(state=Upload.State.READY, problem=f"没有发布：{reason}")


def _still_due(upload: int) -> QuerySet[Upload]:
    states = (Upload.State.SCHEDULED, Upload.State.PUBLISHING)
    return Upload.objects.filter(pk=upload, state__in=states)


@task(gave_up=_gave_up)
def publish_upload(context: Context, upload: int) -> None:
    """Publish it, or let it wait for review again and say why."""
    due = _still_due(upload).filter(job=context.job)
    if not due.update(state=Upload.State.PUBLISHING, publish_at=None):
        return  # called off, or done by a worker that died right after it
    row = due.select_related("decided_by", "reading").get()
    try:
        _publish(row, context)
        return
    except NotAsReviewed as refusal:
        review_again(row, refusal)
        problem = str(refusal)
    except GazetteError as error:
        problem = f"没有发布：{error.reason}"
    except (OSError, OperationalError):
        problem = NO_ROOM
    context.check()
    due.update(state=Upload.State.READY, problem=problem[:500])
    note(None, "发布未成", row.name, upload=row.pk, reason=problem)


def _publish(row: Upload, context: Context) -> None:
    """All of it in one transaction: the issue, the upload's state, who did it, what is to
    follow."""
    try:
        file, parsed = kept(row)
    except OtherVersion as error:
        raise NotAsReviewed(OTHER_PARSER, anew=True) from error
    gazette = row.reading.gazette
    with transaction.atomic():
        context.check()
        if basis_of(parsed, file.sha256, gazette) != row.basis:
            raise NotAsReviewed(CHANGED, anew=False)
        with done_by(row.decided_by):
            outcome = store_issue(
                parsed,
                file,
                replace=row.allows_loss,
                gazette=gazette,
                given=replace(given_of(row), gazette=gazette),
            )
        issue = Issue.objects.without_source().at(outcome.key).get()
        row.change = IssueChange.objects.filter(issue_pk=issue.pk).first()
        row.state, row.problem = Upload.State.PUBLISHED, ""
        row.save(update_fields=["change", "state", "problem"])
        drop_file(row)
        is_new = outcome.status is Status.NEW
        announce.enqueue(UPDATING, issue=issue.pk, is_new=is_new)
        note(
            None,
            "已发布",
            f"{outcome.key} {row.name}",
            upload=row.pk,
            by=named(row.decided_by),
            documents=outcome.documents,
            clauses=outcome.clauses,
            withdrawn=list(outcome.withdrawn),
        )
