"""The counts of an answer as filters: what is chosen, and what each value would give.

Gazettes are offered only where there is more than one.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from documents.compiled_query import CompiledQuery
from documents.models import Issue, IssueKey
from documents.parsing.types import IssueKind
from search.engine import SearchResult
from search.results.answer import Facet, FacetValue
from search.results.forms import FILTERS, SearchParams

_ISSUES = 6000  # so many are remembered with what they are called,
_MONTHS = 3000  # and so many months
_issues = CompiledQuery(
    lambda _: Issue.objects.order_by().values_list(
        *("year", "month", "mark", "gazette", "gazette__name"),
        *("kind", "number", "last_number", "total_number"),
    )
)


def facets(found: SearchResult, params: SearchParams) -> tuple[Facet, ...]:
    rows = _issues.all()
    several = len({gazette for *_key, gazette, _name, _, _, _, _ in rows}) > 1
    labels = dict(_key_and_label(several, *row) for row in rows)
    values = {
        "gazette": _by_count(found.gazettes if several else {}, params.gazettes),
        "month": _newest_first(found.months, params.months, month_label),
        "issuer": _by_count(found.issuers, params.issuers),
        "kind": _by_count(found.kinds, params.kinds),
        "issue": _of_issues(found.issues, params.issues, labels),
    }
    return tuple(Facet(name, FILTERS[name], values[name]) for name in FILTERS)


def _of_issues(
    counts: Mapping[str, int], chosen: Sequence[str], labels: Mapping[str, str]
) -> tuple[FacetValue, ...]:
    """The issues that print their number, or are no regular ones; what is chosen is there in
    any case."""
    labelled = {key: count for key, count in counts.items() if labels.get(key)}
    return _newest_first(labelled, chosen, lambda key: labels.get(key) or key)


@lru_cache(maxsize=_ISSUES)
def _key_and_label(
    several: bool,
    year: int,
    month: int,
    mark: str,
    gazette: str,
    name: str,
    kind: str,
    number: int | None,
    last_number: int | None,
    total: int | None,
) -> tuple[str, str]:
    """2023-11, and 2023年第11期（总第75期）: "" for a regular issue without a number. Where there
    are several gazettes, with the gazette's name."""
    key = str(IssueKey(year, month, mark, gazette))
    supplement = "增刊" if kind == IssueKind.SUPPLEMENT else ""
    last = f"—{last_number}" if last_number else ""
    numbered = f"第{number}{last}期" if number else ""
    if not (supplement or numbered):
        return key, ""
    said = f"{year}年{supplement}{numbered}" + (f"（总第{total}期）" if total else "")
    return key, f"{said} {name}".rstrip() if several else said


def _newest_first(
    counts: Mapping[str, int], chosen: Sequence[str], label: Callable[[str], str]
) -> tuple[FacetValue, ...]:
    return tuple(
        FacetValue(month, label(month), counts.get(month, 0), month in chosen)
        for month in sorted({*counts, *chosen}, key=_by_time, reverse=True)
    )


def _by_time(value: str) -> tuple[str, int, str]:
    """A month, or an issue's key whatever its gazette: 2020-12-n9 before 2020-12-n10."""
    key = value.rpartition("/")[2]
    return key[:7], len(key), value


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
