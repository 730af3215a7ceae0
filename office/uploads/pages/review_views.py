"""An upload: how it gets on, its review, and its documents as they will be read. All of it is
private: for editors and publishers, and never kept by a cache."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from documents.models import Gazette, Issue
from documents.parsing.types import ParsedIssue
from documents.reading import page_pictures
from documents.reading.page_places import cuttings_of
from documents.reading.provenance import placed_fixes, provenance
from knowledge.drafts.issues import check_issue
from office.accounts.access import account, requires
from office.accounts.roles import Role
from office.uploads.models import Reading, Upload
from office.uploads.pages.forms import IssueForm
from office.uploads.pages.upload_views import worker_context
from office.uploads.parsed_json import OtherVersion
from office.uploads.preview import preview, unsaved_issue, unsaved_rows
from office.uploads.reading import parsed_of, source_of
from office.uploads.review import review

_DOUBTS_A_PAGE = 20
_REVIEWED = (Upload.State.READY, Upload.State.SCHEDULED)


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
@vary_on_headers("HX-Request")
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """The review; or how far the file is, which a page without scripts asks for anew."""
    found = _found(pk)
    context = upload_context(request, found)
    fragment = request.headers.get("HX-Request") == "true"
    template = "uploads/_upload.html" if fragment else "uploads/upload.html"
    return render(request, template, context)


def upload_context(
    request: HttpRequest, found: Upload, problem: str = ""
) -> dict[str, Any]:
    """What the page of an upload shows; `problem` is why something could not be done."""
    context: dict[str, Any] = {
        "upload": found,
        "problem": problem,
        "form": IssueForm(initial=found.given),
        "gazettes": list(Gazette.objects.all()),
        "is_moving": found.is_moving,
        "may_publish": account(request).holds(Role.PUBLISHER),
        **worker_context(),
    }
    if found.state not in _REVIEWED:
        return context
    reading = get_object_or_404(Reading.objects.select_related("upload"), upload=found)
    try:
        seen = review(reading, parsed_of(reading))
    except OtherVersion:
        return {**context, "is_outdated": True}
    pages = Paginator(seen.doubts, _DOUBTS_A_PAGE)
    doubts = pages.get_page(request.GET.get("doubts"))
    return {**context, "review": seen, "doubts": doubts}


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def upload_document(request: HttpRequest, pk: int, ordinal: int) -> HttpResponse:
    """A document as it will be read."""
    found, issue, parsed = _read(pk)
    if not 1 <= ordinal <= len(parsed.documents):
        raise Http404
    context = {"upload": found, "page": preview(issue, parsed, ordinal)}
    return render(request, "uploads/document.html", context)


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
@vary_on_headers("HX-Request")
def upload_source(
    request: HttpRequest, pk: int, ordinal: int, key: str
) -> HttpResponse:
    """The lines of print that a clause was put together from; ?line=7 that one alone."""
    found, issue, parsed = _read(pk)
    if not 1 <= ordinal <= len(parsed.documents):
        raise Http404
    rows = unsaved_rows(issue, parsed.documents[ordinal - 1], ordinal)
    clause = next((each for each in rows.clauses if each.key == key), None)
    if clause is None:
        raise Http404
    lines = provenance(issue, clause)
    asked = request.GET.get("line", "")
    one = [line for line in lines if str(line.number) == asked]
    shown = one or list(lines)
    context = {
        "upload": found,
        "ordinal": ordinal,
        "clause": clause,
        "document": rows.document,
        "lines": shown,
        "fixes": placed_fixes(clause),
        "cuttings": cuttings_of(issue, shown, {line.page for line in shown}),
    }
    fragment = request.headers.get("HX-Request") == "true"
    template = "uploads/_source.html" if fragment else "uploads/source.html"
    return render(request, template, context)


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def upload_check(request: HttpRequest, pk: int) -> HttpResponse:
    """The issue checked before it is published: what its documents cite and quote, their form,
    and names that drift. Of the contents list the review itself tells."""
    found, _, parsed = _read(pk)
    checked = check_issue(parsed, timezone.localdate())
    context = {
        "upload": found,
        "checked": [(each, each.faults()) for each in checked],
        "faults": sum(len(each.report.faults) for each in checked),
    }
    return render(request, "uploads/check.html", context)


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def upload_page_picture(request: HttpRequest, pk: int, page: int) -> HttpResponseBase:
    """A page as it was printed, drawn from the file as it was brought."""
    _, issue, _ = _read(pk)
    return page_pictures.picture_answer(issue, page)


def _found(pk: int) -> Upload:
    held = Upload.objects.select_related("by", "decided_by", "change", "job")
    return get_object_or_404(held.defer("change__before", "change__after"), pk=pk)


def _read(pk: int) -> tuple[Upload, Issue, ParsedIssue]:
    """An upload that can still be decided on, and what was read in it."""
    found = get_object_or_404(Upload, pk=pk, state__in=_REVIEWED)
    reading = get_object_or_404(Reading, upload=found)
    try:
        parsed = parsed_of(reading)
    except OtherVersion as error:
        raise Http404 from error
    return found, unsaved_issue(found, parsed, source_of(reading)), parsed
