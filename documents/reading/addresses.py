"""What an address leads to: a document, where it is now, or word that it is gone.

Views that are asked for a slug find it here, under `@keeping_old_addresses`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.urls import reverse

from documents.models import Document, DocumentAlias, Withdrawal, WithdrawnAddress

View = Callable[..., HttpResponseBase]


class _Renamed(Exception):
    """The document has another slug now."""

    def __init__(self, slug: str) -> None:
        self.slug = slug


class _Withdrawn(Exception):
    """The document is no longer shown."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        self.withdrawal = withdrawal


def find_document(slug: str) -> Document:
    """The document under this slug; else raises what the decorator answers with."""
    documents = Document.objects.with_issue()
    if held := documents.filter(slug=slug).first():
        return held
    aliases = DocumentAlias.objects.filter(slug=slug).values_list("document__slug")
    if renamed := aliases.first():
        raise _Renamed(*renamed)
    withdrawn = WithdrawnAddress.objects.select_related("withdrawal__issue")
    if address := withdrawn.filter(slug=slug).first():
        raise _Withdrawn(address.withdrawal)
    raise Http404


def keeping_old_addresses(view: View) -> View:
    """Answer 301 for a slug that was changed, and 410 for a document that was withdrawn."""

    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponseBase:
        try:
            return view(request, **asked)
        except _Renamed as renamed:
            return moved(request, slug=renamed.slug)
        except _Withdrawn as withdrawn:
            return gone(request, withdrawal=withdrawn.withdrawal)

    return answer


def moved(request: HttpRequest, **changed: str) -> HttpResponse:
    """Send this address to the one with these parts for good, with its query."""
    match = request.resolver_match
    assert match is not None
    address = reverse(match.view_name, kwargs={**match.kwargs, **changed})
    query = request.GET.urlencode()
    return Moved(f"{address}?{query}" if query else address)


def gone(request: HttpRequest, **context: Any) -> HttpResponse:
    """410 with the page that says why; `context` has the `withdrawal` or the `document`."""
    return render(request, "documents/gone.html", context, status=410)
