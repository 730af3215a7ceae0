"""Where the clauses went that left their document for another one of their issue.

A cut between two documents that is put right, by staff or by a better parse, takes clauses from
one to the other. Their old addresses lead to where they stand now, as long as their words tell
that: a text that stands once among those that are new.
"""

from collections import defaultdict
from dataclasses import dataclass

from documents.models import Clause, ClauseAlias, GoneClause, Issue

Address = tuple[int, str]  # a document's primary key, and a clause's key


@dataclass(frozen=True, slots=True)
class Held:
    """The clauses of an issue before it is stored anew: their primary keys, and what each
    address that leads to one of them says."""

    clauses: frozenset[int]
    said: dict[Address, str]


def held_before(issue: Issue) -> Held:
    """Two queries."""
    clauses = Clause.objects.filter(document__issue=issue).order_by()
    texts: dict[int, str] = {}
    said: dict[Address, str] = {}
    for pk, document, key, text in clauses.values_list(
        "pk", "document_id", "key", "text"
    ):
        texts[pk] = said[document, key] = text
    aliases = ClauseAlias.objects.filter(document__issue=issue).order_by()
    for document, key, pk in aliases.values_list("document_id", "old_key", "clause_id"):
        said[document, key] = texts[pk]
    return Held(frozenset(texts), said)


def note_moved(issue: Issue, before: Held) -> None:
    """Let addresses that lead nowhere since then lead to where their words stand now."""
    gone = [
        row
        for row in GoneClause.objects.filter(document__issue=issue, moved_to=None)
        if (row.document_id, row.key) in before.said
    ]
    if not gone:
        return
    added: defaultdict[str, list[int]] = defaultdict(list)
    clauses = Clause.objects.filter(document__issue=issue).exclude(
        pk__in=before.clauses
    )
    for pk, text in clauses.order_by().values_list("pk", "text"):
        added[text].append(pk)
    moved = []
    for row in gone:
        found = added[before.said[row.document_id, row.key]]
        if len(found) == 1:
            [row.moved_to_id] = found
            moved.append(row)
    GoneClause.objects.bulk_update(moved, ["moved_to"])
