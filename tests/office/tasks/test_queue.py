"""Which job is taken, by whom, and how often."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from office.tasks import queue
from office.tasks.models import Job, Worker
from office.tasks.queue import (
    DEAD_AFTER,
    MAX_ATTEMPTS,
    beat,
    broke_off,
    do,
    forget_old,
    is_anyone_working,
    release,
    take,
)
from office.tasks.tasks import Context, Superseded
from tests.office.tasks.examples import fail, leave, refuse, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path) -> str:
    return str(tmp_path / "done.txt")


def taken() -> Job:
    job = take()
    assert job
    return job


def silent(job: Job, seconds: float) -> None:
    """Nothing was heard of its worker for so long."""
    at = timezone.now() - timedelta(seconds=seconds)
    Job.objects.filter(pk=job.pk).update(beat_at=at)


def test_a_job_is_done_with_its_arguments(file):
    leave.enqueue(file=file, line="河道")
    do(taken())
    assert Path(file).read_text(encoding="utf-8") == "河道\n"
    assert Job.objects.get().state == Job.State.DONE


def test_a_job_that_is_taken_is_not_taken_again(file):
    leave.enqueue(file=file, line="")
    assert taken().attempt == 1
    assert take() is None


def test_of_two_who_saw_the_same_job_one_takes_it(file, monkeypatch):
    leave.enqueue(file=file, line="")
    seen = Job.objects.get()
    taken()
    # The other one looked before, and comes to its update only now.
    monkeypatch.setattr(Job.objects, "filter", once_stale(seen))
    assert take() is None
    assert Job.objects.get().attempt == 1


def once_stale(seen):
    """`filter`, whose first answer is what stood there before."""
    real, answers = Job.objects.filter, iter([Stale([seen])])
    return lambda *args, **kwargs: next(answers, None) or real(*args, **kwargs)


class Stale(list[Job]):
    def order_by(self, *_):
        return self


def test_a_job_waits_for_its_time(file):
    tomorrow = timezone.now() + timedelta(days=1)
    leave.using(run_after=tomorrow).enqueue(file=file, line="")
    assert take() is None
    Job.objects.update(run_after=timezone.now())
    assert take()


def test_what_was_asked_first_is_done_first(file):
    first = leave.enqueue(file=file, line="")
    leave.enqueue(file=file, line="")
    assert taken() == first


def test_the_job_of_a_silent_worker_is_taken_up_again(file):
    leave.enqueue(file=file, line="")
    silent(taken(), DEAD_AFTER + 1)
    assert taken().attempt == 2


def test_the_job_of_a_worker_that_tells_that_it_lives_is_not(file):
    leave.enqueue(file=file, line="")
    job = taken()
    silent(job, DEAD_AFTER + 1)
    worker = Worker.objects.create(name="one", seen_at=timezone.now())
    beat(worker, job)
    assert take() is None


def test_who_was_thought_dead_can_keep_nothing(file):
    leave.enqueue(file=file, line="")
    slow = taken()
    silent(slow, DEAD_AFTER + 1)
    taken()
    with pytest.raises(Superseded):
        Context(slow.pk, slow.attempt).check()
    do(slow)  # it comes to its end all the same, and notes nothing of it
    assert Job.objects.get().state == Job.State.RUNNING


def test_a_job_that_kills_its_workers_is_given_up(file):
    fail.enqueue(file=file)
    told.clear()
    for _ in range(MAX_ATTEMPTS):
        silent(taken(), DEAD_AFTER + 1)
    assert take() is None
    job = Job.objects.get()
    assert (job.state, job.problem) == (Job.State.FAILED, queue.BROKE_OFF)
    assert told == [queue.BROKE_OFF]


def test_one_that_broke_off_comes_again_a_little_later(file):
    leave.enqueue(file=file, line="")
    broke_off(taken())
    assert take() is None
    assert Job.objects.get().run_after > timezone.now()


def test_a_worker_that_is_told_to_stop_gives_its_job_back(file):
    leave.enqueue(file=file, line="")
    release(taken())
    assert taken().attempt == 1


def test_why_a_task_failed_is_kept(file):
    refuse.enqueue(reason="没有空间")
    do(taken())
    job = Job.objects.get()
    assert (job.state, job.problem) == (Job.State.FAILED, "没有空间")


def test_a_task_that_fails_is_told_so(file):
    told.clear()
    fail.enqueue(file=file)
    do(taken())
    assert told == ["磁盘已满"]


@pytest.mark.parametrize("name", ["os.system", "no.such.module.task"])
def test_a_job_of_what_is_no_task_fails(name):
    Job.objects.create(task=name, run_after=timezone.now())
    do(taken())
    assert "没有这项任务" in Job.objects.get().problem


def test_whether_anyone_works_is_told_by_when_they_were_seen():
    assert not is_anyone_working()
    worker = Worker.objects.create(name="one", seen_at=timezone.now())
    assert is_anyone_working()
    worker.seen_at -= timedelta(seconds=DEAD_AFTER + 1)
    worker.save()
    assert not is_anyone_working()


def test_old_jobs_and_workers_are_forgotten_open_ones_are_not(file):
    long_ago = timezone.now() - timedelta(days=400)
    Worker.objects.create(name="one", seen_at=long_ago)
    leave.enqueue(file=file, line="")
    do(taken())
    Job.objects.update(ended_at=long_ago)
    leave.using(run_after=long_ago).enqueue(file=file, line="")
    forget_old()
    assert Job.objects.count() == 1
    assert not Worker.objects.exists()
