"""What a gazette is: issues hold documents, documents hold parts, parts hold clauses."""

from documents.models.changes import IssueChange
from documents.models.contents import (
    Clause,
    Document,
    DocumentQuerySet,
    Part,
    Revision,
    RevisionTotals,
)
from documents.models.corrections import Correction, CorrectionQuerySet
from documents.models.gazettes import Gazette
from documents.models.issues import ImportWarning, Issue, IssueQuerySet
from documents.models.keys import FIRST_GAZETTE, IssueKey
from documents.models.old_addresses import (
    ClauseAlias,
    DocumentAlias,
    GoneClause,
    Withdrawal,
    WithdrawnAddress,
)

__all__ = [
    "FIRST_GAZETTE",
    "Clause",
    "ClauseAlias",
    "Correction",
    "CorrectionQuerySet",
    "Document",
    "DocumentAlias",
    "DocumentQuerySet",
    "Gazette",
    "GoneClause",
    "ImportWarning",
    "Issue",
    "IssueChange",
    "IssueKey",
    "IssueQuerySet",
    "Part",
    "Revision",
    "RevisionTotals",
    "Withdrawal",
    "WithdrawnAddress",
]
