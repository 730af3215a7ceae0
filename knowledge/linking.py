"""Facts with the clause and the document that each stands in, ready to be linked."""

from typing import TypeVar

from django.db.models import Prefetch, QuerySet

from documents.models import Document
from knowledge.models import Fact

Row = TypeVar("Row", bound=Fact)


def linked(rows: QuerySet[Row]) -> list[Row]:
    """The rows with clause, part and document read, the clause knowing its document; three
    queries, however many rows."""
    found = list(
        rows.select_related("clause__part").prefetch_related(
            Prefetch("document", Document.objects.with_issue())
        )
    )
    for row in found:
        row.clause.document = row.document
    return found
