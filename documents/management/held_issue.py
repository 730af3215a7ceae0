"""The issue that a command is asked to work on."""

from django.core.management.base import CommandError

from documents.management.wording import key_argument
from documents.models import Issue


def held_issue(text: str) -> Issue:
    """Of "2020-12" or another issue's key. Raises CommandError where it is no key, or no
    issue's."""
    key = key_argument(text, "ISSUE")
    if found := Issue.objects.without_source().at(key).first():
        return found
    raise CommandError(f"没有收录 {key} 一期。")
