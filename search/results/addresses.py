"""The addresses of a search: one for each question, however it was come by.

Parameters stand in one order, values sorted, each once; what is not said, or says
what holds anyway, is left out.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.urls import reverse

from documents.models import Document
from search.engine import Sort, Unit
from search.results.forms import SearchParams


def address(params: SearchParams, view: str = "search") -> str:
    """Where `view` answers this question: the page, or an export of the same."""
    return _with(reverse(view), parameters(params))


def within_address(document: Document, params: SearchParams, after: int) -> str:
    """Where the clauses of a document are that come after the first so many."""
    asked = ((name, value) for name, value in parameters(params) if name != "page")
    where = reverse("within", args=[document.slug])
    return _with(where, (*asked, ("after", str(after))))


def marked_address(url: str, params: SearchParams) -> str:
    """A document's or clause's address that keeps the marks."""
    if not params.q:
        return url
    marking = (("q", params.q), *((("widen", "0"),) if not params.widen else ()))
    return _with(url, marking)


def _with(url: str, parameters: Iterable[tuple[str, str]]) -> str:
    query = urlencode(list(parameters))
    return f"{url}?{query}" if query else url


def parameters(params: SearchParams) -> Iterator[tuple[str, str]]:
    """What says this question, in canonical order; `search.results.forms` says what each means."""
    if params.q:
        yield "q", params.q
    if params.by is not Unit.DOCUMENT:
        yield "by", params.by.value
    yield from _each("month", params.months)
    if params.first:
        yield "from", params.first
    if params.last:
        yield "to", params.last
    yield from _each("issuer", params.issuers)
    yield from _each("kind", params.kinds)
    yield from _each("issue", params.issues)
    if params.sort is not Sort.RELEVANCE:
        yield "sort", params.sort.value
    if not params.widen:
        yield "widen", "0"
    if params.page > 1:
        yield "page", str(params.page)


def _each(name: str, values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for value in sorted(set(values)):
        yield name, value
