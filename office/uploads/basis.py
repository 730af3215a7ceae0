"""What a review rests on, told in a word: another word as soon as anything of it changes."""

import hashlib
import json

from documents.importing.matching.identity import place_of
from documents.models import Issue, Revision, Withdrawal
from documents.parsing.errors import GazetteError
from documents.parsing.types import ParsedIssue


def basis_of(parsed: ParsedIssue, file_hash: str, gazette: str) -> str:
    """A hash over the place that the issue would be stored at, and over what is held there: the
    issue, its documents' revisions, what was withdrawn of it.

    Triggers give a document another revision whoever changes it (`documents.revisions`).
    """
    try:
        place = place_of(parsed, file_hash, gazette)
    except GazetteError as error:
        told: list[object] = [error.reason]
    else:
        told = [str(place.key), *(_told_of(place.held) if place.held else [])]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _told_of(held: Issue) -> list[object]:
    revisions = Revision.objects.filter(document__issue=held.pk).order_by("document_id")
    withdrawn = Withdrawal.objects.filter(issue=held.pk).order_by("pk")
    return [
        held.pk,
        held.fingerprint,
        [*revisions.values_list("document_id", "number")],
        [*withdrawn.values_list("pk", "by_staff")],
    ]
