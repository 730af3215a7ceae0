"""Two documents side by side (新旧对照): choosing them, the page, the file."""

import re
from urllib.parse import unquote

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from documents.comparing.comparison import compare
from documents.exporting import FORMATS, comparison_docx
from documents.importing.matching.pairing import bigrams, letters, likeness
from documents.models import Document
from documents.parsing.text.document_numbers import parse_number
from documents.reading.addresses import find_document, keeping_old_addresses

_OFFERED = 12
_LIKE_ENOUGH = 0.5
_LONGEST_QUESTION = 200
# What a title is about: 云泽市人民政府办公室关于印发《农村公路养护管理规定》的通知
_MATTER = re.compile(r"《(.+?)》|关于(?:印发|公布|修订|修改|发布)?(.+?)的[^的]{2,4}$")
_OF_DOCUMENT = re.compile(r"/d/([^/?#]+)")


@require_safe
@keeping_old_addresses
def choose(request: HttpRequest) -> HttpResponseBase:
    """What to compare a document with: ?new= is its slug, ?old= what was asked for, an address,
    a number or words of a title. Without it, documents of a like title are offered."""
    slug, asked = request.GET.get("new", ""), request.GET.get("old", "").strip()
    new = _held(slug) if slug else None
    asked = asked[:_LONGEST_QUESTION]
    found = _asked_for(asked) if asked else []
    if new and len(found) == 1 and found[0] != new:
        return redirect("comparison", found[0].slug, new.slug)
    offered = found if asked else _of_like_title(new) if new else []
    context = {
        "new": new,
        "asked": asked,
        "offered": [each for each in offered if each != new][:_OFFERED],
    }
    return render(request, "documents/compare.html", context)


@require_safe
@keeping_old_addresses
def comparison(request: HttpRequest, old: str, new: str) -> HttpResponseBase:
    """Both documents, clause beside clause; ?changed=1 leaves out what is the same."""
    compared = compare(_held(old), _held(new))
    only_changed = request.GET.get("changed") == "1"
    rows = [row for row in compared.rows if row.is_changed or not only_changed]
    context = {"page": compared, "rows": rows, "only_changed": only_changed}
    return render(request, "documents/comparison.html", context)


@require_safe
@keeping_old_addresses
def comparison_file(request: HttpRequest, old: str, new: str) -> HttpResponseBase:
    """The same as a Word file."""
    compared = compare(_held(old), _held(new))
    name = f"对照表 {compared.new.number or compared.new.title}.docx"
    return HttpResponse(
        comparison_docx.write(compared),
        content_type=FORMATS["docx"].content_type,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=name
            )
        },
    )


def _held(slug: str) -> Document:
    """The document that has or had this slug; else what the decorator answers with."""
    documents = Document.objects.with_issue()
    held = documents.filter(Q(slug=slug) | Q(aliases__slug=slug)).first()
    return held or find_document(slug)


def _asked_for(text: str) -> list[Document]:
    documents = Document.objects.with_issue().order_by("-issue__year", "-issue__month")
    if address := _OF_DOCUMENT.search(text):
        documents = documents.filter(slug=unquote(address[1]))
    elif number := parse_number(text):
        documents = documents.numbered(number)
    else:
        documents = documents.filter(title__contains=text.strip("《》"))
    return list(documents[:_OFFERED])


def _of_like_title(document: Document) -> list[Document]:
    """The documents whose matter has most in common with this one's, the likest first."""
    own = _matter(document.title)
    others = Document.objects.exclude(pk=document.pk).values_list("pk", "title")
    scored = [(likeness(own, _matter(title)), pk) for pk, title in others]
    best = sorted((each for each in scored if each[0] >= _LIKE_ENOUGH), reverse=True)
    ranks = {pk: rank for rank, (_, pk) in enumerate(best[:_OFFERED])}
    found = Document.objects.with_issue().filter(pk__in=ranks)
    return sorted(found, key=lambda each: ranks[each.pk])


def _matter(title: str) -> frozenset[str]:
    """What the title is about, without who says it in which form, as bigrams."""
    named = _MATTER.search(title)
    return bigrams(letters((named[1] or named[2]) if named else title))
