"""The audit log as auditors read it."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.views.decorators.http import require_safe

from office.accounts.access import requires
from office.accounts.roles import Role
from office.audit.chain import seal
from office.audit.log import note
from office.audit.models import Entry
from office.audit.selection import FORMATS, Selection

_ON_A_PAGE = 50


class SelectionForm(forms.Form):
    """Whose entries, of which action, from when to when; those before an entry, page by page."""

    actor = forms.CharField(label="操作人", max_length=150, required=False)
    action = forms.ChoiceField(label="操作", required=False)
    since = forms.DateField(
        label="从", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    before = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        actions = Entry.objects.order_by("action").values_list("action", flat=True)
        choices = [("", "全部"), *((name, name) for name in actions.distinct())]
        self.fields["action"].choices = choices  # type: ignore[attr-defined]

    def selection(self) -> Selection:
        """What is asked for; what makes no sense is left out, and the form says so."""
        self.is_valid()
        said = self.cleaned_data
        return Selection(
            said.get("actor", ""),
            said.get("action", ""),
            said.get("since"),
            said.get("until"),
        )


@requires(Role.AUDITOR)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, fifty on a page."""
    seal()
    form = SelectionForm(request.GET)
    found = form.selection().entries()
    before = form.cleaned_data.get("before")
    if before:
        found = found.filter(pk__lt=before)
    entries = list(found[: _ON_A_PAGE + 1])
    asked = {k: str(v) for k, v in request.GET.items() if v and k != "before"}
    older = ""
    if len(entries) > _ON_A_PAGE:
        entries.pop()
        older = urlencode({**asked, "before": str(entries[-1].pk)})
    context = {
        "form": form,
        "entries": entries,
        "older": older,
        "query": urlencode(asked),
        "is_first": not before,
    }
    return render(request, "auditing/audit.html", context)


@requires(Role.AUDITOR)
@require_safe
def audit_export(request: HttpRequest, suffix: str) -> StreamingHttpResponse:
    """All entries that are asked for, as a file; that they were taken is in the log, too."""
    if suffix not in FORMATS:
        raise Http404
    write, content_type = FORMATS[suffix]
    selection = SelectionForm(request.GET).selection()
    note(request, "导出审计日志", suffix)
    answer = StreamingHttpResponse(
        write(selection.in_order()), content_type=content_type
    )
    name = f"审计日志-{timezone.localdate()}.{suffix}"
    answer["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=name)
    )
    return answer
