import json
from email.message import Message
from urllib.parse import unquote

import pytest

from search.query.grammar import LONELY_OR
from tests.markup import Elements, whole

TYPES = [
    ("csv", "text/csv; charset=utf-8"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("json", "application/json"),
    ("atom", "application/atom+xml; charset=utf-8"),
]


@pytest.mark.parametrize(("suffix", "content_type"), TYPES)
def test_each_form_has_its_type(client, held, suffix, content_type):
    response = client.get(f"/search.{suffix}?q=快递")
    assert (response.status_code, response["Content-Type"]) == (200, content_type)
    assert whole(response)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_files_name_says_what_was_asked(client, held, suffix):
    response = client.get(f"/search.{suffix}", {"q": 'a/b"快递'})
    response.close()
    header = response["Content-Disposition"]
    assert header.isascii()
    message = Message()
    message["Content-Disposition"] = header
    assert message.get_content_disposition() == "attachment"
    assert 'filename="gazette-' in header
    name = unquote(header.partition("filename*=UTF-8''")[2])
    assert name.startswith("公报检索-a_b_快递-")
    assert name.endswith(f".{suffix}")


@pytest.mark.parametrize("suffix", [suffix for suffix, _ in TYPES])
@pytest.mark.parametrize(
    "asked",
    ["", "?q=量子", "?q=%00%01", "?q=，", "?q=" + "快" * 5000, "?from=x&page=9"],
)
def test_nothing_asked_breaks_a_form(client, held, suffix, asked):
    response = client.get(f"/search.{suffix}{asked}")
    assert response.status_code == 200
    assert whole(response)


def test_json_holds_every_clause_with_full_addresses(client, held):
    found = json.loads(whole(client.get("/search.json?q=快递&kind=通知")))
    [document] = found["documents"]
    assert (found["total"], found["total_clauses"], found["cut"]) == (1, 5, False)
    assert document["url"] == "http://testserver/d/2023-11-1/"
    assert len(document["clauses"]) == 5


def test_json_says_what_was_wrong_with_the_query_and_what_was_answered(client, held):
    found = json.loads(whole(client.get("/search.json?q=快递 OR")))
    assert found["problem"] == LONELY_OR
    assert found["mended"] == "快递"
    assert "problem" not in json.loads(whole(client.get("/search.json?q=快递")))


def test_the_page_leads_to_every_form_and_announces_the_feed(client, held):
    page = Elements(client.get("/search/?q=快递&kind=通知&page=1").content.decode())
    links = page.links("/search.")
    assert links == [f"/search.{suffix}?q=快递&kind=通知" for suffix, _ in TYPES]
    feeds = page.attributes("link", "href", rel="alternate")
    assert "/search.atom?" in str(feeds)
