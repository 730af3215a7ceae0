"""Correcting what is told of a document, joining it with the next, and the lists of corrections."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from documents.corrections.operations import FIELDS, JoinDocuments, Operation, SetField
from documents.importing.corrected.making import OpenIssue, Words
from documents.models import Correction, Document
from documents.parsing.errors import GazetteError
from office.accounts.access import requires
from office.accounts.roles import Role
from office.corrections.acting import Step, correct, undo, update_index
from office.corrections.forms import FieldsForm
from office.corrections.models import Report
from office.corrections.reports import accept, asked_about, reason_by

_ON_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@requires(Role.EDITOR)
def correct_document(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Title, number, organ, date, kind and section."""
    document = get_object_or_404(Document.objects.with_issue(), slug=slug)
    report = asked_about(request)
    if request.method == "GET":
        initial = {name: getattr(document, name) for name in FIELDS}
        initial["reason"] = reason_by(report)
        return _page(request, document, FieldsForm(initial=initial), report)
    form = FieldsForm(request.POST)
    if not form.is_valid():
        return _page(request, document, form, report)
    steps = [
        _step(document, name, before, after)
        for name, before, after in form.changed(document)
    ]
    try:
        if not steps:
            raise GazetteError("没有改动")
        reason = form.cleaned_data["reason"]
        made = correct(request, document.issue_id, steps, reason)
    except GazetteError as error:
        form.add_error(None, error.reason)
        return _page(request, document, form, report)
    accept(request, made)
    messages.success(request, f"已更正 {len(made)} 处。{update_index()}")
    return redirect(document)


def _step(document: Document, field: str, before: str, after: str) -> Step:
    """Of several fields that are corrected in one go, the first may be the title."""

    def build(opened: OpenIssue) -> Operation:
        now = Document.objects.get(pk=document.pk)
        return SetField(opened.document_anchor(now), field, before, after)

    place = f"《{document.title}》{FIELDS[field]}"
    return Step(build, Words(place, before, after))


def _page(
    request: HttpRequest, document: Document, form: FieldsForm, report: Report | None
) -> HttpResponse:
    context = {
        "document": document,
        "form": form,
        "next": _next(document),
        "report": report,
        "kinds": Document.objects.order_by("kind")
        .values_list("kind", flat=True)
        .distinct(),
        "corrections": document.corrections.select_related(
            "document", "clause__document"
        ),
    }
    status = 422 if form.errors else 200
    return render(request, "corrections/document.html", context, status=status)


def _next(document: Document) -> Document | None:
    following = Document.objects.filter(issue=document.issue_id)
    return following.filter(position=document.position + 1).first()


@require_POST
@requires(Role.EDITOR)
def join_documents(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Let the next document be an attachment of this one, or go on it."""
    document = get_object_or_404(Document.objects.with_issue(), slug=slug)
    following = _next(document)
    as_attachment = request.POST.get("as") == "attachment"

    def build(opened: OpenIssue) -> Operation:
        if following is None or following.slug != request.POST.get("next"):
            raise GazetteError("下一份文件已与页面上的不同，请刷新后再试")
        anchors = opened.document_anchor(document), opened.document_anchor(following)
        return JoinDocuments(*anchors, as_attachment)

    told = f"《{following.title}》" if following else ""
    how = "作为附件并入" if as_attachment else "接在文末并入"
    words = Words(f"《{document.title}》", told, f"{told}{how}")
    try:
        correct(
            request,
            document.issue_id,
            [Step(build, words)],
            request.POST.get("reason", "").strip()[:500],
        )
    except GazetteError as error:
        messages.error(request, error.reason)
    else:
        messages.success(request, f"已合并。{update_index()}")
    return redirect(document)


@require_safe
@requires(Role.EDITOR)
def corrections(request: HttpRequest) -> HttpResponse:
    """All corrections, the newest first; ?document= only those of one."""
    every = Correction.objects.select_related("document", "clause__document")
    document = Document.objects.filter(slug=request.GET.get("document", "")).first()
    if document:
        every = every.filter(document=document)
    if request.GET.get("state") == "misfit":
        every = every.exclude(misfit="").filter(undone_at=None)
    page = Paginator(every, _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "document": document}
    return render(request, "corrections/corrections.html", context)


@require_POST
@requires(Role.EDITOR)
def undo_correction(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Undo it, and go back to where it stood."""
    correction = get_object_or_404(Correction, pk=pk)
    try:
        undo(request, correction)
    except GazetteError as error:
        messages.error(request, error.reason)
    else:
        messages.success(request, f"已撤销这处更正。{update_index()}")
    document = Document.objects.filter(pk=correction.document_id or 0).first()
    if request.POST.get("back") == "document" and document:
        return redirect(document)
    return redirect("corrections")
