"""The counts of an answer as filters: what is chosen, and what each value would give.

An issue is a month's, so months and issues are two names for the same documents. Each
narrows the other's counts, and not its own.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache

from documents.compiled_query import CompiledQuery
from documents.models import Issue
from search.engine import SearchResult
from search.results.answer import Facet, FacetValue
from search.results.forms import FILTERS, SearchParams

_MONTHS = 3000  # so many are remembered with what they are called
_numbered = CompiledQuery(
    lambda _: (
        Issue.objects.exclude(number=None)
        .order_by()
        .values_list("year", "month", "number", "total_number")
    )
)


def facets(found: SearchResult, params: SearchParams) -> tuple[Facet, ...]:
    months = _within(found.months, params.issues)
    issues = _within(found.months, params.months)
    return (
        Facet(
            "month", FILTERS["month"], _newest_first(months, params.months, month_label)
        ),
        Facet("issuer", FILTERS["issuer"], _by_count(found.issuers, params.issuers)),
        Facet("kind", FILTERS["kind"], _by_count(found.kinds, params.kinds)),
        Facet("issue", FILTERS["issue"], _issues(issues, params.issues)),
    )


def _within(counts: Mapping[str, int], chosen: Collection[str]) -> Mapping[str, int]:
    if not chosen:
        return counts
    return {month: count for month, count in counts.items() if month in chosen}


def _issues(counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[FacetValue, ...]:
    """The issues that print their number; what is chosen is there in any case."""
    labels = _issue_labels()
    numbered = {month: count for month, count in counts.items() if month in labels}
    return _newest_first(numbered, chosen, lambda month: labels.get(month, month))


def _issue_labels() -> dict[str, str]:
    """2023年第11期（总第75期）, by month."""
    return dict(_issue_label(*row) for row in _numbered.all())


@lru_cache(maxsize=_MONTHS)
def _issue_label(
    year: int, month: int, number: int, total: int | None
) -> tuple[str, str]:
    said = f"（总第{total}期）" if total else ""
    return f"{year:04d}-{month:02d}", f"{year}年第{number}期{said}"


def _newest_first(
    counts: Mapping[str, int], chosen: Sequence[str], label: Callable[[str], str]
) -> tuple[FacetValue, ...]:
    return tuple(
        FacetValue(month, label(month), counts.get(month, 0), month in chosen)
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


@lru_cache(maxsize=_MONTHS)
def month_label(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
