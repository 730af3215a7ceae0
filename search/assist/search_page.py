"""The search page: an answer, and all that is shown around it to go on from there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.models import Issue
from search.assist.advanced_form import AdvancedForm
from search.assist.fallback_queries import FallbackQuery, fallback_queries
from search.assist.named_in_query import MonthNamed, months_named, numbers_named
from search.assist.number_cards import (
    NumberCard,
    beside,
    is_number_alone,
    number_cards,
)
from search.assist.search_tips import SearchTip, search_tips
from search.results import navigation
from search.results.addresses import address
from search.results.answer import Answer, DocumentResult
from search.results.answering import Asked, page_of
from search.results.filters import Filter, filters
from search.results.forms import SearchParams
from search.results.navigation import Export, Link


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`results` are those of the answer that are not on a number's card; where `citing`, they
    only cite the number that was asked for.

    `kept` and `kept_beside_range` are the parameters that the forms for words and for a range
    of months carry along. `is_up_to_date` says whether the index
    holds what the database holds.
    """

    params: SearchParams
    answer: Answer
    results: tuple[DocumentResult, ...]
    cards: tuple[NumberCard, ...]
    citing: bool
    months: tuple[MonthNamed, ...]
    holds_issues: bool
    is_up_to_date: bool
    filters: tuple[Filter, ...]
    chips: tuple[Link, ...]
    sorts: tuple[Link, ...]
    units: tuple[Link, ...]
    exports: tuple[Export, ...]
    numbers: tuple[Link | None, ...]
    kept: Sequence[tuple[str, str]]
    kept_beside_range: Sequence[tuple[str, str]]
    kept_beside_signed: Sequence[tuple[str, str]]
    advanced: AdvancedForm
    fallback_queries: tuple[FallbackQuery, ...]
    search_tips: tuple[SearchTip, ...]

    @property
    def is_asked(self) -> bool:
        return self.params.is_asked

    @property
    def address(self) -> str:
        """The one address of this question, however it was come by."""
        return address(self.params)

    # The same question put in another way, for the pages that offer it.

    @property
    def mended(self) -> str:
        return address(replace(self.params, q=self.answer.mended, page=1))

    @property
    def with_synonyms(self) -> str:
        return address(replace(self.params, widen=True, page=1))

    @property
    def without_synonyms(self) -> str:
        return address(replace(self.params, widen=False, page=1))


def search_page(asked: Asked, *, is_up_to_date: bool) -> SearchPage:
    params, answer = asked.params, page_of(asked)
    cards = number_cards(numbers_named(asked), answer, params)
    results = beside(cards, answer)
    return SearchPage(
        params=params,
        answer=answer,
        results=results,
        cards=cards,
        citing=bool(results) and is_number_alone(asked, cards),
        months=months_named(asked),
        holds_issues=bool(answer.results) or Issue.objects.exists(),
        is_up_to_date=is_up_to_date,
        filters=filters(answer.facets, params),
        chips=navigation.chips(answer, params),
        sorts=navigation.sorts(params),
        units=navigation.units(params),
        exports=navigation.exports(params),
        numbers=navigation.pages(answer, params),
        kept=navigation.hidden(params, "q"),
        kept_beside_range=navigation.hidden(params, "from", "to"),
        kept_beside_signed=navigation.hidden(params, "signed_from", "signed_to"),
        advanced=AdvancedForm.holding(asked.parsed),
        fallback_queries=fallback_queries(asked),
        search_tips=() if params.is_asked else search_tips(is_up_to_date),
    )
