"""Search by the interface: the hits of the page, in the page's order."""

from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from documents.models import Issue
from search.results.answering import answer
from search.results.forms import SearchForm
from search.sync import bring_level
from tests.api.conftest import get
from tests.search.conftest import index_dir  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db

ASKED = (
    "q=夜间经济",
    "q=“打造特色街区”",
    "q=云政办发〔2023〕58号",
    "q=公告&sort=oldest",
    "q=图书馆&by=clause",
    "q=夜市摊位 街区",
    "kind=公告&month=2023-10",
    "from=2023-11&to=2023-12&q=公告",
    "q=“没有合上",
    "",
)


@pytest.fixture(autouse=True)
def _found(held: tuple[Issue, Issue], index_dir) -> None:  # noqa: F811
    bring_level()


@pytest.mark.parametrize("asked", ASKED)
def test_the_hits_are_those_of_the_page(client: Client, asked):
    page = answer(SearchForm(QueryDict(asked)).params())
    found = get(client, f"search?{quote(asked, safe='=&')}")
    assert found["total"] == page.total_documents
    assert found["problem"] == (page.problem or None)
    assert [(hit["document"]["id"], len(hit["clauses"])) for hit in found["items"]] == [
        (result.document.slug, len(result.clauses)) for result in page.results
    ]
    near = page.near.results if page.near else ()
    assert [hit["document"]["id"] for hit in found["near"]] == [
        result.document.slug for result in near
    ]


def test_a_hit_is_a_clause_with_its_text_and_address(client: Client):
    [hit] = get(client, "search?q=图书馆")["items"]
    assert hit["document"]["id"] == "d12-1"
    assert hit["clauses"][0]["id"] == "f1-2-1"
    assert "图书馆每周两天" in hit["clauses"][0]["text"]
