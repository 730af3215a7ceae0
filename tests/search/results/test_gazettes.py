"""Gazettes as a filter and a sign, where more than one is held."""

from typing import Any

import pytest
from django.http import QueryDict

from documents.models import Gazette, Issue
from search.results.answering import ask
from search.results.facets import facets
from search.results.forms import SearchForm, SearchParams
from search.sync import bring_level, level
from tests.builders.rows import add_document, add_issue

pytestmark = pytest.mark.django_db
CITY, DISTRICT = "云泽市人民政府公报", "西湖区人民政府公报"


@pytest.fixture
def two(index_dir):
    """December of the city's gazette, of a 增刊 and of a district's; July with August."""
    Gazette.objects.update(name=CITY)
    district = Gazette.objects.create(slug="xihu", name=DISTRICT, position=1)
    regular = add_issue(2023, 12, number=12, total_number=88)
    supplement = add_issue(2023, 12, mark="s1", kind="supplement")
    combined = add_issue(
        2023, 7, number=7, last_number=8, last_month=8, kind="combined"
    )
    of_district = add_issue(2023, 12, gazette=district, number=12)
    for issue in (regular, supplement, combined, of_district):
        add_document(issue, f"关于{issue.slug}快递的通知", slug=f"d-{issue.slug}")
    bring_level()


def shown(client, query: str):
    return client.get(f"/search/?{query}").content.decode()


def slugs(q: str = "快递", **chosen: Any) -> set[str]:
    params = SearchParams(q=q, **chosen)
    pks = [hit.document_id for hit in ask(params).result.hits]
    rows = Issue.objects.filter(documents__in=pks)
    return {issue.slug for issue in rows}


def test_a_gazette_is_chosen_by_its_name(two, client):
    assert slugs(gazettes=(DISTRICT,)) == {"xihu-2023-12"}
    page = shown(client, "q=快递")
    assert "<h2>刊物</h2>" in page or ">刊物<" in page
    assert DISTRICT in page
    assert "xihu" not in shown(client, f"q=快递&gazette={CITY}").split("</aside>")[-1]


def test_a_gazette_is_named_in_a_query(two):
    assert slugs("快递 刊物:西湖") == {"xihu-2023-12"}
    assert slugs("快递 -刊物:西湖") == {"2023-07", "2023-12", "2023-12-s1"}


def test_an_issue_is_chosen_by_its_key_and_not_with_others_of_its_month(two):
    assert slugs(issues=("2023-12",)) == {"2023-12"}
    assert slugs(issues=("2023-12-s1", "xihu/2023-12")) == {
        "2023-12-s1",
        "xihu-2023-12",
    }
    assert len(slugs(months=("2023-12",))) == 3


def test_an_issue_of_two_months_is_found_by_either(two):
    assert slugs(months=("2023-08",)) == {"2023-07"}
    assert slugs(first="2023-08", last="2023-09") == {"2023-07"}


def test_issues_are_offered_by_what_they_are_called(two):
    found = ask(SearchParams(q="快递"))
    issues = facets(found.result, found.params)[-1]
    assert [(value.value, value.label) for value in issues.values] == [
        ("2023-12-s1", f"2023年增刊 {CITY}"),
        ("xihu/2023-12", f"2023年第12期 {DISTRICT}"),
        ("2023-12", f"2023年第12期（总第88期） {CITY}"),
        ("2023-07", f"2023年第7—8期 {CITY}"),
    ]


def test_results_name_a_gazette_that_is_not_the_first(two, client):
    page = shown(client, "q=快递")
    assert f"《{DISTRICT}》2023 年 12 月 · 第 1 页" in page
    assert "<span>2023 年 12 月公报增刊 · 第 1 页</span>" in page


def test_what_is_no_issues_key_is_not_asked_for():
    form = SearchForm(QueryDict("q=快递&issue=2023-13&gazette= 甲 刊 "))
    assert (form.params().issues, form.params().gazettes) == ((), ("甲 刊",))


def test_with_one_gazette_nothing_is_offered(index_dir, client):
    add_document(add_issue(), "关于快递的通知")
    bring_level()
    page = shown(client, "q=快递")
    assert ">刊物<" not in page
    assert "刊物:" not in page


def test_renaming_a_gazette_makes_its_documents_be_indexed_anew(two):
    assert level()
    Gazette.objects.filter(slug="xihu").update(name="西湖政报")
    assert not level()
    assert bring_level().written == 1
    assert slugs("快递 刊物:政报") == {"xihu-2023-12"}
