"""A list in pages, and full addresses."""

from collections.abc import Callable, Sequence
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
    found: list[Model] = list(rows[within(page, page_size)])
    items = [shape(each) for each in found]
    return page_of(request, items, rows.count(), page, page_size)


def within(page: int, page_size: int) -> slice:
    """Which of all the items stand on a page."""
    begin = (page - 1) * page_size
    return slice(begin, begin + page_size)


def page_of(
    request: HttpRequest, items: Sequence[Any], total: int, page: int, page_size: int
) -> dict[str, Any]:
    """The fields of a `Page` that shows these items, of `total`."""
    return {
        "total": total,
        "page": page,
        "page_size": page_size,
        "next": next_address(request, page) if page * page_size < total else None,
        "items": items,
    }


def next_address(request: HttpRequest, page: int) -> str:
    """The same list, its next page."""
    asked = request.GET.copy()
    asked["page"] = str(page + 1)
    return request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
