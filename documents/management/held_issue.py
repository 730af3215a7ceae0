"""The issue that a command is asked to work on."""

from django.core.management.base import CommandError

from documents.management.wording import month_argument
from documents.models import Issue


def held_issue(text: str) -> Issue:
    """Of "2020-12". Raises CommandError where it is no month, or holds no issue."""
    month = month_argument(text, "MONTH")
    issue = Issue.objects.without_source().filter(year=month.year, month=month.month)
    if found := issue.first():
        return found
    raise CommandError(f"没有收录 {month} 一期。")
