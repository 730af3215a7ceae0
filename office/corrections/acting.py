"""Correcting on behalf of who is signed in: the change, its entry in the audit log, the index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction
from django.http import HttpRequest

from documents.importing.corrected import making
from documents.importing.corrected.making import Author, Build, Words
from documents.models import Correction
from office.accounts.access import account
from office.audit.log import note

INDEX_BEHIND = "网页上已改好，检索索引还没有更新，稍后会补齐。"
_TOLD = 300  # characters of a text, in the audit log


@dataclass(frozen=True, slots=True)
class Step:
    """An operation that is still to be made, and what people read of it."""

    build: Build
    words: Words


def author(request: HttpRequest) -> Author:
    """Who asks, as records of corrections name them."""
    user = account(request)
    return Author(user.pk, str(user))


def correct(
    request: HttpRequest, issue_pk: int, steps: Sequence[Step], reason: str = ""
) -> list[Correction]:
    """Make the corrections one after another, all or none. Raises GazetteError."""
    by = author(request)
    with transaction.atomic():
        made = [
            making.make(issue_pk, step.build, replace(step.words, reason=reason), by)
            for step in steps
        ]
        for correction in made:
            note(
                request,
                "更正",
                str(correction),
                before=correction.before[:_TOLD],
                after=correction.after[:_TOLD],
                reason=reason,
                correction=correction.pk,
            )
    return made


def undo(request: HttpRequest, correction: Correction) -> None:
    """Undo it. Raises GazetteError."""
    with transaction.atomic():
        making.undo(correction, author(request))
        note(request, "撤销更正", str(correction), correction=correction.pk)


def update_index() -> str:
    """Have what was changed found by searching; a sentence for staff where that has to wait."""
    try:
        call_command("update_index", verbosity=0)
    except CommandError:
        return INDEX_BEHIND
    return ""
