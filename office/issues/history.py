"""What was done to an issue, and what of it can be undone."""

from dataclasses import dataclass
from datetime import datetime

from documents.importing.undoing import changes_of, last_change, last_undone
from documents.models import Document, Issue, IssueChange, IssueKey, Withdrawal
from documents.parsing.errors import GazetteError
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
    """All that staff do with an issue; `issue` is None where it was taken out."""

    key: IssueKey
    issue: Issue | None
    done: tuple[Done, ...]
    documents: tuple[Document, ...]
    withdrawals: tuple[Withdrawal, ...]
    jobs: tuple[Job, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether something of it is being done in the background."""
        return any(job.is_open for job in self.jobs)


def issue_history(key: IssueKey) -> IssueHistory | None:
    """None where nothing was ever held under the key."""
    held = Issue.objects.without_source().select_related("gazette")
    issue = held.at(key).first()
    changes = list(changes_of(key).select_related("author").defer("before", "after"))
    if issue is None and not changes:
        return None
    ends = _ends(key)
    return IssueHistory(
        key=key,
        issue=issue,
        done=tuple(_done(change, *ends) for change in changes),
        documents=tuple(issue.documents.all()) if issue else (),
        withdrawals=tuple(issue.withdrawals.filter(by_staff=True)) if issue else (),
        jobs=tuple(Job.objects.filter(about__startswith=f"{key} ")[:_JOBS_SHOWN]),
    )


def _ends(key: IssueKey) -> tuple[int | None, int | None]:
    """What can be undone next, and what can be done again."""
    ends: list[int | None] = []
    for find in (last_change, last_undone):
        try:
            ends.append(find(key).pk)
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
