"""Which clauses of a document the account that reads it has marked."""

from typing import Any

from django import template
from django.http import HttpRequest

from documents.models import Document
from office.accounts.models import User
from office.alerts.favourites.resolving import of_document

register = template.Library()


@register.simple_tag(takes_context=True)
def starred(context: dict[str, Any], document: Document) -> frozenset[str] | None:
    """The keys that are marked, "" for the document itself: one query a page. None, without
    any query, for who has not signed in."""
    request: HttpRequest | None = context.get("request")
    user = getattr(request, "user", None)
    if request is None or not isinstance(user, User):
        return None
    kept: frozenset[str] | None = getattr(request, "starred", None)
    if kept is None:
        marked = user.favourites.filter(of_document(document))
        kept = frozenset(marked.values_list("key", flat=True))
        request.starred = kept  # type: ignore[attr-defined]
    return kept


@register.filter
def has(keys: frozenset[str], key: str) -> bool:
    """Whether a key is among those that are marked."""
    return key in keys
