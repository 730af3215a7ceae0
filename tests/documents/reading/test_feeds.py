"""How machines find what is held, and how they ask whether it has changed."""

from xml.etree import ElementTree

import pytest

from documents.models import Document, Issue

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def tree(client, address: str) -> ElementTree.Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def locations(client, address: str) -> list[str]:
    found = (each.text or "" for each in tree(client, address).iter(f"{MAP}loc"))
    return [each.removeprefix("http://testserver") for each in found]


# ---- sitemap -------------------------------------------------------------------


def test_the_sitemap_leads_to_every_document_and_issue(client, held):
    found = {
        address
        for part in locations(client, "/sitemap.xml")
        for address in locations(client, part)
    }
    assert len(found) > 6
    assert {each.get_absolute_url() for each in Document.objects.all()} <= found
    assert {each.get_absolute_url() for each in Issue.objects.all()} <= found
    assert all(client.get(address).status_code == 200 for address in found)


def test_the_sitemap_takes_as_many_queries_however_much_is_held(
    client, held, django_assert_max_num_queries
):
    with django_assert_max_num_queries(3):
        client.get("/sitemap-documents.xml")


def test_robots_are_told_of_the_sitemap(client, db):
    assert (
        "Sitemap: http://testserver/sitemap.xml"
        in client.get("/robots.txt").content.decode()
    )


# ---- feed ----------------------------------------------------------------------


def test_the_feed_has_an_entry_an_issue_with_its_contents(client, held):
    feed = tree(client, "/feed.atom")
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "2023 年 12 月公报",
        "2023 年 10 月公报",
    ]
    assert "关于印发夜间经济工作方案的通知" in (
        entries[0].findtext(f"{ATOM}summary") or ""
    )
    for part in ("id", "updated", "published"):
        assert all(entry.findtext(ATOM + part) for entry in entries)


def test_pages_name_the_feed_and_the_search_description(client, held):
    home = client.get("/").content.decode()
    assert 'href="/feed.atom"' in home
    assert 'href="/opensearch.xml"' in home


def test_an_address_bar_can_search(client, db):
    described = tree(client, "/opensearch.xml")
    url = described.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert url is not None
    assert url.get("template") == "http://testserver/search/?q={searchTerms}"


# ---- what has not changed is not sent again ------------------------------------------


@pytest.mark.parametrize(
    "address", ["/d/d12-1/", "/2023/12/", "/months/", "/", "/feed.atom", "/d/d12-1.txt"]
)
def test_what_has_not_changed_answers_304(client, held, address):
    tag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_what_has_changed_is_sent_again(client, held):
    tag = client.get("/d/d12-1/")["ETag"]
    document = Document.objects.get(slug="d12-1")
    document.clauses.filter(key="p2").update(text="另行通知。")
    assert client.get("/d/d12-1/", headers={"If-None-Match": tag}).status_code == 200


def test_a_reader_who_changes_the_mode_gets_the_page_anew(client, held):
    tag = client.get("/d/d12-1/")["ETag"]
    client.cookies["display"] = "elder"
    assert client.get("/d/d12-1/", headers={"If-None-Match": tag}).status_code == 200


def test_pages_are_compressed_for_those_who_take_it(client, held):
    answer = client.get("/d/d12-1/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"


# ---- the latest issue -----------------------------------------------------------


def test_the_latest_issue_has_an_address_that_stays(client, held):
    answer = client.get("/latest/")
    assert (answer.status_code, answer["Location"]) == (302, "/2023/12/")


def test_without_any_issue_the_latest_leads_to_the_months(client, db):
    assert client.get("/latest/")["Location"] == "/months/"
