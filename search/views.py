"""The search page: one view, one context; htmx gets the same answer without its frame."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from documents.examples import examples_held
from search.answering import answer_to
from search.forms import SearchForm
from search.indexing import level
from search.pages import chosen, filters, page_numbers, ways_out


class HtmxHttpRequest(HttpRequest):
    """A request as django-htmx's middleware leaves it."""

    htmx: HtmxDetails


@require_safe
@vary_on_headers("HX-Request", "HX-History-Restore-Request")
def search(request: HtmxHttpRequest) -> HttpResponse:
    answer = answer_to(SearchForm(request.GET))
    in_force = chosen(answer, request.GET)
    asked = bool(answer.query or in_force)
    context = {
        "section": "search",
        "q": answer.query,
        "asked": asked,
        "answer": answer,
        "chosen": in_force,
        "filters": filters(answer, request.GET),
        "level": level(),
        "pages": page_numbers(answer.page, answer.page_count),
        "ways_out": ways_out(answer, request.GET),
        "examples": [] if asked else examples_held(),
    }
    return render(request, _template(request), context)


def _template(request: HtmxHttpRequest) -> str:
    """htmx asks with its header when it restores history, too, and then needs the page."""
    fragment = request.htmx and not request.htmx.history_restore_request
    return "search/_live.html" if fragment else "search/search.html"
