"""纠错: the form for readers, and what became of a report."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from documents.models import Clause
from documents.reading.addresses import find_document, keeping_old_addresses
from office.corrections.forms import ReportForm
from office.corrections.models import Report
from office.corrections.reports import TooMany, take


@require_http_methods(["GET", "POST"])
@never_cache
@keeping_old_addresses
def report(request: HttpRequest, slug: str, key: str = "") -> HttpResponseBase:
    """The form, of a document or of one of its clauses."""
    if not settings.TAKES_REPORTS:
        raise Http404
    document = find_document(slug)
    clauses = Clause.objects.select_related("part")
    clause = get_object_or_404(clauses, document=document, key=key) if key else None
    form = ReportForm(request.POST or None)
    context = {"document": document, "clause": clause, "form": form}
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        if told.pop("website"):  # whoever fills this in is a machine
            form.add_error(None, "没有收到，请不要填写最后一栏")
            return render(request, "corrections/report.html", context, status=422)
        try:
            return redirect(take(request, document, clause, **told))
        except TooMany as error:
            form.add_error(None, error.reason)
            return render(request, "corrections/report.html", context, status=429)
    status = 422 if form.errors else 200
    return render(request, "corrections/report.html", context, status=status)


@require_safe
@never_cache
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """What became of a report: whoever has the number may know."""
    held = get_object_or_404(Report, receipt=number)
    return render(request, "corrections/receipt.html", {"report": held})
