"""What leaves the site: files, sheets to print, and codes for paper."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documents.exporting import FORMATS, Export, document_export, issue_export
from documents.exporting.written import written
from documents.reading.addresses import (
    find_document,
    find_issue,
    keeping_old_addresses,
)
from documents.turns import Busy, busy_answer

# Correction level M: a code on paper may lose 15 % to folds and stamps.
_CORRECTION = "m"
_CODE_TITLE = "本页网址的二维码"


@require_safe
@keeping_old_addresses
def document_file(request: HttpRequest, slug: str, suffix: str) -> HttpResponse:
    """A document as a file to be saved; 404 for a suffix that no format has."""
    return _file(
        document_export(find_document(slug), request.build_absolute_uri), suffix
    )


@require_safe
@keeping_old_addresses
def issue_file(request: HttpRequest, suffix: str, **asked: str | int) -> HttpResponse:
    """An issue's documents as one file to be saved; 404 for a suffix that no format has."""
    held = find_issue(**asked)  # type: ignore[arg-type] # as the converters make them
    return _file(issue_export(held, request.build_absolute_uri), suffix)


@require_safe
@keeping_old_addresses
def document_sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """The document as an official document is printed, without the site around it."""
    held = find_document(slug)
    [document] = document_export(held, request.build_absolute_uri).documents
    context = {
        "document": document,
        "code": reverse("document_code", args=[held.slug]),
    }
    return render(request, "documents/print.html", context)


@require_safe
@keeping_old_addresses
def clause_code(request: HttpRequest, slug: str, key: str = "") -> HttpResponse:
    """A QR code of the address of the document, or of a clause of it."""
    held = find_document(slug)
    path = held.get_absolute_url()
    if key:
        clause = get_object_or_404(held.clauses.only("key"), key=key)
        clause.document = held
        path = clause.get_absolute_url()
    code = segno.make(request.build_absolute_uri(path), error=_CORRECTION, micro=False)
    svg = BytesIO()
    code.save(svg, kind="svg", scale=4, border=4, light="#fff", title=_CODE_TITLE)
    return HttpResponse(svg.getvalue(), content_type="image/svg+xml")


def _file(export: Export, suffix: str) -> HttpResponse:
    form = FORMATS.get(suffix)
    if form is None:
        raise Http404(f"没有 .{suffix} 格式")
    name = f"{export.name}.{form.suffix}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    try:
        file = written(export, suffix, form.write) if form.slow else form.write(export)
    except Busy:
        return busy_answer("正在生成别的文件")
    return HttpResponse(
        file,
        content_type=form.content_type,
        headers={"Content-Disposition": disposition},
    )
