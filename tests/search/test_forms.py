import pytest
from django.http import QueryDict

from search.engine import Sort
from search.forms import SearchForm, SearchParams

ASKED = [
    ("", SearchParams()),
    ("q=+医保++基金+", SearchParams(q="医保  基金")),
    ("q=a%00b%ed%a0%80", SearchParams(q="a b���")),  # nothing that can't be in an address
    ("month=2023-11&month=2023-12", SearchParams(months=("2023-11", "2023-12"))),
    ("month=2023-11&month=2023-11", SearchParams(months=("2023-11",))),
    ("month=latest&month=", SearchParams()),
    ("issuer=甲市&kind=通知&kind=公告", SearchParams(issuers=("甲市",), kinds=("通知", "公告"))),
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
