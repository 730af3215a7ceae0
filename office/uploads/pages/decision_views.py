"""Deciding on an upload: publish, publish later, call that off, discard, read again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from office.accounts.access import account, requires
from office.accounts.roles import Role
from office.audit.log import note
from office.forms import first_error
from office.uploads import publishing
from office.uploads.models import Upload
from office.uploads.pages.forms import DecisionForm, IssueForm
from office.uploads.pages.review_views import upload_context
from office.uploads.publishing import NotAsReviewed, NotNow

_Decision = Callable[[HttpRequest, Upload], None]


def _decision(decide: _Decision) -> Callable[..., HttpResponse]:
    """A view that does it and goes back to the upload, or says there why it could not."""

    @wraps(decide)
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        upload = get_object_or_404(Upload, pk=pk)
        try:
            decide(request, upload)
        except NotNow as refusal:
            upload.refresh_from_db()
            context = upload_context(request, upload, str(refusal))
            return render(request, "uploads/upload.html", context, status=409)
        return redirect(upload)

    return view


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_decision
def publish(request: HttpRequest, upload: Upload) -> None:
    """Now, or at the time that is given."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        raise NotNow(first_error(form))
    given: dict[str, Any] = form.cleaned_data
    try:
        publishing.decide(
            upload,
            account(request),
            basis=given["basis"],
            allows_loss=given["allows_loss"],
            publish_at=given["publish_at"],
        )
    except NotAsReviewed as refusal:
        publishing.review_again(upload, refusal)
        raise
    at = given["publish_at"]
    note(
        request,
        "定时发布" if at else "发布",
        f"{upload.key} {upload.name}",
        upload=upload.pk,
        sha256=upload.sha256,
        allows_loss=given["allows_loss"],
        at=timezone.localtime(at).isoformat() if at else None,
    )


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_decision
def cancel(request: HttpRequest, upload: Upload) -> None:
    """Not at that time after all."""
    publishing.cancel(upload)
    note(request, "取消定时发布", f"{upload.key} {upload.name}", upload=upload.pk)


@requires(Role.EDITOR, Role.PUBLISHER)
@require_POST
@never_cache
@_decision
def discard(request: HttpRequest, upload: Upload) -> None:
    """Not at all."""
    publishing.discard(upload, account(request))
    note(request, "放弃上传的文件", upload.name, upload=upload.pk, sha256=upload.sha256)


@requires(Role.EDITOR, Role.PUBLISHER)
@require_POST
@never_cache
@_decision
def read_again(request: HttpRequest, upload: Upload) -> None:
    """Once more from the file, as another issue, or only compared (`compare`)."""
    form = IssueForm(request.POST)
    if not form.is_valid():
        raise NotNow(first_error(form))
    given = form.given if "month" in request.POST else None
    publishing.read_again(upload, given, anew="compare" not in request.POST)
    note(request, "重新读取", upload.name, upload=upload.pk, given=given)
