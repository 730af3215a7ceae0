"""The reading pages: home, months, an issue, a document and its clauses."""

import re

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from documents.citation import Citation
from documents.exporting import FORMATS
from documents.exporting.linked_data import linked_data
from documents.importing.withdrawals import withheld_by
from documents.invocation import to_run
from documents.models import ClauseAlias, Document, Gazette, Issue, Withdrawal
from documents.parsing.text.document_numbers import parse_number
from documents.reading import page_pictures
from documents.reading.addresses import (
    find_document,
    find_issue,
    gone,
    keeping_old_addresses,
    moved,
)
from documents.reading.document_page import document_page, part_of
from documents.reading.examples import examples
from documents.reading.issue_pages import (
    around_month,
    grouped,
    held_months,
    holdings,
    issue_page,
    wall,
)
from documents.reading.page_places import cuttings
from documents.reading.provenance import placed_fixes, provenance
from documents.reading.repair_reasons import reasons
from documents.reading.series import all_series

_YEARS_AT_HOME = 3
_HANZI = re.compile(r"[\u3400-\u9fff]")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The search box, the newest issue and what is held; of the sample only where there is
    nothing else."""
    issues = Issue.objects.without_sample()
    held = held_months(issues)
    latest = issues.without_source().select_related("gazette").newest_first().first()
    documents = list(latest.documents.all()) if latest else []
    context = {
        "holdings": holdings(held, issues),
        "latest": latest,
        "gazettes": _several(),
        "documents": len(documents),
        "groups": grouped(documents),
        "years": [year for year in wall(held) if year.holds_any][:_YEARS_AT_HOME],
        "examples": examples(latest) if latest else [],
        "import_command": to_run("import_gazette 文件"),
    }
    return render(request, "documents/home.html", context)


@require_safe
def months(request: HttpRequest) -> HttpResponse:
    """All months from the first to the last, held or not."""
    held = held_months()
    context = {
        "holdings": holdings(held),
        "years": wall(held),
        "gazettes": _several(),
    }
    return render(request, "documents/months.html", context)


@require_safe
def gazette(request: HttpRequest, gazette: str) -> HttpResponse:
    """One gazette's months, where several are held."""
    shown = get_object_or_404(Gazette, slug=gazette)
    issues = shown.issues.all()
    held = held_months(issues)
    context = {
        "holdings": holdings(held, issues),
        "years": wall(held),
        "gazette": shown,
        "gazettes": _several(),
    }
    return render(request, "documents/months.html", context)


def _several() -> list[Gazette]:
    """The gazettes that are held, where there is more than one."""
    held = list(Gazette.objects.held())
    return held if len(held) > 1 else []


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    """The newest issue that is held; the address stays, what it leads to changes."""
    issues = Issue.objects.without_source().without_sample()
    return redirect(issues.newest_first().first() or "months")


@require_safe
def series(request: HttpRequest) -> HttpResponse:
    """Document numbers by code and year, with those that are missing."""
    return render(request, "documents/series.html", {"series": all_series()})


@require_safe
@keeping_old_addresses
def issue(request: HttpRequest, **asked: str | int) -> HttpResponse:
    """One issue; /2020/7/ is sent to /2020/07/."""
    held = find_issue(**asked)  # type: ignore[arg-type] # as the converters make them
    if request.path != held.get_absolute_url():
        return redirect(held, permanent=True)
    context = {"page": issue_page(held), "formats": FORMATS.values()}
    return render(request, "documents/issue.html", context)


@require_safe
@keeping_old_addresses
def page_picture(
    request: HttpRequest, page: int, **asked: str | int
) -> HttpResponseBase:
    """A page as it was printed, where the issue was read from a PDF."""
    held = find_issue(**asked)  # type: ignore[arg-type] # as the converters make them
    if withdrawal := withheld_by(held, page):
        return gone(request, withdrawal=withdrawal, page=page)
    return page_pictures.picture_answer(held, page)


