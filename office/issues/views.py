"""Issues as staff see them: what was done to each, undoing it, withdrawing, moving, removing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from documents.importing.undoing import (
    last_change,
    last_undone,
    move,
    redo,
    remove,
    remove_sample,
    undo,
)
from documents.importing.withdrawals import withdraw_by_staff
from documents.models import Document, Issue, IssueChange, IssueKey, Withdrawal
from documents.parsing.errors import GazetteError
from office.accounts.access import account, requires
from office.accounts.roles import Role
from office.audit.log import note
from office.forms import first_error
from office.issues.forms import MoveForm, ReasonForm
from office.issues.history import issue_history
from office.issues.tasks import restore_document
from office.tasks.index import UPDATING, update_index
from office.uploads.authorship import done_by, undone_by
from office.uploads.pages.upload_views import worker_context

NEWER = "这期间又有新的操作，请核对后再撤销或恢复"


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def issues(request: HttpRequest) -> HttpResponse:
    """All issues, those that were taken out, and the sample."""
    return render(request, "issues/issues.html", _issues_context())


def _issues_context() -> dict[str, Any]:
    held = Issue.objects.without_source().select_related("gazette")
    counted = list(held.annotate(held_documents=Count("documents")))
    keys = {issue.key for issue in counted}
    parts = ("year", "month", "mark", "gazette_id")
    touched = IssueChange.objects.order_by(*parts).values_list(*parts).distinct()
    return {
        "issues": counted,
        "once": [key for key in (IssueKey(*at) for at in touched) if key not in keys],
        "samples": sum(bool(issue.is_sample) for issue in counted),
    }


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def manage_issue(request: HttpRequest, key: IssueKey) -> HttpResponse:
    """What was done to an issue, and what can be."""
    return _page(request, key)


def _page(
    request: HttpRequest, key: IssueKey, problem: str = "", status: int = 200
) -> HttpResponse:
    history = issue_history(key)
    if history is None:
        raise Http404
    context = {
        "history": history,
        "problem": problem,
        "may_publish": account(request).holds(Role.PUBLISHER),
        **worker_context(),
    }
    return render(request, "issues/issue.html", context, status=status)


_Act = Callable[[HttpRequest, IssueKey], IssueKey]


def _act(act: _Act) -> Callable[..., HttpResponse]:
    """A view that does something to an issue and shows it, or says why it could not; the index
    follows."""

    @wraps(act)
    def view(request: HttpRequest, key: IssueKey) -> HttpResponse:
        try:
            with transaction.atomic():
                after = act(request, key)
                update_index.enqueue(UPDATING)
        except GazetteError as error:
            return _page(request, key, error.reason, status=409)
        return redirect("manage_issue", after)

    return view


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def undo_change(request: HttpRequest, key: IssueKey) -> IssueKey:
    """Make the issue what it was before the newest change, if that is still the one seen."""
    change = _seen(request, last_change(key))
    undo(change)
    undone_by(change, account(request))
    note(request, "撤销", _told(change), change=change.pk)
    return change.key


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def redo_change(request: HttpRequest, key: IssueKey) -> IssueKey:
    """Do again what was undone last."""
    change = _seen(request, last_undone(key))
    redo(change)
    undone_by(change, None)
    note(request, "恢复撤销的操作", _told(change), change=change.pk)
    held = Issue.objects.without_source().filter(pk=change.issue_pk).first()
    return held.key if held else key


def _seen(request: HttpRequest, change: IssueChange) -> IssueChange:
    """The change, which has to be the one whose button was pressed."""
    if request.POST.get("change") != str(change.pk):
        raise GazetteError(NEWER)
    return change


def _told(change: IssueChange) -> str:
    return f"{change.key} {change.get_kind_display()} {change.summary}"


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def move_issue(request: HttpRequest, key: IssueKey) -> IssueKey:
    """To another key; the old addresses lead to the new ones."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise GazetteError(first_error(form))
    to: IssueKey = form.cleaned_data["to"]
    with done_by(account(request)):
        move(_issue(key), to)
    note(request, "移动一期", f"{key} → {to}")
    return to


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def remove_issue(request: HttpRequest, key: IssueKey) -> IssueKey:
    """With all its documents; it can be undone."""
    reason = _reason(request)
    with done_by(account(request)):
        remove(_issue(key), reason)
    note(request, "移除一期", str(key), reason=reason)
    return key


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def withdraw_document(request: HttpRequest, key: IssueKey) -> IssueKey:
    """Off the site, until it is restored."""
    reason = _reason(request)
    document = (
        Document.objects.with_issue()
        .filter(slug=request.POST.get("document", ""), issue=_issue(key))
        .first()
    )
    if document is None:
        raise GazetteError("这份文件已经不在这一期里")
    with done_by(account(request)):
        withdraw_by_staff(document, reason)
    note(request, "撤下文件", f"{key} {document.title}", reason=reason)
    return key


@requires(Role.PUBLISHER)
@require_POST
@never_cache
def restore_withdrawn(request: HttpRequest, key: IssueKey) -> HttpResponse:
    """Back again; a worker reads the issue anew for that."""
    issue = Issue.objects.without_source().at(key).first()
    held = Withdrawal.objects.filter(by_staff=True, issue=issue)
    asked = request.POST.get("withdrawal", "")
    withdrawal = get_object_or_404(held, pk=int(asked) if asked.isdigit() else 0)
    told = f"{key} 恢复《{withdrawal.title}》"
    restore_document.enqueue(told, withdrawal=withdrawal.pk, user=account(request).pk)
    note(request, "恢复文件", told)
    return redirect("manage_issue", key)


@requires(Role.PUBLISHER)
@require_POST
@never_cache
def remove_samples(request: HttpRequest) -> HttpResponse:
    """The bundled sample, which does not come back."""
    with transaction.atomic(), done_by(account(request)):
        removed = remove_sample()
        update_index.enqueue(UPDATING)
    note(request, "移除示例", f"{removed} 期")
    return redirect("manage_issues")


def _issue(key: IssueKey) -> Issue:
    found = Issue.objects.without_source().at(key).first()
    if found is None:
        raise GazetteError(f"没有收录 {key} 一期")
    return found


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise GazetteError(first_error(form))
    return " ".join(str(form.cleaned_data["reason"]).split())
