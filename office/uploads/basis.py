"""What is held of a month, told in a word: another word as soon as anything of it changes."""

import hashlib
import json

from documents.models import Issue, Revision, Withdrawal
from documents.parsing.types import Month


def basis_of(month: Month) -> str:
    """A hash over the issue, its documents' revisions, and what was withdrawn of it.

    Triggers give a document another revision whoever changes it (`documents.revisions`).
    """
    at = {"year": month.year, "month": month.month}
    issues = Issue.objects.filter(**at).values_list("pk", "fingerprint")
    revisions = Revision.objects.filter(
        **{f"document__issue__{name}": value for name, value in at.items()}
    ).order_by("document_id")
    withdrawn = Withdrawal.objects.filter(**at).order_by("pk")
    told = [
        [*issues],
        [*revisions.values_list("document_id", "number")],
        [*withdrawn.values_list("pk", "by_staff")],
    ]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
