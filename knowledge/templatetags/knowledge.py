"""What a document's page says of what is known about it."""

from typing import TypedDict

from django import template
from django.utils import timezone

from documents.facts.types import RelationKind
from documents.models import Document
from knowledge.models import CitationFact, DutyFact, RelationFact
from knowledge.states import Force, force_on, newest_issue
from knowledge.works import held_works, naming

register = template.Library()


class Known(TypedDict):
    """How many duties and citations there are, each a page of its own; `replaces` are the held
    documents that it repeals."""

    duties: int
    cites: int
    cited_by: int
    replaces: list[Document]


@register.simple_tag
def force(document: Document) -> Force:
    """The document's state today, with the clauses that say so."""
    return force_on(timezone.localdate()).of(document)


@register.simple_tag
def as_of() -> str:
    """What “未发现废止记录” is said as of: the newest issue; "" where there is none."""
    newest = newest_issue()
    return newest.short_title if newest else ""


@register.simple_tag
def known(document: Document) -> Known:
    """Five queries, and two more where it repeals something."""
    repeals = RelationFact.objects.filter(
        document=document, kind=RelationKind.REPEALS.value
    )
    replaced = held_works(repeals).values()
    citing = CitationFact.objects.filter(naming(document)).exclude(document=document)
    return Known(
        duties=DutyFact.objects.filter(document=document).count(),
        cites=CitationFact.objects.filter(document=document).count(),
        cited_by=citing.values("document").distinct().count(),
        replaces=[each for each in dict.fromkeys(replaced) if each != document],
    )
