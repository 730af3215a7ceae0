"""What follows whatever changes issues: the index, and those who are told of it."""

from collections.abc import Callable
from datetime import timedelta

from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from documents.models import Issue
from documents.signals import issue_published
from office.tasks.models import Job
from office.tasks.tasks import Context, Failed, Task, task

UPDATING = "更新检索索引"
_AGAIN_AFTER = timedelta(minutes=1)


@task()
def update_index(context: Context) -> None:
    """Make index and database equal."""
    _bring_level(lambda: _later(update_index).enqueue(UPDATING))


@task()
def announce(context: Context, issue: int, is_new: bool) -> None:
    """Have a published issue found by searching, then tell who listens. `issue` is its primary
    key; one that was taken out meanwhile is not told of."""
    _bring_level(lambda: _later(announce).enqueue(UPDATING, issue=issue, is_new=is_new))
    context.check()
    if row := Issue.objects.without_source().filter(pk=issue).first():
        issue_published.send_robust(sender=Issue, issue=row, is_new=is_new)


def _later(again: Task) -> Task:
    return again.using(run_after=timezone.now() + _AGAIN_AFTER)


def _bring_level(again: Callable[[], Job]) -> None:
    """Raises Failed where the index stays behind, and has it tried `again`."""
    try:
        call_command("update_index", verbosity=0)
    except (CommandError, OSError) as error:
        again()
        raise Failed(f"检索索引没有更新完，一分钟后再试：{error}") from error
