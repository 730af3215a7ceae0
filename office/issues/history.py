"""What was done to an issue, and what of it can be undone."""

from dataclasses import dataclass
from datetime import datetime

from documents.importing.undoing import changes_of, last_change, last_undone
from documents.models import Document, Issue, IssueChange, Withdrawal
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month
from office.tasks.models import Job

_JOBS_SHOWN = 5
BY_COMMAND = "命令行"


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done: when, by whom, and whether it can be undone or done again."""

    pk: int
    at: datetime
    kind: str
    summary: str
    by: str
    undone_at: datetime | None
    undone_by: str
    can_be_undone: bool
    can_be_redone: bool


@dataclass(frozen=True, slots=True)
class IssueHistory:
    """All that staff do with the issue of a month; `issue` is None where it was taken out."""

    month: Month
    issue: Issue | None
    done: tuple[Done, ...]
    documents: tuple[Document, ...]
    withdrawals: tuple[Withdrawal, ...]
    jobs: tuple[Job, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether something of it is being done in the background."""
        return any(job.is_open for job in self.jobs)


def issue_history(month: Month) -> IssueHistory | None:
    """None where nothing was ever held of the month."""
    at = {"year": month.year, "month": month.month}
    issue = Issue.objects.without_source().filter(**at).first()
    changes = list(changes_of(month).select_related("author").defer("before", "after"))
    if issue is None and not changes:
        return None
    ends = _ends(month)
    return IssueHistory(
        month=month,
        issue=issue,
        done=tuple(_done(change, *ends) for change in changes),
        documents=tuple(issue.documents.all()) if issue else (),
        withdrawals=tuple(issue.withdrawals.filter(by_staff=True)) if issue else (),
        jobs=tuple(Job.objects.filter(about__startswith=f"{month} ")[:_JOBS_SHOWN]),
    )


def _ends(month: Month) -> tuple[int | None, int | None]:
    """What can be undone next, and what can be done again."""
    ends: list[int | None] = []
    for find in (last_change, last_undone):
        try:
            ends.append(find(month).pk)
        except GazetteError:
            ends.append(None)
    return ends[0], ends[1]


def _done(change: IssueChange, undoable: int | None, redoable: int | None) -> Done:
    author = getattr(change, "author", None)
    return Done(
        pk=change.pk,
        at=change.at,
        kind=change.get_kind_display(),
        summary=change.summary,
        by=author.name if author and author.name else BY_COMMAND,
        undone_at=change.undone_at,
        undone_by=author.undone_by if author else "",
        can_be_undone=change.pk == undoable,
        can_be_redone=change.pk == redoable,
    )
