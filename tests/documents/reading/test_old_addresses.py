"""Addresses that are old, or mistyped: where they lead, and what is offered."""

from urllib.parse import unquote

import pytest
from django.urls import reverse

from documents.importing.withdrawals import withdraw
from documents.models import Clause, ClauseAlias, Document, DocumentAlias
from tests.markup import page

PLAN = "/d/d12-1/"
CLAUSE = "/d/d12-1/f1-2-1-1/"


def test_an_old_key_leads_to_its_clause_for_good_and_keeps_the_query(client, held):
    clause = Clause.objects.get(key="f1-2-1-1")
    ClauseAlias.objects.create(
        document=clause.document, old_key="f1-2-9", clause=clause
    )
    response = client.get("/d/d12-1/f1-2-9/?q=夜间")
    assert response.status_code == 301
    assert unquote(response["Location"]) == f"{CLAUSE}?q=夜间"


def test_an_old_slug_leads_to_its_document_and_its_clauses(client, held):
    document = Document.objects.get(slug="d12-1")
    DocumentAlias.objects.create(slug="formerly", document=document)
    assert client.get("/d/formerly/")["Location"] == PLAN
    response = client.get("/d/formerly/f1-2-1-1/")
    assert (response.status_code, response["Location"]) == (301, CLAUSE)


@pytest.mark.parametrize("address", ["/d/none/", "/d/none/p1/", "/d/d12-1/f9-9/"])
def test_an_unknown_document_or_clause_is_not_found(client, held, address):
    assert client.get(address).status_code == 404


def test_an_address_without_its_last_slash_is_completed(client, held):
    response = client.get("/d/d12-1")
    assert (response.status_code, response["Location"]) == (301, PLAN)


@pytest.mark.parametrize(
    "written",
    [
        "云政办发〔2023〕58号",
        "云政办发[2023]58号",
        "云政办发（2023）第58号",
        "云政办发〔２０２３〕５８号",
        "云政办发 〔2023〕 58",
        "云政办发〔2023〕58号/",
    ],
)
def test_a_number_in_any_style_leads_to_its_document(client, held, written):
    response = client.get(f"/n/{written}")
    assert (response.status_code, response["Location"]) == (302, PLAN)


def test_a_number_that_several_organs_use_lets_the_reader_choose(client, held):
    choice = page(client, "/n/公告[2023]1号")
    assert choice.links("/d/") == ["/d/d12-2/", "/d/d10-1/"]


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/n/云政办发[2023]999号", "云政办发〔2023〕999号"),
        ("/n/夜间经济", "夜间经济"),
        ("/夜间经济/", "夜间经济"),
        ("/d/夜间经济/p1/", "夜间经济"),
        ("/nothing/here", ""),
    ],
)
def test_an_unknown_address_offers_to_search_for_what_it_says(
    client, held, address, offered
):
    not_found = page(client, address, status=404)
    assert not_found.attributes("form", "action") == [reverse("search")]
    assert not_found.attributes("input", "value") == [offered]


def test_a_clause_that_never_was_is_answered_with_its_document(client, held):
    not_found = page(client, "/d/d12-1/f9-9/", status=404)
    assert PLAN in not_found.links("/d/")
    assert page(client, "/d/d12-1.rtf", status=404).links("/d/") == [PLAN]


def test_browsers_ask_anew_for_what_was_moved_or_withdrawn(client, held):
    """It may come back, and they would keep 301 and 410 for ever."""
    document = Document.objects.get(slug="d12-1")
    DocumentAlias.objects.create(slug="formerly", document=document)
    moved = client.get("/d/formerly/")
    withdraw(document, "印刷有误")
    gone = client.get(PLAN)
    assert (moved.status_code, gone.status_code) == (301, 410)
    assert moved["Cache-Control"] == gone["Cache-Control"] == "no-cache"
