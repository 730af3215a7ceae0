"""Tasks: functions that are done in the background, with the interface of Django's Tasks.

    @task()
    def read_upload(context: Context, upload: int) -> None: ...

    read_upload.enqueue(upload=7)
    read_upload.using(run_after=tomorrow).enqueue(upload=7)

A job may be done more than once, if the worker that was at it died; so a task has to come to
the same end again, and asks `context.check()` before it keeps what it found.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string

from office.tasks.models import Job

_LONGEST_ABOUT = 500  # characters, as the column holds


class Failed(Exception):
    """A task can't come to an end; `reason` is a Chinese sentence for staff."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Superseded(Exception):
    """Another worker has the job now."""


@dataclass(frozen=True, slots=True)
class Context:
    """The job that is being done, as its worker took it."""

    job: int
    attempt: int

    def check(self) -> None:
        """Raises Superseded where another worker has taken the job up since."""
        held = Job.objects.filter(
            pk=self.job, attempt=self.attempt, state=Job.State.RUNNING
        )
        if not held.exists():
            raise Superseded


@dataclass(frozen=True, slots=True)
class Task:
    """`gave_up` is called with the job's arguments and `reason` where its workers died again
    and again, or it failed."""

    function: Callable[..., None]
    gave_up: Callable[..., None] | None = None
    run_after: datetime | None = None

    @property
    def name(self) -> str:
        return f"{self.function.__module__}.{self.function.__qualname__}"

    def using(self, *, run_after: datetime) -> "Task":
        """The same, not to be done before."""
        return replace(self, run_after=run_after)

    def enqueue(self, about: str = "", **arguments: Any) -> Job:
        """Have it done. `arguments` are what JSON can hold; in a transaction, once it is
        committed."""
        return Job.objects.create(
            task=self.name,
            arguments=arguments,
            about=about[:_LONGEST_ABOUT],
            run_after=self.run_after or timezone.now(),
        )

    def call(self, context: Context, **arguments: Any) -> None:
        self.function(context, **arguments)


def task(
    *, gave_up: Callable[..., None] | None = None
) -> Callable[[Callable[..., None]], Task]:
    """A function at the top of a module as a task."""

    def decorate(function: Callable[..., None]) -> Task:
        return Task(function, gave_up)

    return decorate


def task_of(job: Job) -> Task:
    """The task that a job calls. Raises Failed where it is defined no more."""
    try:
        found = import_string(job.task)
    except ImportError as error:
        raise Failed(f"没有这项任务：{job.task}") from error
    if not isinstance(found, Task):
        raise Failed(f"没有这项任务：{job.task}")
    return found
