"""Bringing the facts level with the documents, as the index is.

A document whose revision (`documents.revisions`) or whose rules are others than those that its
facts were read from is read anew; so whoever died at what point, doing it again mends it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.db import transaction

from documents.facts.citations.holdings import Holdings
from documents.facts.extraction import facts_of
from documents.models import Clause, Document, Part, Revision
from documents.stored_documents import as_parsed
from knowledge.models import FACT_MODELS, Fact, FactsLevel, WorkName
from knowledge.rows import fact_rows, name_rows

RULES = 1
"""Raised whenever the rules of `documents.facts` say something else of a text."""

_AT_ONCE = 50  # documents

OnStep = Callable[[int, int], None]
"""Is told how many documents are done, of how many."""


def bring_facts_level(
    on_step: OnStep | None = None, *, everything: bool = False
) -> int:
    """Read the facts of the documents that need it; of all, where `everything`. How many."""
    behind = list(_behind(everything))
    for start in range(0, len(behind), _AT_ONCE):
        _read(dict(behind[start : start + _AT_ONCE]))
        if on_step:
            on_step(min(start + _AT_ONCE, len(behind)), len(behind))
    return len(behind)


def are_level() -> bool:
    """Whether all facts follow from what is held."""
    return next(_behind(everything=False), None) is None


def _behind(everything: bool) -> Iterator[tuple[int, int]]:
    """The documents, with the revisions that they have now."""
    held = {
        document: (revision, rules)
        for document, revision, rules in FactsLevel.objects.values_list(
            "document_id", "revision", "rules"
        )
    }
    revisions = Revision.objects.order_by("document_id")
    for document, revision in revisions.values_list("document_id", "number"):
        if everything or held.get(document) != (revision, RULES):
            yield document, revision


@transaction.atomic
def _read(revisions: Mapping[int, int]) -> None:
    """The facts of these documents, in the place of those that are kept of them.

    Their revisions were read before: if one changes meanwhile, it counts as behind again.
    """
    documents = list(Document.objects.with_issue().filter(pk__in=revisions))
    clauses: defaultdict[int, dict[str, int]] = defaultdict(dict)
    rows = Clause.objects.filter(document__in=documents).order_by()
    for document_id, key, pk in rows.values_list("document_id", "key", "pk"):
        clauses[document_id][key] = pk
    attachments: defaultdict[int, list[str]] = defaultdict(list)
    parts = Part.objects.filter(document__in=documents, position__gt=0)
    for document_id, title in parts.exclude(title="").values_list(
        "document_id", "title"
    ):
        attachments[document_id].append(title)
    facts: defaultdict[type[Fact], list[Fact]] = defaultdict(list)
    names: list[WorkName] = []
    # What is cited is looked up by its names whenever it is shown: here nothing is held.
    nothing = Holdings()
    for document, parsed in zip(documents, as_parsed(documents), strict=True):
        found = facts_of(parsed, nothing, document.issue.year)
        for row in fact_rows(document, clauses[document.pk], found):
            facts[type(row)].append(row)
        names += name_rows(document, attachments[document.pk])
    _replace(documents, facts, names, revisions)


def _replace(
    documents: Sequence[Document],
    facts: Mapping[type[Fact], list[Fact]],
    names: list[WorkName],
    revisions: Mapping[int, int],
) -> None:
    for model in FACT_MODELS:
        manager = model._default_manager
        manager.filter(document__in=documents).delete()
        manager.bulk_create(facts.get(model, []))
    WorkName.objects.filter(document__in=documents).delete()
    WorkName.objects.bulk_create(names)
    FactsLevel.objects.filter(document__in=documents).delete()
    FactsLevel.objects.bulk_create(
        FactsLevel(document=each, revision=revisions[each.pk], rules=RULES)
        for each in documents
    )
