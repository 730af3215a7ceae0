import pytest
from django.http import QueryDict

from search.engine import Sort, Unit
from search.results.forms import SearchForm, SearchParams

ASKED = [
    ("", SearchParams()),
    ("q=+医保++基金%0A+", SearchParams(q="医保 基金")),
    ("q=a%00b%ed%a0%80", SearchParams(q="a b���")),  # nothing that can't be in an address
    ("month=2023-11&month=2023-12", SearchParams(months=("2023-11", "2023-12"))),
    ("month=2023-11&month=2023-11", SearchParams(months=("2023-11",))),
    ("month=latest&month=", SearchParams()),
    ("issuer=甲市&kind=通知&kind=公告", SearchParams(issuers=("甲市",), kinds=("公告", "通知"))),
    ("kind=通知&kind=公告&kind=通知", SearchParams(kinds=("公告", "通知"))),
    ("issue=2023-11&issue=第11期", SearchParams(issues=("2023-11",))),
    ("month=2023-13", SearchParams()),
    ("from=2023-01&to=2023-06", SearchParams(first="2023-01", last="2023-06")),
    ("from=2023-06&to=2023-01", SearchParams(first="2023-01", last="2023-06")),
    ("from=2023&to=2023-06", SearchParams(last="2023-06")),
    ("signed_from=2023-11-05", SearchParams(signed=("2023-11-05", ""))),
    (
        "signed_to=2023-11-05&signed_from=2023-12-01",
        SearchParams(signed=("2023-11-05", "2023-12-01")),
    ),
    ("signed_from=2023-02-30&signed_to=昨天", SearchParams()),
    ("signed_from=2023-2-3&signed_to=２０２３-02-03", SearchParams()),
    ("by=clause", SearchParams(by=Unit.CLAUSE)),
    ("by=part", SearchParams()),
    ("widen=0", SearchParams(widen=False)),
    ("widen=1", SearchParams()),
    ("sort=newest", SearchParams(sort=Sort.NEWEST)),
    ("sort=best", SearchParams()),
    ("page=3", SearchParams(page=3)),
    ("page=0", SearchParams()),
    ("page=-1", SearchParams()),
    ("page=三", SearchParams()),
    ("page=" + "9" * 5000, SearchParams()),
    ("unknown=1", SearchParams()),
]  # fmt: skip


@pytest.mark.parametrize(("address", "params"), ASKED, ids=range(len(ASKED)))
def test_parameters_are_taken_or_passed_over(address, params):
    assert SearchForm(QueryDict(address)).params() == params


def test_very_many_values_are_cut():
    asked = QueryDict("&".join(f"kind={number}" for number in range(90)))
    assert len(SearchForm(asked).params().kinds) == 60


@pytest.mark.parametrize(
    ("params", "is_asked"),
    [
        (SearchParams(), False),
        (SearchParams(sort=Sort.NEWEST, by=Unit.CLAUSE, page=2), False),
        (SearchParams(q="医保"), True),
        (SearchParams(kinds=("公告",)), True),
        (SearchParams(last="2023-06"), True),
    ],
)
def test_a_filter_without_words_is_a_question(params, is_asked):
    assert params.is_asked is is_asked


def test_other_values_lead_to_the_first_page():
    params = SearchParams(q="医保", kinds=("公告",), first="2023-01", page=3)
    assert params.with_values("month", ("2023-11",)).page == 1
    assert params.without_filters() == SearchParams(q="医保")
