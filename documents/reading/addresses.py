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
    Withdrawal,
    WithdrawnAddress,
)

View = Callable[..., HttpResponseBase]


class _Renamed(Exception):
    """The document has another slug now."""

    def __init__(self, slug: str) -> None:
        self.slug = slug


class _Withdrawn(Exception):
    """The document is no longer shown."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        self.withdrawal = withdrawal


class _MovedIssue(Exception):
    """The issue is one of another month now."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue


class _RemovedIssue(Exception):
    """There was an issue of this month, which was taken out; `change` is what did it."""

    def __init__(self, change: IssueChange) -> None:
        self.change = change


def find_issue(year: int, month: int) -> Issue:
    """The issue of this month; else raises what the decorator answers with."""
    held = Issue.objects.without_source()
    if issue := held.filter(year=year, month=month).first():
        return issue
    changes = IssueChange.objects.defer("before", "after")
    if change := changes.filter(year=year, month=month).first():
        if moved_to := held.filter(pk=change.issue_pk).first():
            raise _MovedIssue(moved_to)
        raise _RemovedIssue(change)
    raise Http404


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
    """Answer 301 for what has another address now, and 410 for what was taken off the site."""

    @wraps(view)
    def answer(request: HttpRequest, **asked: Any) -> HttpResponseBase:
        try:
            return view(request, **asked)
        except _Renamed as renamed:
            return moved(request, slug=renamed.slug)
        except _Withdrawn as withdrawn:
            return gone(request, withdrawal=withdrawn.withdrawal)
        except _MovedIssue as moved_issue:
            issue = moved_issue.issue
            return moved(request, year=issue.year, month=issue.month)
        except _RemovedIssue as removed:
            return gone(request, removal=removed.change)

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
