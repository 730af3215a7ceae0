"""Noting who made the changes of issues that the browser asks for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from documents.models import IssueChange
from office.accounts.models import User
from office.uploads.models import ChangeAuthor


@contextmanager
def done_by(user: User | None) -> Iterator[None]:
    """The changes that are recorded inside are this account's; all in one transaction."""
    with transaction.atomic():
        newest = IssueChange.objects.values_list("pk", flat=True).first() or 0
        yield
        made = IssueChange.objects.filter(pk__gt=newest).values_list("pk", flat=True)
        ChangeAuthor.objects.bulk_create(
            ChangeAuthor(change_id=pk, name=named(user)) for pk in made
        )


def undone_by(change: IssueChange, user: User | None) -> None:
    """Note who undid a change, or that it was done again where there is no `user`."""
    ChangeAuthor.objects.update_or_create(
        change=change, defaults={"undone_by": named(user) if user else ""}
    )


def named(user: User | None) -> str:
    """As logs and histories have it: the name of a person, and of the account."""
    if user is None:
        return ""
    if user.display_name and user.display_name != user.username:
        return f"{user.display_name}（{user.username}）"[:150]
    return user.username
