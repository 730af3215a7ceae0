"""Which values of a filter stand open, and where the rest is fetched from."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote_plus

from search.results.answer import Facet, FacetValue
from search.results.facets import month_label
from search.results.filters import Choice, Filter, Fold, filters, fold_named
from search.results.forms import SearchParams

MONTHS = [f"{year}-{month:02d}" for year in (2021, 2020, 2019) for month in (12, 3, 1)]
MONTHS += [f"2018-{month:02d}" for month in range(12, 0, -1)]


def facet(
    name: str, values: Iterable[str], params: SearchParams, label: str = ""
) -> Facet:
    chosen = params.values(name)
    held = list(values)
    return Facet(
        name,
        label or name,
        tuple(
            FacetValue(
                value,
                month_label(value) if name == "month" else value,
                len(held) - place,
                value in chosen,
            )
            for place, value in enumerate(held)
        ),
    )


def months(params: SearchParams, held: Iterable[str] = MONTHS) -> Filter:
    [shown] = filters([facet("month", held, params)], params)
    return shown


def labels(choices: Iterable[Choice]) -> list[str]:
    return [choice.label for choice in choices]


def opened(folds: Iterable[Fold]) -> list[str]:
    return [fold.label for fold in folds if fold.is_open]


def organs(params: SearchParams, many: int = 20) -> Filter:
    values = [str(number) for number in range(many)]
    [shown] = filters([facet("issuer", values, params)], params)
    return shown


# ---- organs and kinds ----------------------------------------------------------


def test_the_first_values_stand_open_and_what_is_chosen_does_in_any_case():
    shown = organs(SearchParams(issuers=("15",)))
    assert labels(shown.shown) == [*"01234567", "15"]
    assert shown.rest
    rest = shown.rest
    assert (rest.label, rest.choices, rest.is_open) == ("更多（11）", (), False)


def test_a_few_more_than_are_shown_are_shown_too():
    shown = organs(SearchParams(), many=10)
    assert (len(shown.shown), shown.rest) == (10, None)


def test_the_rest_is_fetched_and_without_scripts_the_page_has_it_open():
    params = SearchParams(q="医保", kinds=("公告",), page=2)
    rest = organs(params).rest
    assert rest
    assert unquote_plus(rest.fetch) == "/search/filter/issuer/?q=医保&kind=公告"
    assert unquote_plus(rest.address) == (
        "/search/?q=医保&kind=公告&page=2&open=issuer#by-issuer"
    )
    rest = organs(replace(params, opened=("issuer",))).rest
    assert rest
    assert (rest.is_open, labels(rest.choices)) == (
        True,
        [str(n) for n in range(8, 20)],
    )


def test_what_is_fetched_is_what_was_not_shown():
    params = SearchParams(issuers=("15",))
    held = facet("issuer", map(str, range(20)), params)
    fetched = fold_named([held], "issuer", params)
    shown = organs(params)
    assert sorted(labels((*shown.shown, *fetched.shown)), key=int) == [
        str(number) for number in range(20)
    ]


# ---- months --------------------------------------------------------------------


def test_few_months_are_a_list():
    shown = months(SearchParams(), MONTHS[:9])
    assert (len(shown.shown), shown.years) == (9, ())


def test_many_months_fold_into_years_that_count_theirs():
    shown = months(SearchParams())
    assert [(year.label, year.is_open, year.choices) for year in shown.years] == [
        (f"{year}年", False, ()) for year in (2021, 2020, 2019, 2018)
    ]
    assert [year.count for year in shown.years] == [60, 51, 42, sum(range(1, 13))]
    assert shown.shown == ()


def test_the_year_of_a_chosen_month_stands_open_and_those_asked_for():
    shown = months(SearchParams(months=("2020-03",), opened=("month-2018", "x")))
    assert opened(shown.years) == ["2020年", "2018年"]
    chosen = [one.label for one in shown.years[1].choices if one.selected]
    assert chosen == ["3月"]


def test_a_year_alone_stands_open():
    [year] = months(SearchParams(), MONTHS[9:]).years
    assert (year.is_open, len(year.choices)) == (True, 13)


def test_a_year_can_be_chosen_as_a_whole_and_dropped_again():
    params = SearchParams(q="医保", months=("2020-03",), opened=("month-2018",))
    [whole, december, *_] = months(params).years[3].choices
    assert (whole.label, whole.count, whole.selected) == ("全年", 78, False)
    assert whole.address == "/search/?q=%E5%8C%BB%E4%BF%9D&from=2018-01&to=2018-12"
    assert december.label == "12月"
    params = SearchParams(first="2018-01", last="2018-12")
    [year] = months(params, MONTHS[9:]).years
    assert year.choices[0].selected
    assert year.choices[0].address == "/search/"


def test_the_months_of_a_year_are_fetched():
    params = SearchParams(q="医保")
    year = months(params).years[2]
    assert unquote_plus(year.fetch) == "/search/filter/month-2019/?q=医保"
    assert unquote_plus(year.address) == "/search/?q=医保&open=month-2019#by-month"
    fetched = fold_named([facet("month", MONTHS, params)], "month-2019", params)
    assert labels(fetched.shown) == ["全年", "12月", "3月", "1月"]
    assert fetched.years == ()


# ---- issues --------------------------------------------------------------------


def issues(params: SearchParams) -> Filter:
    [shown] = filters([facet("issue", MONTHS, params, "期")], params)
    return shown


def test_issues_are_folded_as_a_whole_until_one_is_chosen_or_they_are_opened():
    shut = issues(SearchParams())
    assert (shut.shown, shut.years) == ((), ())
    assert shut.whole
    assert (shut.whole.label, shut.whole.is_open) == ("期", False)
    assert shut.whole.fetch == "/search/filter/issue/"
    chosen = issues(SearchParams(issues=("2020-03",)))
    assert chosen.whole
    assert (chosen.whole.is_open, opened(chosen.years)) == (True, ["2020年"])
    for name, years in (("issue", []), ("issue-2019", ["2019年"])):
        shown = issues(SearchParams(opened=(name,)))
        assert shown.whole
        assert (shown.whole.is_open, opened(shown.years)) == (True, years)


def test_opened_issues_are_years_too():
    params = SearchParams()
    fetched = fold_named([facet("issue", MONTHS, params)], "issue", params)
    assert [year.fetch for year in fetched.years][:2] == [
        "/search/filter/issue-2021/",
        "/search/filter/issue-2020/",
    ]
    one = fold_named([facet("issue", MONTHS, params)], "issue-2021", params)
    assert labels(one.shown) == ["2021-12", "2021-03", "2021-01"]


def test_a_list_of_no_filter_is_empty():
    assert fold_named([], "nothing-2019", SearchParams()).shown == ()
