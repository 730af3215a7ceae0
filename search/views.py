"""The search page, and what is fetched into it.

htmx gets the page's answer without its frame; another fragment is another address.
"""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from documents.models import Document
from search.assist.advanced_form import AdvancedForm
from search.assist.autocomplete import suggestions
from search.assist.search_page import search_page
from search.results.addresses import address, opened_address
from search.results.answering import ask
from search.results.facets import facets
from search.results.filters import fold_named
from search.results.forms import SearchForm, SearchParams
from search.results.within import clauses_within
from search.sync import level

by_htmx = vary_on_headers("HX-Request", "HX-History-Restore-Request")


class HtmxHttpRequest(HttpRequest):
    """A request as django-htmx's middleware leaves it."""

    htmx: HtmxDetails


@require_safe
@by_htmx
def search(request: HtmxHttpRequest) -> HttpResponse:
    if AdvancedForm.is_sent(request.GET):
        composed = replace(_params(request), q=AdvancedForm(request.GET).query())
        return redirect(address(composed))
    if not request.htmx and "" in request.GET.values():
        # A form sends its empty fields, too.
        return redirect(address(_params(request)))
    page = search_page(ask(_params(request), near=True), is_up_to_date=level())
    context = {"q": page.answer.query, "page": page}
    if _is_fragment(request):
        response = render(request, "search/_live.html", context)
    else:
        canonical = request.build_absolute_uri(page.address)
        context |= {"section": "search", "canonical": canonical}
        response = render(request, "search/search.html", context)
    if request.htmx.trigger == "ask":
        # What was typed may be written in many ways; the address bar shows one of them.
        response["HX-Replace-Url"] = page.address
    return response


@require_safe
@by_htmx
def within(request: HtmxHttpRequest, slug: str) -> HttpResponse:
    """The clauses of one document that answer: those that a results page has no room for."""
    documents = Document.objects.with_issue()
    document = get_object_or_404(documents, slug=slug)
    params = _params(request)
    context = {
        "section": "search",
        "q": params.q,
        "page": clauses_within(document, params, request.GET.get("after", "")),
    }
    template = "search/_further.html" if _is_fragment(request) else "search/within.html"
    return render(request, template, context)


@require_safe
@by_htmx
def filter_list(request: HtmxHttpRequest, name: str) -> HttpResponse:
    """A list of a filter's values that a results page keeps folded; for the whole page, that one
    with the list open."""
    params = replace(_params(request), page=1, page_size=1)
    if not _is_fragment(request):
        return redirect(opened_address(params, name))
    asked = ask(params)
    context = {"filter": fold_named(facets(asked.result, params), name, params)}
    return render(request, "search/_values.html", context)


@require_safe
@cache_control(max_age=60)
def suggest(request: HttpRequest) -> HttpResponse:
    """The options of the search box's list, as htmx and plain scripts take them: HTML."""
    context = {"suggestions": suggestions(SearchForm(request.GET).params().q)}
    return render(request, "search/_suggestions.html", context)


def _params(request: HttpRequest) -> SearchParams:
    params = SearchForm(request.GET).params()
    explain = settings.SEARCH_EXPLAIN and request.GET.get("explain") == "1"
    return replace(params, explain=explain)


def _is_fragment(request: HtmxHttpRequest) -> bool:
    """htmx asks with its header when it restores history, too, and then needs the page."""
    return bool(request.htmx and not request.htmx.history_restore_request)
