"""The filters beside an answer: what stands open, and where the rest is fetched from.

Months (and issues) of more than ten fold into years; of organs and kinds the first eight
stand open. A folded list is not on the page: it is fetched as its heading is opened, and
without scripts a link leads to the same page with the list open. What is chosen is always
there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from search.results.addresses import FoldAddresses, ValueAddresses, address
from search.results.answer import Facet, FacetValue
from search.results.forms import SearchParams

_SHOWN_AT_ONCE = 8
_HARDLY_MORE = 2  # so few are shown, too, rather than behind a click
_BY_YEAR = ("month", "issue")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, and where choosing it (or dropping it) leads."""

    label: str
    count: int
    selected: bool
    address: str


@dataclass(frozen=True, slots=True)
class Fold:
    """A list that stands behind its heading.

    `choices` are its values where it is open, else none, and they are fetched: from
    `fetch` as a fragment, or by `address`, which is this page with the list open. `count`
    is how many documents a year has, None of what is no year.
    """

    label: str
    count: int | None
    is_open: bool
    choices: tuple[Choice, ...]
    fetch: str
    address: str


@dataclass(frozen=True, slots=True)
class Filter:
    """`shown` stand open, `years` are folded months, `rest` what is left of the values.

    `whole` is the fold around all of it, where the filter is one that few need (期).
    """

    name: str
    label: str
    shown: tuple[Choice, ...] = ()
    years: tuple[Fold, ...] = ()
    rest: Fold | None = None
    whole: Fold | None = None


def filters(facets: Iterable[Facet], params: SearchParams) -> tuple[Filter, ...]:
    return tuple(
        _around(facet, params) if facet.name == "issue" else filter_of(facet, params)
        for facet in facets
        if facet.values
    )


def fold_named(facets: Iterable[Facet], name: str, params: SearchParams) -> Filter:
    """What a fold holds that was asked for by its name ("issuer", "month-2019", "issue")."""
    name, _, year = name.partition("-")
    for facet in facets:
        if facet.name == name:
            return _opened(facet, year, params)
    return Filter(name, "")


def _opened(facet: Facet, year: str, params: SearchParams) -> Filter:
    if year:
        shown = _Making(facet, params).of_year(year)
        return Filter(facet.name, f"{year}年", shown)
    if facet.name in _BY_YEAR:
        return filter_of(facet, params)
    opened = replace(params, opened=(*params.opened, facet.name))
    rest = filter_of(facet, opened).rest
    return Filter(facet.name, facet.label, rest.choices if rest else ())


def filter_of(facet: Facet, params: SearchParams) -> Filter:
    making, values = _Making(facet, params), facet.values
    if len(values) <= _SHOWN_AT_ONCE + _HARDLY_MORE:
        return Filter(facet.name, facet.label, making.choices(values))
    if facet.name in _BY_YEAR:
        return Filter(facet.name, facet.label, years=making.years())
    return making.beginning()


def _around(facet: Facet, params: SearchParams) -> Filter:
    """A filter that stays shut as a whole, until it is opened or something of it is chosen."""
    is_open = any(value.selected for value in facet.values) or any(
        name.partition("-")[0] == facet.name for name in params.opened
    )
    leading = _Making(facet, params).leading_to(facet.name)
    fold = Fold(facet.label, None, is_open, (), *leading)
    if not is_open:
        return Filter(facet.name, facet.label, whole=fold)
    return replace(filter_of(facet, params), whole=fold)


def _year_of(value: FacetValue) -> str:
    """Of a month, or of an issue's key: 2019-12, xihu/2019-12."""
    return value.value.rpartition("/")[2][:4]


class _Making:
    """The choices of one facet and the folds that hold them."""

    def __init__(self, facet: Facet, params: SearchParams) -> None:
        self._facet = facet
        self._params = params
        self._folds = FoldAddresses(params)
        self._addresses = ValueAddresses(params, facet.name)

    def choices(
        self, values: Iterable[FacetValue], within: str = ""
    ) -> tuple[Choice, ...]:
        """`within` is the heading that they stand under, and so need not say."""
        return tuple(
            Choice(
                value.label.removeprefix(within),
                value.count,
                value.selected,
                self._addresses.toggling(value.value),
            )
            for value in values
        )

    def beginning(self) -> Filter:
        """The first ones and what is chosen; the rest behind a heading."""
        facet = self._facet
        shown = [
            value
            for place, value in enumerate(facet.values)
            if place < _SHOWN_AT_ONCE or value.selected
        ]
        left = [value for value in facet.values[_SHOWN_AT_ONCE:] if not value.selected]
        is_open = facet.name in self._params.opened
        choices = self.choices(left) if is_open else ()
        leading = self.leading_to(facet.name)
        rest = Fold(f"更多（{len(left)}）", None, is_open, choices, *leading)
        return Filter(facet.name, facet.label, self.choices(shown), rest=rest)

    # ---- years -----------------------------------------------------------------

    def years(self) -> tuple[Fold, ...]:
        by_year = [
            (year, list(values))
            for year, values in groupby(self._facet.values, _year_of)
        ]
        return tuple(
            self._year(year, values, alone=len(by_year) == 1)
            for year, values in by_year
        )

    def _year(self, year: str, values: list[FacetValue], *, alone: bool) -> Fold:
        name = f"{self._facet.name}-{year}"
        is_open = (
            alone
            or name in self._params.opened
            or any(value.selected for value in values)
        )
        count = sum(value.count for value in values)
        choices = self._of_year(year, values) if is_open else ()
        return Fold(f"{year}年", count, is_open, choices, *self.leading_to(name))

    def of_year(self, year: str) -> tuple[Choice, ...]:
        held = [one for one in self._facet.values if _year_of(one) == year]
        return self._of_year(year, held)

    def _of_year(self, year: str, values: Sequence[FacetValue]) -> tuple[Choice, ...]:
        choices = self.choices(values, within=f"{year}年")
        if self._facet.name == "month" and len(values) > 1:
            return (self._whole_year(year, values), *choices)
        return choices

    def _whole_year(self, year: str, values: Iterable[FacetValue]) -> Choice:
        """As a range of months; it takes the place of months that were chosen singly."""
        params, months = self._params, (f"{year}-01", f"{year}-12")
        selected = (params.first, params.last) == months
        other = params.with_values("month", ()).with_range(
            *(("", "") if selected else months)
        )
        count = sum(value.count for value in values)
        return Choice("全年", count, selected, address(other))

    def leading_to(self, name: str) -> tuple[str, str]:
        """Where a fold of this name is fetched from, and the page that has it open."""
        return self._folds.fetched(name), self._folds.opened(name)
