"""The addresses of a search: one for each question, however it was come by.

Parameters stand in one order, values sorted, each once; what is not said, or says
what holds anyway, is left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlencode

from documents.models import Clause, Document
from documents.paths import path_of
from search.engine import Sort, Unit
from search.results.forms import SearchParams

_ORDER = (
    *("q", "by", "month", "from", "to", "signed_from", "signed_to"),
    *("issuer", "kind", "issue", "gazette"),
    *("sort", "widen", "page"),
)


def address(params: SearchParams, view: str = "search", *names: str) -> str:
    """Where `view` answers this question: the page, an export of the same, a list of it."""
    return _with(path_of(view, *names), _written(params))


def opened_address(params: SearchParams, name: str) -> str:
    """The page with a list of one more filter open."""
    return FoldAddresses(params).opened(name)


class FoldAddresses:
    """The addresses of a page's folded lists: the question is written once for all of them."""

    def __init__(self, params: SearchParams) -> None:
        open_now = urlencode([("open", one) for one in dict.fromkeys(params.opened)])
        asked = "&".join(filter(None, (_written(params), open_now)))
        self._open_now = params.opened
        self._here = _with(path_of("search"), asked)
        self._joined = "&" if asked else "?"
        self._first = _written(replace(params, page=1))

    def fetched(self, name: str) -> str:
        """Where the list alone is fetched from."""
        return _with(path_of("filter", name), self._first)

    def opened(self, name: str) -> str:
        """The page with the list open, too."""
        is_open = name in self._open_now
        opening = "" if is_open else f"{self._joined}{urlencode({'open': name})}"
        return f"{self._here}{opening}#by-{name.partition('-')[0]}"


class ValueAddresses:
    """The question's addresses with other values of one filter: what is the same in all of
    them is written once."""

    def __init__(self, params: SearchParams, name: str) -> None:
        self._name = name
        self._chosen = params.values(name)
        asked = [*parameters(params.with_values(name, ()))]
        place = _ORDER.index(name)
        self._before = [one for one in asked if _ORDER.index(one[0]) < place]
        self._after = urlencode([one for one in asked if _ORDER.index(one[0]) > place])
        self._start = f"{path_of('search')}?{urlencode(self._before)}"

    def toggling(self, value: str) -> str:
        """With the value chosen besides, or without it where it is chosen.

        Several values of one filter widen it, so that choosing adds and choosing again drops.
        """
        others = [one for one in self._chosen if one != value]
        values = others if len(others) < len(self._chosen) else [*others, value]
        written = urlencode([*_each(self._name, values)])
        rest = "&".join(filter(None, (written, self._after)))
        joined = "&" if self._before and rest else ""
        return f"{self._start}{joined}{rest}".removesuffix("?")


def within_address(document: Document, params: SearchParams, after: int) -> str:
    """Where the clauses of a document are that come after the first so many."""
    first = params if params.page == 1 else replace(params, page=1)
    asked = filter(None, (_written(first), f"after={after}"))
    return _with(path_of("within", document.slug), "&".join(asked))


def document_address(document: Document, params: SearchParams) -> str:
    """A document's address that keeps the marks."""
    return _with(path_of("document", document.slug), _marking(params.q, params.widen))


def clause_address(clause: Clause, params: SearchParams) -> str:
    """The same of a clause."""
    where = path_of("clause", clause.document.slug, clause.key)
    return _with(where, _marking(params.q, params.widen))


def _with(url: str, query: str) -> str:
    return f"{url}?{query}" if query else url


# A page has a hundred addresses of one question.
@lru_cache(maxsize=100)
def _written(params: SearchParams) -> str:
    return urlencode([*parameters(params)])


@lru_cache(maxsize=100)
def _marking(q: str, widen: bool) -> str:
    if not q:
        return ""
    return urlencode((("q", q), *((("widen", "0"),) if not widen else ())))


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
    for name, day in zip(("signed_from", "signed_to"), params.signed, strict=True):
        if day:
            yield name, day
    yield from _each("issuer", params.issuers)
    yield from _each("kind", params.kinds)
    yield from _each("issue", params.issues)
    yield from _each("gazette", params.gazettes)
    if params.sort is not Sort.RELEVANCE:
        yield "sort", params.sort.value
    if not params.widen:
        yield "widen", "0"
    if params.page > 1:
        yield "page", str(params.page)


def _each(name: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    for value in sorted(set(values)):
        yield name, value
