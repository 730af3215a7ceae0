"""What the search page shows around an answer: filters, chips, ways out, numbers of pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from search.answer import Answer, Facet, FacetValue

_SHOWN_AT_ONCE = 8
_HARDLY_MORE = 2  # so few are shown, too, rather than folded away
_WORDS_OFFERED = 3
_QUOTES = str.maketrans("", "", '"“”「」『』＂')


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, and where choosing it (or dropping it) leads."""

    name: str
    value: str
    label: str
    count: int
    selected: bool
    address: str


@dataclass(frozen=True, slots=True)
class Filter:
    """`shown` stand open; `folded` are the rest, a click away."""

    name: str
    label: str
    shown: tuple[Choice, ...]
    folded: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """Another query to try where this one found nothing."""

    label: str
    address: str


def filters(answer: Answer, asked: QueryDict) -> tuple[Filter, ...]:
    return tuple(_filter(facet, asked) for facet in answer.facets if facet.values)


def _filter(facet: Facet, asked: QueryDict) -> Filter:
    choices = [_choice(facet.name, value, asked) for value in facet.values]
    all_fit = len(choices) <= _SHOWN_AT_ONCE + _HARDLY_MORE
    shown = [
        choice
        for place, choice in enumerate(choices)
        if all_fit or place < _SHOWN_AT_ONCE or choice.selected
    ]
    folded = tuple(choice for choice in choices if choice not in shown)
    return Filter(facet.name, facet.label, tuple(shown), folded)


def _choice(name: str, value: FacetValue, asked: QueryDict) -> Choice:
    """Several values of one filter widen it, so that choosing adds and choosing again drops."""
    others = [each for each in asked.getlist(name) if each != value.value]
    values = others if value.selected else [*others, value.value]
    address = _address(asked, {name: values})
    return Choice(name, value.value, value.label, value.count, value.selected, address)


def chosen(answer: Answer, asked: QueryDict) -> tuple[Choice, ...]:
    """The filters in force, each with the address that drops it."""
    return tuple(
        _choice(facet.name, value, asked)
        for facet in answer.facets
        for value in facet.values
        if value.selected
    )


def ways_out(answer: Answer, asked: QueryDict) -> tuple[WayOut, ...]:
    return tuple(_ways_out(answer, asked))


def _ways_out(answer: Answer, asked: QueryDict) -> Iterator[WayOut]:
    facets: dict[str, list[str]] = {facet.name: [] for facet in answer.facets}
    if answer.query and any(asked.getlist(name) for name in facets):
        yield WayOut("去掉全部筛选条件", _address(asked, facets))
    plain = " ".join(answer.query.translate(_QUOTES).split())
    if plain and plain != answer.query:
        yield WayOut("不加引号，按词语查找", _address(asked, {**facets, "q": [plain]}))
    words = list(dict.fromkeys(plain.split()))
    if len(words) > 1:
        for word in words[:_WORDS_OFFERED]:
            yield WayOut(f"只查“{word}”", _address(asked, {**facets, "q": [word]}))


def _address(asked: QueryDict, changed: dict[str, list[str]]) -> str:
    """The search's address with some parameters changed, from its first page."""
    query = asked.copy()
    query.pop("page", None)
    for name, values in changed.items():
        query.setlist(name, values)
    encoded = query.urlencode()
    return f"{reverse('search')}?{encoded}" if encoded else reverse("search")


def page_numbers(page: int, page_count: int) -> list[int | None]:
    """The first, the last and those around this page; None stands for what is left out."""
    near = {1, page_count, *range(page - 2, page + 3)}
    numbers: list[int | None] = []
    for number in sorted(near & set(range(1, page_count + 1))):
        if numbers and numbers[-1] != number - 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
