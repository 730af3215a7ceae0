"""What an address leads to: a document or an issue, where it is now, or word that it is gone.

Views that are asked for a slug or a month find it here, under `@keeping_old_addresses`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.http import HttpResponsePermanentRedirect as Moved
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from documents.importing.undoing import changes_at
from documents.models import (
    FIRST_GAZETTE,
    Document,
    DocumentAlias,
    Issue,
    IssueKey,
    WithdrawnAddress,
)

_OF_ISSUE = {"gazette", "year", "month", "mark"}
View = Callable[..., HttpResponseBase]


class _ElsewhereNow(Exception):
    """What was asked for has another address now, with these `parts`."""

    def __init__(self, **parts: str | int) -> None:
        self.parts = parts


class _ForNow(Exception):
    """What was asked for is answered by this issue, as long as there is no other."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue


class _Several(Exception):
    """What was asked for may be any of these issues, of one month."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues


class _TakenOff(Exception):
    """What was asked for is no longer shown; `context` is for `gone`."""

    def __init__(self, **context: Any) -> None:
        self.context = context


def find_issue(
    year: int, month: int, mark: str = "", gazette: str = FIRST_GAZETTE
) -> Issue:
    """The issue of this key; else raises what the decorator answers with.

    A month that holds no issue of its own key leads to the one that is of it, as a 合刊 is of
    each of its months, or to a page that offers the several.
    """
    key = IssueKey(year, month, mark, gazette)
    held = Issue.objects.without_source().select_related("gazette")
    if issue := held.at(key).first():
        return issue
    if change := changes_at(key).defer("before", "after").first():
        if moved_to := held.filter(pk=change.issue_pk).first():
            raise _ElsewhereNow(**moved_to.key.address)
        if mark or not issues_of_month(key):
            raise _TakenOff(removal=change)
    if not mark:
        _lead_to_others(key)
    raise Http404


def issues_of_month(key: IssueKey) -> list[Issue]:
    """The issues of the key's month, whatever their gazettes, its own gazette's first; under the
    address of a gazette other than the first, its own alone."""
    held = Issue.objects.without_source().select_related("gazette")
    found = held.covering(key.calendar_month)
    if key.gazette != FIRST_GAZETTE:
        found = found.filter(gazette_id=key.gazette)
    return sorted(found, key=_in_order)


def _in_order(issue: Issue) -> tuple[object, ...]:
    """By gazette, the regular ones first, by number."""
    return (
        issue.gazette.position,
        issue.gazette_id,
        issue.is_supplement,
        issue.month,
        issue.number or 0,
        issue.mark,
    )


def _lead_to_others(key: IssueKey) -> None:
    others = issues_of_month(key)
    own = [issue for issue in others if issue.gazette_id == key.gazette]
    if len(own) == 1:
        raise _ForNow(own[0])
    if others:
        raise _Several(others)


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
        except _ForNow as other:
            return _instead(request, other.issue.key)
        except _Several as several:
            return offered(request, several.issues)
        except _TakenOff as taken_off:
            return gone(request, **taken_off.context)

    return answer


def moved(request: HttpRequest, **changed: str | int) -> HttpResponse:
    """Send this address to the one with these parts for good, with its query."""
    return _for_now(Moved(_with_parts(request, changed)))


def _instead(request: HttpRequest, key: IssueKey) -> HttpResponse:
    """Send this address to another issue's, for now."""
    return HttpResponseRedirect(_with_parts(request, key.address))


def _with_parts(request: HttpRequest, changed: dict[str, str | int]) -> str:
    match = request.resolver_match
    assert match is not None
    kept = {name: part for name, part in match.kwargs.items() if name not in _OF_ISSUE}
    if not _OF_ISSUE & changed.keys():
        kept = match.kwargs
    address = reverse(match.view_name, kwargs={**kept, **changed})
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


def offered(request: HttpRequest, issues: list[Issue]) -> HttpResponse:
    """The page that offers the several issues of a month."""
    match = request.resolver_match
    assert match is not None
    context = {"issues": issues, "month": match.kwargs}
    return render(request, "documents/month.html", context)


def gone(request: HttpRequest, **context: Any) -> HttpResponse:
    """410 with the page that says why; `context` has the `withdrawal` of a document, the
    `document` that lost a clause, or the `removal` of an issue."""
    return _for_now(render(request, "documents/gone.html", context, status=410))


def _for_now(answer: HttpResponse) -> HttpResponse:
    """Have it asked for anew each time: what was moved or withdrawn may be back tomorrow, and
    browsers keep 301 and 410 for ever unless they are told otherwise."""
    patch_cache_control(answer, no_cache=True)
    return answer
