"""Issues as staff see them: what was done to each, undoing it, withdrawing, moving, removing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
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
from documents.models import Document, Issue, IssueChange, Withdrawal
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month
from documents.reading.issue_pages import held_months, wall
from office.accounts.access import account, requires
from office.accounts.roles import Role
from office.audit.log import note
from office.issues.forms import MoveForm, ReasonForm, first_error
from office.issues.history import issue_history
from office.issues.tasks import restore_document
from office.tasks.index import UPDATING, update_index
from office.uploads.authorship import done_by, undone_by
from office.uploads.reading import month_of
from office.uploads.upload_views import worker_context

NEWER = "这期间又有新的操作，请核对后再撤销或恢复"


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def issues(request: HttpRequest) -> HttpResponse:
    """All issues, those that were taken out, and the sample."""
    return render(request, "issues/issues.html", _issues_context())


def _issues_context() -> dict[str, Any]:
    held = held_months()
    months = {(cell.year, cell.month) for cell in held}
    touched = IssueChange.objects.order_by("-year", "-month").values_list(
        "year", "month"
    )
    return {
        "years": [year for year in wall(held) if year.holds_any],
        "once": [Month(*at) for at in touched.distinct() if at not in months],
        "samples": Issue.objects.filter(is_sample=True).count(),
    }


@requires(Role.EDITOR, Role.PUBLISHER)
@require_safe
@never_cache
def manage_issue(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """What was done to an issue, and what can be."""
    return _page(request, Month(year, month))


def _page(
    request: HttpRequest, month: Month, problem: str = "", status: int = 200
) -> HttpResponse:
    history = issue_history(month)
    if history is None:
        raise Http404
    context = {
        "history": history,
        "problem": problem,
        "may_publish": account(request).holds(Role.PUBLISHER),
        **worker_context(),
    }
    return render(request, "issues/issue.html", context, status=status)


_Act = Callable[[HttpRequest, Month], Month]


def _act(act: _Act) -> Callable[..., HttpResponse]:
    """A view that does something to the issue of a month and shows the issue, or says why it
    could not; the index follows."""

    @wraps(act)
    def view(request: HttpRequest, year: int, month: int) -> HttpResponse:
        asked = Month(year, month)
        try:
            with transaction.atomic():
                after = act(request, asked)
                update_index.enqueue(UPDATING)
        except GazetteError as error:
            return _page(request, asked, error.reason, status=409)
        return redirect("manage_issue", after.year, after.month)

    return view


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def undo_change(request: HttpRequest, month: Month) -> Month:
    """Make the issue what it was before the newest change, if that is still the one seen."""
    change = _seen(request, last_change(month))
    undo(change)
    undone_by(change, account(request))
    note(request, "撤销", _told(change), change=change.pk)
    return Month(change.year, change.month)


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def redo_change(request: HttpRequest, month: Month) -> Month:
    """Do again what was undone last."""
    change = _seen(request, last_undone(month))
    redo(change)
    undone_by(change, None)
    note(request, "恢复撤销的操作", _told(change), change=change.pk)
    held = Issue.objects.without_source().filter(pk=change.issue_pk).first()
    return Month(held.year, held.month) if held else month


def _seen(request: HttpRequest, change: IssueChange) -> IssueChange:
    """The change, which has to be the one whose button was pressed."""
    if request.POST.get("change") != str(change.pk):
        raise GazetteError(NEWER)
    return change


def _told(change: IssueChange) -> str:
    return f"{change.slug} {change.get_kind_display()} {change.summary}"


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def move_issue(request: HttpRequest, month: Month) -> Month:
    """To another month; the old addresses lead to the new ones."""
    form = MoveForm(request.POST)
    if not form.is_valid():
        raise GazetteError(first_error(form))
    to = month_of(form.cleaned_data["to"])
    with done_by(account(request)):
        move(_issue(month), to)
    note(request, "改月份", f"{month} → {to}")
    return to


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def remove_issue(request: HttpRequest, month: Month) -> Month:
    """With all its documents; it can be undone."""
    reason = _reason(request)
    with done_by(account(request)):
        remove(_issue(month), reason)
    note(request, "移除一期", str(month), reason=reason)
    return month


@requires(Role.PUBLISHER)
@require_POST
@never_cache
@_act
def withdraw_document(request: HttpRequest, month: Month) -> Month:
    """Off the site, until it is restored."""
    reason = _reason(request)
    found = Document.objects.with_issue().filter(
        slug=request.POST.get("document", ""),
        issue__year=month.year,
        issue__month=month.month,
    )
    document = found.first()
    if document is None:
        raise GazetteError("这份文件已经不在这一期里")
    with done_by(account(request)):
        withdraw_by_staff(document, reason)
    note(request, "撤下文件", f"{month} {document.title}", reason=reason)
    return month


@requires(Role.PUBLISHER)
@require_POST
@never_cache
def restore_withdrawn(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Back again; a worker reads the issue anew for that."""
    held = Withdrawal.objects.filter(by_staff=True, year=year, month=month)
    asked = request.POST.get("withdrawal", "")
    withdrawal = get_object_or_404(held, pk=int(asked) if asked.isdigit() else 0)
    told = f"{Month(year, month)} 恢复《{withdrawal.title}》"
    restore_document.enqueue(told, withdrawal=withdrawal.pk, user=account(request).pk)
    note(request, "恢复文件", told)
    return redirect("manage_issue", year, month)


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


def _issue(month: Month) -> Issue:
    held = Issue.objects.without_source()
    found = held.filter(year=month.year, month=month.month).first()
    if found is None:
        raise GazetteError(f"没有收录 {month} 一期")
    return found


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise GazetteError(first_error(form))
    return " ".join(str(form.cleaned_data["reason"]).split())
