"""What an address leads to: a document or an issue, where it is now, or word that it is gone.

Views that are asked for a slug or a month find it here, under `@keeping_old_addresses`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.urls import reverse

from documents.models import (
    Document,
    DocumentAlias,
    Issue,
    IssueChange,
    WithdrawnAddress,
)

View = Callable[..., HttpResponseBase]


class _ElsewhereNow(Exception):
    """What was asked for has another address now, with these `parts`."""

    def __init__(self, **parts: str | int) -> None:
        self.parts = parts


class _TakenOff(Exception):
    """What was asked for is no longer shown; `context` is for `gone`."""

    def __init__(self, **context: Any) -> None:
        self.context = context


def find_issue(year: int, month: int) -> Issue:
    """The issue of this month; else raises what the decorator answers with."""
    held = Issue.objects.without_source()
    if issue := held.filter(year=year, month=month).first():
        return issue
    changes = IssueChange.objects.defer("before", "after")
    if change := changes.filter(year=year, month=month).first():
        if moved_to := held.filter(pk=change.issue_pk).first():
            raise _ElsewhereNow(year=moved_to.year, month=moved_to.month)
        raise _TakenOff(removal=change)
    raise Http404


def find_document(slug: str) -> Document:
    """The document under this slug; else raises what the decorator answers with."""
    documents = Document.objects.with_issue()
    if held := documents.filter(slug=slug).first():
        return held
    aliases = DocumentAlias.objects.filter(slug=slug).values_list("document__slug")
    if renamed := aliases.first():
        raise _ElsewhereNow(slug=renamed[0])
    withdrawn = WithdrawnAddress.objects.select_related("withdrawal__issue")
    if address := withdrawn.filter(slug=slug).first():
        raise _TakenOff(withdrawal=address.withdrawal)
    raise Http404


def keeping_old_addresses(view: View) -> View:
    """Answer 301 for what has another address now, and 410 for what was taken off the site."""

    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponseBase:
        try:
            return view(request, **asked)
        except _ElsewhereNow as elsewhere:
            return moved(request, **elsewhere.parts)
        except _TakenOff as taken_off:
            return gone(request, **taken_off.context)

    return answer


def moved(request: HttpRequest, **changed: str | int) -> HttpResponse:
    """Send this address to the one with these parts for good, with its query."""
    match = request.resolver_match
    assert match is not None
    address = reverse(match.view_name, kwargs={**match.kwargs, **changed})
    query = request.GET.urlencode()
    return Moved(f"{address}?{query}" if query else address)


def gone(request: HttpRequest, **context: Any) -> HttpResponse:
    """410 with the page that says why; `context` has the `withdrawal` of a document, the
    `document` that lost a clause, or the `removal` of an issue."""
    return render(request, "documents/gone.html", context, status=410)
