"""Taking jobs: each by one worker, and again once that one is dead.

A worker tells every BEAT seconds that it lives; the job of one that was silent for DEAD_AFTER
seconds is taken up again. A job whose workers died MAX_ATTEMPTS times is given up: it is what
kills them.
"""

from datetime import timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from office.tasks.models import Job, Worker
from office.tasks.tasks import Context, Failed, Superseded, task_of

BEAT = 5.0  # seconds
DEAD_AFTER = 30.0  # seconds; with what passes till a worker looks, well under a minute
AGAIN_AFTER = 5.0  # seconds, where a job broke off
MAX_ATTEMPTS = 3
BROKE_OFF = f"处理程序连续 {MAX_ATTEMPTS} 次意外中止，已停止重试"
_KEPT = timedelta(days=90)  # what is done, to be looked up


def take() -> Job | None:
    """A job that is due, taken; None where there is none."""
    now = timezone.now()
    silent = now - timedelta(seconds=DEAD_AFTER)
    due = Job.objects.filter(
        Q(state=Job.State.WAITING, run_after__lte=now)
        | Q(state=Job.State.RUNNING, beat_at__lt=silent)
    ).order_by("run_after", "pk")
    for job in due[:10]:
        if job.attempt >= MAX_ATTEMPTS:
            give_up(job, BROKE_OFF)
            continue
        # Only one of those who saw it this way changes it.
        seen = Job.objects.filter(pk=job.pk, state=job.state, attempt=job.attempt)
        if seen.update(state=Job.State.RUNNING, attempt=F("attempt") + 1, beat_at=now):
            job.refresh_from_db()
            return job
    return None


def do(job: Job) -> None:
    """Do a job that was taken, in this process, and note how it ended."""
    context = Context(job.pk, job.attempt)
    try:
        task_of(job).call(context, **job.arguments)
    except Superseded:
        return
    except Failed as failed:
        give_up(job, failed.reason)
    else:
        _ours(job).update(state=Job.State.DONE, ended_at=timezone.now())


def beat(worker: Worker, job: Job | None = None) -> None:
    """Tell that the worker lives, and is at this job."""
    now = timezone.now()
    if not Worker.objects.filter(pk=worker.pk).update(seen_at=now):
        worker.seen_at = now
        worker.save(force_insert=True)
    if job:
        _ours(job).update(beat_at=now)


def release(job: Job) -> None:
    """Let others take it at once: its worker was told to stop, which is no fault of the job."""
    _ours(job).update(state=Job.State.WAITING, attempt=job.attempt - 1)


def broke_off(job: Job) -> None:
    """Its process died: it is done again soon, but not for ever."""
    if job.attempt >= MAX_ATTEMPTS:
        give_up(job, BROKE_OFF)
        return
    later = timezone.now() + timedelta(seconds=AGAIN_AFTER)
    _ours(job).update(state=Job.State.WAITING, run_after=later)


def give_up(job: Job, reason: str) -> None:
    """Do it no more, and tell the task so."""
    if not _ours(job).update(
        state=Job.State.FAILED, problem=reason[:500], ended_at=timezone.now()
    ):
        return
    try:
        task = task_of(job)
    except Failed:
        return
    if task.gave_up:
        task.gave_up(reason=reason, **job.arguments)


def is_anyone_working() -> bool:
    """Whether a worker was seen lately."""
    lately = timezone.now() - timedelta(seconds=DEAD_AFTER)
    return Worker.objects.filter(seen_at__gte=lately).exists()


def forget_old() -> None:
    """Remove jobs that ended long ago, and workers that were not seen since."""
    long_ago = timezone.now() - _KEPT
    Job.objects.filter(ended_at__lt=long_ago).delete()
    Worker.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1)).delete()


def _ours(job: Job) -> QuerySet[Job]:
    """The job, if nobody took it since."""
    return Job.objects.filter(pk=job.pk, attempt=job.attempt).exclude(
        state__in=(Job.State.DONE, Job.State.FAILED)
    )
