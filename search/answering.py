"""From a question to a page of results: ask the engine, join its hits with their rows, mark them."""

from collections.abc import Mapping, Sequence
from math import ceil
from urllib.parse import urlencode

from documents.models import Clause, Document
from search.answer import Answer, ClauseResult, DocumentResult, Facet, FacetValue
from search.engine import DocumentHit, Found, Leaf, Query, engine
from search.forms import SearchForm, SearchParams
from search.highlight import mark, snippet
from search.query import MAX_CHARACTERS, ParsedQuery, parse_query


def answer_to(form: SearchForm) -> Answer:
    """The page that an address asks for."""
    return answer(form.params())


def answer(params: SearchParams) -> Answer:
    """Two queries to the database, however many hits."""
    parsed = parse_query(params.q)
    found, page = _find(params, parsed)
    return Answer(
        query=params.q[:MAX_CHARACTERS],
        problem=parsed.problem,
        total_documents=found.total_documents,
        total_clauses=found.total_clauses,
        results=_results(found.hits, parsed.leaves, params.q[:MAX_CHARACTERS]),
        facets=_facets(found, params),
        sort=params.sort.value,
        page=page,
        page_count=_page_count(found, params),
    )


def _find(params: SearchParams, parsed: ParsedQuery) -> tuple[Found, int]:
    """What is found, and the page that it is: the last if there are not so many."""
    if parsed.tree is None and params.q:
        return Found(0, 0), 1
    found = engine().find(_query(params, parsed, params.page))
    last = _page_count(found, params)
    if params.page <= last:
        return found, params.page
    return engine().find(_query(params, parsed, last)), last


def _query(params: SearchParams, parsed: ParsedQuery, page: int) -> Query:
    return Query(
        tree=parsed.tree,
        months=frozenset(params.months),
        issuers=frozenset(params.issuers),
        kinds=frozenset(params.kinds),
        sort=params.sort,
        offset=(page - 1) * params.page_size,
        limit=params.page_size,
    )


def _page_count(found: Found, params: SearchParams) -> int:
    return max(1, ceil(found.total_documents / params.page_size))


# ---- hits → results ------------------------------------------------------------


def _results(
    hits: Sequence[DocumentHit], leaves: Sequence[Leaf], query: str
) -> tuple[DocumentResult, ...]:
    documents = Document.objects.select_related("issue").defer("issue__source")
    held = documents.in_bulk([hit.document_id for hit in hits])
    clauses = (
        Clause.objects.select_related("part")
        .defer("spans", "repairs")
        .in_bulk([pk for hit in hits for pk in hit.clause_ids])
    )
    return tuple(
        _result(held[hit.document_id], hit, clauses, leaves, query)
        for hit in hits
        # The database may be ahead of the index.
        if hit.document_id in held
    )


def _result(
    document: Document,
    hit: DocumentHit,
    clauses: Mapping[int, Clause],
    leaves: Sequence[Leaf],
    query: str,
) -> DocumentResult:
    shown = [clauses[pk] for pk in hit.clause_ids if pk in clauses]
    for clause in shown:
        clause.document = document
    return DocumentResult(
        document=document,
        title=mark(document.title, leaves, title=True),
        url=_with_query(document.get_absolute_url(), query),
        clauses=tuple(_clause_result(clause, leaves, query) for clause in shown),
        more=hit.clause_count - len(hit.clause_ids),
    )


def _clause_result(clause: Clause, leaves: Sequence[Leaf], query: str) -> ClauseResult:
    return ClauseResult(
        clause=clause,
        place=f"{clause.part.label} {clause.label}".strip(),
        snippet=snippet(clause.text, leaves),
        url=_with_query(clause.get_absolute_url(), query),
    )


def _with_query(url: str, query: str) -> str:
    return f"{url}?{urlencode({'q': query})}" if query else url


# ---- counts → facets -----------------------------------------------------------


def _facets(found: Found, params: SearchParams) -> tuple[Facet, ...]:
    issuers = _by_count(found.issuers, params.issuers)
    kinds = _by_count(found.kinds, params.kinds)
    return (
        Facet("month", "月份", _months(found.months, params.months)),
        Facet("issuer", "发文机关", issuers),
        Facet("kind", "文种", kinds),
    )


def _months(counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """The newest first."""
    return tuple(
        FacetValue(month, _month_label(month), counts.get(month, 0), month in chosen)
        for month in sorted({*counts, *chosen}, reverse=True)
    )


def _by_count(
    counts: Mapping[str, int], chosen: Sequence[str]
) -> tuple[FacetValue, ...]:
    """The most frequent first; what is chosen is there even if it finds nothing."""
    values = (
        FacetValue(value, value, counts.get(value, 0), value in chosen)
        for value in {*counts, *chosen}
    )
    return tuple(sorted(values, key=lambda value: (-value.count, value.value)))


def _month_label(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
