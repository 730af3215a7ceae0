"""The counts of an answer as filters: what is chosen, and what each value would give.

Gazettes are offered only where there is more than one.
"""

from collections.abc import Callable, Mapping, Sequence

from documents.models import Issue
from search.engine import SearchResult
from search.results.answer import Facet, FacetValue
from search.results.forms import FILTERS, SearchParams


def facets(found: SearchResult, params: SearchParams) -> tuple[Facet, ...]:
    labels, several = _issues()
    offered = found.gazettes if several else {}
    values = {
        "gazette": _by_count(offered, params.gazettes),
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
    labelled = {key: count for key, count in counts.items() if key in labels}
    return _newest_first(labelled, chosen, lambda key: labels.get(key, key))


def _issues() -> tuple[dict[str, str], bool]:
    """2023年第11期（总第75期）, by the issue's key; and whether there is more than one gazette."""
    fields = ("gazette", "year", "month", "last_month", "mark", "kind", "number")
    issues = Issue.objects.order_by().select_related("gazette")
    held = list(issues.only(*fields, "last_number", "total_number", "gazette__name"))
    several = len({issue.gazette_id for issue in held}) > 1
    return {
        str(issue.key): _label(issue, several)
        for issue in held
        if issue.number or issue.is_supplement
    }, several


def _label(issue: Issue, several: bool) -> str:
    gazette = f" {issue.gazette.title}" if several else ""
    last = f"—{issue.last_number}" if issue.last_number else ""
    supplement = "增刊" if issue.is_supplement else ""
    number = f"第{issue.number}{last}期" if issue.number else ""
    total = f"（总第{issue.total_number}期）" if issue.total_number else ""
    return f"{issue.year}年{supplement}{number}{total}{gazette}"


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


def month_label(month: str) -> str:
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
