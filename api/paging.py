"""A list in pages, and full addresses."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import P, QueryEx

PAGE_SIZE = 50
LARGEST_PAGE = 200
LAST_PAGE = 100_000

Absolute = Callable[[str], str]
"""Makes a full address of one within this site."""

PageNumber = QueryEx[int, P(ge=1, le=LAST_PAGE)]
PageSize = QueryEx[int, P(ge=1, le=LARGEST_PAGE)]


def paged(
    request: HttpRequest,
    rows: QuerySet[Any],
    shape: Callable[[Any], Any],
    page: int,
    page_size: int,
) -> dict[str, Any]:
    """The fields of a `Page`, two queries however many rows there are."""
    total = rows.count()
    begin = (page - 1) * page_size
    found: list[Model] = list(rows[begin : begin + page_size])
    return {
        "total": total,
        "page": page,
        "page_size": page_size,
        "next": next_address(request, page) if begin + page_size < total else None,
        "items": [shape(each) for each in found],
    }


def next_address(request: HttpRequest, page: int) -> str:
    """The same list, its next page."""
    asked = request.GET.copy()
    asked["page"] = str(page + 1)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
