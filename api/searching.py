"""Search, with the parameters of the page."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema

from api.paging import next_address
from api.shapes import Found, Hit
from search.results.answering import ask, results
from search.results.forms import SearchForm

router = Router(tags=["search"])


class SearchQuery(Schema):
    """As the search page's address has them; `search/results/forms.py` says what each means.

    What makes no sense counts as not said, as on the page.
    """

    q: str = ""
    by: Literal["document", "clause"] = "document"
    sort: Literal["relevance", "newest", "oldest"] = "relevance"
    month: list[str] = []
    issue: list[str] = []
    issuer: list[str] = []
    kind: list[str] = []
    signed_from: str = ""
    signed_to: str = ""
    widen: Literal["0", "1"] = "1"
    page: int = 1


@router.get("/search", response=Found, summary="Documents or clauses that answer")
def search(request: HttpRequest, asked: Query[SearchQuery]) -> dict[str, Any]:
    """`from` and `to`, the first and the last month, are taken, too."""
    found = ask(SearchForm(request.GET).params(), near=True)
    absolute = request.build_absolute_uri
    near = results(found.near) if found.near else ()
    page, last = found.params.page, found.page_count
    return {
        "query": found.params.q,
        "problem": found.parsed.problem or None,
        "total": found.result.total_documents,
        "total_clauses": found.result.total_clauses,
        "page": page,
        "page_size": found.params.page_size,
        "next": next_address(request, page) if page < last else None,
        "items": [Hit.of(each, absolute) for each in results(found)],
        "near": [Hit.of(each, absolute) for each in near],
        "near_total": found.result.near.total_documents,
    }
