"""The JSON interface: what is held, page by page, and what a search finds."""

import pytest
from django.test import Client

from documents.models import ClauseAlias, Document, DocumentAlias, GoneClause
from tests.api.conftest import get

pytestmark = pytest.mark.django_db


def test_issues_are_listed_newest_first(client: Client, held):
    found = get(client, "issues")
    assert [each["id"] for each in found["items"]] == ["2023-12", "2023-10"]
    assert (found["total"], found["next"]) == (2, None)
    assert found["items"][0]["url"] == "http://testserver/2023/12/"


def test_an_issue_that_is_not_held_is_said(client: Client, held):
    for month in ("2023-11", "2023-13", "last"):
        assert get(client, f"issues/{month}", 404) == {"detail": "没有收录这一期公报"}
    assert get(client, "issues/2023-12")["year"] == 2023


def test_a_list_leads_from_page_to_page_until_all_is_told(client: Client, held):
    titles, address = [], "/api/v1/documents?page_size=2"
    while address:
        page = client.get(address).json()
        titles += [each["title"] for each in page["items"]]
        address = page["next"]
    assert len(titles) == len(set(titles)) == page["total"] == 5


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("issue=2023-12", 4),
        ("kind=公告", 2),
        ("issuer=云泽市人民政府办公室", 1),
        ("number=公告[2023]1号", 2),
        ("number=云政办发〔2023〕58号&kind=公告", 0),
    ],
)
def test_documents_are_filtered(client: Client, held, asked, count):
    assert get(client, f"documents?{asked}")["total"] == count


def test_what_is_no_number_is_said(client: Client, held):
    assert get(client, "documents?number=一二三", 422) == {"detail": "不是发文字号"}


def test_a_document_names_its_parts_and_how_many_clauses_it_has(client: Client, held):
    document = get(client, "documents/d12-1")
    assert document["number"] == "云政办发〔2023〕58号"
    assert [part["title"] for part in document["parts"]] == [
        None,
        "云泽市夜间经济工作方案",
    ]
    assert document["clauses"] == get(client, "documents/d12-1/clauses")["total"]


def test_a_clause_has_the_address_of_its_page(client: Client, held):
    clause = get(client, "documents/d12-1/clauses/f1-2-1-1")
    assert clause["place"] == "附件 二、（一）1."
    assert clause["path"] == ["2", "1", "1"]
    assert clause["url"] == "http://testserver/d/d12-1/f1-2-1-1/"


def test_old_ids_lead_to_what_they_were_given_for(client: Client, held):
    document = Document.objects.get(slug="d12-1")
    DocumentAlias.objects.create(slug="once", document=document)
    clause = document.clauses.get(key="f1-1")
    ClauseAlias.objects.create(document=document, old_key="f1-9", clause=clause)
    assert get(client, "documents/once")["id"] == "d12-1"
    assert get(client, "documents/once/clauses/f1-9")["id"] == "f1-1"


def test_what_is_gone_says_why(client: Client, held):
    document = Document.objects.get(slug="d12-1")
    GoneClause.objects.create(document=document, key="f1-8")
    assert get(client, "documents/d12-1/clauses/f1-8", 410)["detail"] == (
        "这一条已不在这份文件里"
    )
    assert get(client, "documents/d12-1/clauses/f1-7", 404)["detail"] == (
        "这份文件没有这一条"
    )


def test_the_lists_take_as_many_queries_for_many_rows_as_for_one(
    client: Client, held, django_assert_num_queries
):
    for size in (1, 50):
        with django_assert_num_queries(2):
            get(client, f"documents?page_size={size}")
        with django_assert_num_queries(3):
            get(client, f"documents/d12-1/clauses?page_size={size}")


def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client, held):
    answer = client.get("/api/v1/documents")
    again = client.get("/api/v1/documents", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_nothing_but_reading_is_answered(client: Client, held):
    assert client.post("/api/v1/documents").status_code == 405


def test_the_page_for_people_names_every_address(client: Client, held):
    shown = client.get("/api/").content.decode()
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in shown
    assert "cdn" not in shown
