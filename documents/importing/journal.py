"""The record of what was done to issues, each change with what was held before it."""

from collections.abc import Iterator
from contextlib import contextmanager

from documents.importing.snapshots import snapshot
from documents.models import Issue, IssueChange, IssueKey

_SUMMARY_LENGTH = 500


def record(
    kind: str,
    issue_pk: int,
    key: IssueKey,
    summary: str,
    before: bytes | None,
    pdf: str = "",
) -> IssueChange:
    """Note a change of an issue that had this key; `pdf` is what it had been read from."""
    return IssueChange.objects.create(
        kind=kind,
        issue_pk=issue_pk,
        gazette_id=key.gazette,
        year=key.year,
        month=key.month,
        mark=key.mark,
        summary=summary[:_SUMMARY_LENGTH],
        before=before,
        pdfs=[pdf] if pdf else [],
    )


@contextmanager
def recorded(kind: str, issue: Issue, summary: str) -> Iterator[None]:
    """Note what is done to an issue inside, if nothing is raised."""
    before = snapshot(issue.pk)
    key = issue.key
    pdf = issue.pdf
    issue_pk = issue.pk
    yield
    record(kind, issue_pk, key, summary, before, pdf)
