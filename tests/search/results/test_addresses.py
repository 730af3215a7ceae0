from dataclasses import replace
from urllib.parse import unquote_plus

import pytest
from django.http import QueryDict
from django.test.utils import override_script_prefix
from django.urls import reverse

from documents.models import Clause, Document
from documents.paths import path_of
from search.engine import Sort, Unit
from search.results.addresses import (
    ValueAddresses,
    address,
    clause_address,
    document_address,
    opened_address,
    within_address,
)
from search.results.forms import SearchForm, SearchParams

SAME = [
    # in whatever order, how often and how loosely it is asked
    ("kind=通知&q=医保&kind=公告", "/search/?q=医保&kind=公告&kind=通知"),
    ("q=++医保+基金+&kind=公告&kind=公告", "/search/?q=医保 基金&kind=公告"),
    # what holds anyway is not said
    ("q=医保&by=document&sort=relevance&page=1&widen=1", "/search/?q=医保"),
    ("q=&month=&from=&to=", "/search/"),
    ("unknown=1", "/search/"),
    ("to=2023-01&from=2023-06", "/search/?from=2023-01&to=2023-06"),
    (
        "kind=公告&signed_to=2023-11-05&to=2023-12&signed_from=2023-11-01",
        "/search/?to=2023-12&signed_from=2023-11-01&signed_to=2023-11-05&kind=公告",
    ),
    (
        (
            "page=3&widen=0&sort=oldest&issue=2023-12&kind=公告&issuer=甲&to=2023-12&from=2023-01"
            "&month=2023-12&month=2023-11&by=clause&q=医保"
        ),
        (
            "/search/?q=医保&by=clause&month=2023-11&month=2023-12&from=2023-01&to=2023-12"
            "&issuer=甲&kind=公告&issue=2023-12&sort=oldest&widen=0&page=3"
        ),
    ),
]


@pytest.mark.parametrize(("asked", "canonical"), SAME, ids=range(len(SAME)))
def test_a_question_has_one_address(asked, canonical):
    assert unquote_plus(address(SearchForm(QueryDict(asked)).params())) == canonical


@pytest.mark.parametrize(("asked", "canonical"), SAME, ids=range(len(SAME)))
def test_the_canonical_address_asks_the_same(asked, canonical):
    params = SearchForm(QueryDict(asked)).params()
    again = SearchForm(QueryDict(address(params).partition("?")[2])).params()
    assert again == params


def test_an_export_has_the_same_parameters():
    params = SearchParams(q="医保", by=Unit.CLAUSE, sort=Sort.NEWEST)
    assert unquote_plus(address(params, "search.csv")) == (
        "/search.csv?q=医保&by=clause&sort=newest"
    )


def test_a_hits_address_keeps_what_decides_its_marks_and_nothing_else():
    document = Document(slug="a")
    clause = Clause(document=document, key="f1-2")
    params = SearchParams(q="医保", kinds=("公告",), page=2, widen=False)
    assert unquote_plus(document_address(document, params)) == "/d/a/?q=医保&widen=0"
    assert unquote_plus(clause_address(clause, params)) == "/d/a/f1-2/?q=医保&widen=0"
    unmarked = SearchParams(kinds=("公告",))
    assert document_address(document, unmarked) == document.get_absolute_url()
    assert clause_address(clause, unmarked) == clause.get_absolute_url()


@pytest.mark.parametrize(
    "name", ["a", "5.3.2-2", "云 a+b", "a%2Fb?c#d&e=f", "@", "～“”"]
)
def test_an_address_is_what_django_makes_of_it(name):
    assert path_of("document", name) == reverse("document", args=[name])
    assert path_of("clause", name, name) == reverse("clause", args=[name, name])


def test_an_address_is_below_where_the_site_is_served():
    path_of("document", "a")
    with override_script_prefix("/gazette/"):
        assert path_of("document", "a") == "/gazette/d/a/"


@pytest.mark.parametrize("name", ["month", "issuer", "kind", "issue"])
def test_a_values_address_is_the_questions_with_that_value_more_or_less(name):
    asked = SearchParams(
        q="医保", months=("2023-11",), first="2020-01", issuers=("甲",), kinds=("公告",),
        issues=("2023-11",), sort=Sort.NEWEST, widen=False,
    )  # fmt: skip
    for params in (asked, replace(asked, q=""), SearchParams(), SearchParams(q="医保")):
        addresses = ValueAddresses(params, name)
        for value in ("2023-11", "甲", "公告", "另"):
            held = params.values(name)
            other = tuple({*held} ^ {value})
            assert addresses.toggling(value) == address(params.with_values(name, other))


def test_a_list_stays_open_beside_another_one_but_is_no_part_of_the_question():
    params = SearchForm(QueryDict("q=医保&open=month-2019")).params()
    assert unquote_plus(opened_address(params, "kind")) == (
        "/search/?q=医保&open=month-2019&open=kind#by-kind"
    )
    assert unquote_plus(address(params)) == "/search/?q=医保"


def test_what_a_document_has_beside_knows_how_many_were_shown():
    where = within_address(Document(slug="a"), SearchParams(q="医保", page=4), 3)
    assert unquote_plus(where) == "/search/in/a/?q=医保&after=3"
