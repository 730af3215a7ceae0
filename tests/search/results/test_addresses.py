from urllib.parse import unquote_plus

import pytest
from django.http import QueryDict

from documents.models import Document
from search.engine import Sort, Unit
from search.results.addresses import address, marked_address, within_address
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
    params = SearchParams(q="医保", kinds=("公告",), page=2, widen=False)
    assert unquote_plus(marked_address("/d/a/", params)) == "/d/a/?q=医保&widen=0"
    assert marked_address("/d/a/", SearchParams(kinds=("公告",))) == "/d/a/"


def test_what_a_document_has_beside_knows_how_many_were_shown():
    where = within_address(Document(slug="a"), SearchParams(q="医保", page=4), 3)
    assert unquote_plus(where) == "/search/in/a/?q=医保&after=3"
