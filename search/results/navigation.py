"""Where an answer leads on: chips, orders, exports and other pages, as links."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.engine import Sort, Unit
from search.results.addresses import address, parameters
from search.results.answer import Answer
from search.results.facets import month_label
from search.results.forms import SearchParams

_SORTS = {Sort.RELEVANCE: "相关", Sort.NEWEST: "最新", Sort.OLDEST: "最早"}
_UNITS = {Unit.DOCUMENT: "按文件", Unit.CLAUSE: "按条款"}
_EXPORTS = {
    "search.csv": ("CSV", ""),
    "search.xlsx": ("Excel", ""),
    "search.json": ("JSON", ""),
    "search.atom": ("订阅（Atom）", "application/atom+xml"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click leads, and whether one is there already."""

    label: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """The same answer in another form; `type` is a feed's, which readers look for."""

    label: str
    address: str
    type: str


def chips(answer: Answer, params: SearchParams) -> tuple[Link, ...]:
    """The filters in force, each with the address that drops it."""
    ranges = (*_range_chip(params), *_signed_chip(params))
    return (*ranges, *_value_chips(answer, params))


def _range_chip(params: SearchParams) -> Iterator[Link]:
    if params.first or params.last:
        label = _range_label(params.first, params.last)
        yield Link(label, address(params.with_range("", "")))


def _signed_chip(params: SearchParams) -> Iterator[Link]:
    first, last = params.signed
    if first or last:
        days = first if first == last else f"{first}至{last}"
        label = days if first and last else (f"{first}起" if first else f"{last}止")
        dropped = replace(params, signed=("", ""), page=1)
        yield Link(f"成文{label}", address(dropped))


def _range_label(first: str, last: str) -> str:
    if not last:
        return f"{month_label(first)}起"
    if not first:
        return f"到{month_label(last)}为止"
    if first == last:
        return month_label(first)
    year = first[:4]
    if (first, last) == (f"{year}-01", f"{year}-12"):
        return f"{year}年"
    return f"{month_label(first)}至{month_label(last)}"


def _value_chips(answer: Answer, params: SearchParams) -> Iterator[Link]:
    for facet in answer.facets:
        for value in facet.values:
            if value.selected:
                chosen = params.values(facet.name)
                others = tuple(one for one in chosen if one != value.value)
                yield Link(value.label, address(params.with_values(facet.name, others)))


def hidden(params: SearchParams, *without: str) -> Sequence[tuple[str, str]]:
    """The parameters that a form carries along beside those that it has fields for."""
    return [
        (name, value)
        for name, value in parameters(params)
        if name not in ("page", *without)
    ]


def sorts(params: SearchParams) -> tuple[Link, ...]:
    return tuple(
        Link(label, address(replace(params, sort=sort, page=1)), sort is params.sort)
        for sort, label in _SORTS.items()
    )


def units(params: SearchParams) -> tuple[Link, ...]:
    return tuple(
        Link(label, address(replace(params, by=unit, page=1)), unit is params.by)
        for unit, label in _UNITS.items()
    )


def exports(params: SearchParams) -> tuple[Export, ...]:
    whole = replace(params, page=1)
    return tuple(
        Export(label, address(whole, view), media_type)
        for view, (label, media_type) in _EXPORTS.items()
    )


def pages(answer: Answer, params: SearchParams) -> tuple[Link | None, ...]:
    """The first, the last and those around this page; None stands for what is left out."""
    return tuple(
        Link(str(number), address(replace(params, page=number)), number == answer.page)
        if number
        else None
        for number in page_numbers(answer.page, answer.page_count)
    )


def page_numbers(page: int, page_count: int) -> list[int | None]:
    """1 … 4 5 6 7 8 … 20; None stands for what is left out, a single page as well.

    Django's `get_elided_page_range` shows that single page, and all of six pages.
    """
    near = {1, page_count, *range(page - 2, page + 3)}
    numbers: list[int | None] = []
    for number in sorted(near & set(range(1, page_count + 1))):
        if numbers and numbers[-1] != number - 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