@require_safe
@keeping_old_addresses
def document(request: HttpRequest, slug: str, key: str = "") -> HttpResponseBase:
    """A document, at one of its clauses where a key is given; ?repairs=1 marks repairs."""
    held = find_document(slug)
    here = held.clauses.filter(key=key).first() if key else None
    if key and here is None:
        return _no_longer_here(request, held, key)
    shows_repairs = request.GET.get("repairs") == "1"
    context = {
        "page": document_page(held, here, with_repairs=shows_repairs),
        "linked_data": linked_data(
            held, settings.SITE["name"], request.build_absolute_uri
        ),
        "shows_repairs": shows_repairs,
        "base": held.get_absolute_url(),
        "address": request.build_absolute_uri(request.path),
        "q": request.GET.get("q", ""),
        "formats": FORMATS.values(),
    }
    return render(request, "documents/document.html", context)


def _no_longer_here(request: HttpRequest, held: Document, key: str) -> HttpResponse:
    """Where a clause is now that had this key, or word that it is gone."""
    aliases = ClauseAlias.objects.filter(document=held, old_key=key)
    if alias := aliases.select_related("clause").first():
        return moved(request, key=alias.clause.key)
    left = get_object_or_404(
        held.gone_clauses.select_related("moved_to__document"), key=key
    )
    if left.moved_to:
        clause = left.moved_to
        return moved(request, slug=clause.document.slug, key=clause.key)
    return gone(request, document=held)


@require_safe
@vary_on_headers("HX-Request")
@keeping_old_addresses
def clause_source(request: HttpRequest, slug: str, key: str) -> HttpResponseBase:
    """The lines of print that a clause was put together from."""
    held = find_document(slug)
    parts, clauses = held.parts.all(), list(held.clauses.all())
    clause = next((each for each in clauses if each.key == key), None)
    if clause is None:
        return _no_longer_here(request, held, key)
    clause.document, clause.part = held, part_of(clause, parts)
    lines = provenance(held.issue, clause)
    context = {
        "document": held,
        "clause": clause,
        "citation": Citation(held, parts, clauses).clause(clause),
        "place": clause.place,
        "address": request.build_absolute_uri(clause.get_absolute_url()),
        "lines": lines,
        "fixes": placed_fixes(clause),
        "unsure": placed_fixes(clause, read=True),
        "cuttings": cuttings(held.issue, lines),
    }
    fragment = request.headers.get("HX-Request") == "true"
    if not fragment:
        context["reasons"] = reasons(held.issue, lines, request.GET.get("why", ""))
    template = "documents/_source.html" if fragment else "documents/source.html"
    return render(request, template, context)


@require_safe
def number(request: HttpRequest, text: str) -> HttpResponse:
    """A document by its number, in any style; several organs may share one (公告〔2020〕1号)."""
    asked = text.strip("/ ")
    parsed = parse_number(asked)
    if parsed is None:
        return _nothing_here(request, asked)
    match list(Document.objects.with_issue().numbered(parsed)):
        case []:
            if withdrawal := Withdrawal.objects.filter(number=str(parsed)).first():
                return gone(request, withdrawal=withdrawal)
            return _nothing_here(request, str(parsed))
        case [only]:
            return redirect(only)
        case several:
            context = {"number": str(parsed), "documents": several}
            return render(request, "documents/choose.html", context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page; Chinese in the address is most likely what was looked for.

    It offers the document whose clause, or the months around the issue, is not there.
    """
    words = request.path.split("/")
    asked = next(filter(_HANZI.search, reversed(words)), "")
    known = request.resolver_match.kwargs if request.resolver_match else {}
    if "slug" in known:
        document = Document.objects.filter(slug=known["slug"]).first()
        if document:
            return _nothing_here(request, "", document=document)
    if "month" in known:
        year, month = known["year"], known["month"]
        around = around_month(held_months(), year, month)
        return _nothing_here(request, "", year=year, month=month, around=around)
    return _nothing_here(request, asked)


def _nothing_here(request: HttpRequest, asked: str, **context: object) -> HttpResponse:
    return render(request, "404.html", {"asked": asked, **context}, status=404)
