"""Bringing files, and the list of what was brought."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from documents.importing.files import SIZE_LIMIT
from documents.invocation import to_run
from documents.models import Gazette
from office.accounts.access import account, requires
from office.accounts.roles import Role
from office.audit.log import note
from office.forms import first_error
from office.tasks.queue import is_anyone_working
from office.uploads.housekeeping import tidy_if_due
from office.uploads.models import Upload
from office.uploads.pages.forms import IssueForm
from office.uploads.receiving import ToDisk, receive

_A_PAGE = 30
_OUTCOMES = "upload_outcomes"  # in the session, from the form to the page it leads to


@csrf_exempt  # else the form would be read before it is told how: `_taken` checks it
@requires(Role.EDITOR, Role.PUBLISHER)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@vary_on_headers("HX-Request")
def uploads(request: HttpRequest) -> HttpResponse:
    """The form for files, and what was brought before."""
    if request.method == "POST":
        request.upload_handlers = [ToDisk(request)]
        return _taken(request)
    outcomes = request.session.pop(_OUTCOMES, [])
    return render(request, "uploads/uploads.html", _listed(request, outcomes))


@csrf_protect
def _taken(request: HttpRequest) -> HttpResponse:
    """What became of each file; on the page that the browser goes on to, or at once."""
    form = IssueForm(request.POST)
    files = request.FILES.getlist("files")
    outcomes: list[dict[str, Any]]
    if not form.is_valid():
        outcomes = [{"problem": f"{first_error(form)}，没有收下"}]
    elif not files:
        outcomes = [{"problem": "没有选择文件"}]
    else:
        outcomes = [
            {
                "name": each.name,
                "upload": each.upload,
                "problem": each.problem,
                "notice": each.notice,
            }
            for each in receive(files, account(request), form.given)
        ]
        note(
            request,
            "上传",
            "、".join(str(one["name"]) for one in outcomes),
            files=outcomes,
        )
        tidy_if_due()
    if request.headers.get("HX-Request") == "true":
        return render(request, "uploads/_taken.html", _listed(request, outcomes))
    request.session[_OUTCOMES] = outcomes
    return redirect("uploads")


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def upload_list(request: HttpRequest) -> HttpResponse:
    """The list alone, for a page that shows how files get on."""
    return render(request, "uploads/_list.html", _listed(request, []))


def _listed(request: HttpRequest, outcomes: list[Any]) -> dict[str, Any]:
    held = Upload.objects.select_related("by", "decided_by")
    page = Paginator(held, _A_PAGE).get_page(request.GET.get("page"))
    return {
        "page": page,
        "outcomes": outcomes,
        "is_moving": any(upload.is_moving for upload in page),
        **worker_context(),
        "form": IssueForm(),
        "gazettes": list(Gazette.objects.all()),
        "limit": SIZE_LIMIT // 1024**2,
    }


def worker_context() -> dict[str, Any]:
    """Whether anybody does what waits, and how to have it done."""
    return {
        "is_working": is_anyone_working(),
        "worker_command": to_run("run_worker"),
    }
