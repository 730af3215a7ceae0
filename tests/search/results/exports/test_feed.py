"""Feeds as RFC 4287 wants them."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from documents.models import Issue
from search.engine import Sort, Unit
from search.results.exports.feed import feed_text
from search.results.forms import SearchParams
from search.sync import bring_level
from tests.builders.rows import add_document

ATOM = "{http://www.w3.org/2005/Atom}"
WHEN = datetime(2023, 12, 31, 8, tzinfo=UTC)


def feed(params: SearchParams, site: str = "https://gb.example") -> ElementTree.Element:
    return ElementTree.fromstring(feed_text(params, site.__add__))


def texts(element: ElementTree.Element, path: str) -> list[str]:
    return [
        one.text or "" for one in element.findall(ATOM + path.replace("/", f"/{ATOM}"))
    ]


@pytest.fixture(autouse=True)
def dated(held):
    Issue.objects.update(updated_at=WHEN)


def test_it_has_what_every_feed_must_have(held):
    found = feed(SearchParams(q="快递"))
    assert found.findall(f"{ATOM}entry")
    for element in (found, *found.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert element.findall(f"{ATOM}link")
        assert all(text.startswith("urn:uuid:") for text in texts(element, "id"))
        for moment in texts(element, "updated"):
            assert datetime.fromisoformat(moment) == WHEN
    assert texts(found, "author/name")
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://gb.example/search/?q=%E5%BF%AB%E9%80%92",
        "self": "https://gb.example/search.atom?q=%E5%BF%AB%E9%80%92",
    }


def test_entries_are_the_documents_the_newest_first(held):
    params = SearchParams(q="快递", sort=Sort.OLDEST, by=Unit.CLAUSE, page=3)
    assert texts(feed(params), "entry/title") == [
        "关于快递的公告",
        "关于推进快递进村的通知",
    ]
    assert feed_text(params, str) == feed_text(SearchParams(q="快递"), str)


def test_an_entry_links_to_its_document_and_shows_its_clauses(held):
    *_, entry = feed(SearchParams(q="快递")).findall(f"{ATOM}entry")
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("href") == "https://gb.example/d/2023-11-1/"
    [summary] = entry.findall(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "<mark>快递</mark>" in (summary.text or "")
    assert texts(entry, "published") == ["2023-11-09T00:00:00+08:00"]


def test_ids_are_the_same_on_another_host_and_after_a_correction(held):
    before = feed(SearchParams(q="快递"))
    held.title = "关于推进快递进村下乡的通知"
    held.save()
    Issue.objects.update(fingerprint="corrected")
    bring_level()
    after = feed(SearchParams(q="快递"), site="http://127.0.0.1:8000")
    assert texts(before, "entry/id") == texts(after, "entry/id")
    assert texts(before, "id") == texts(after, "id")


def test_another_question_is_another_feed(held):
    ids = [
        texts(feed(params), "id")
        for params in (
            SearchParams(q="快递"),
            SearchParams(q="供水"),
            SearchParams(q="快递", kinds=("公告",)),
        )
    ]
    assert len({id_ for [id_] in ids}) == 3


def test_an_empty_feed_is_dated_by_what_is_held(held):
    found = feed(SearchParams(q="量子"))
    assert texts(found, "entry/id") == []
    assert [datetime.fromisoformat(text) for text in texts(found, "updated")] == [WHEN]


def test_no_character_of_a_query_or_text_breaks_it(held):
    add_document(held.issue, "关于\x0b快递\uffff<b>的通知", ["快递&\x01。"])
    Issue.objects.update(fingerprint="more", updated_at=WHEN)
    bring_level()
    titles = texts(feed(SearchParams(q="快递\x01<&\ufffe")), "title")
    assert titles == ["快递<& · 公报检索"]
    assert "关于快递<b>的通知" in texts(feed(SearchParams(q="快递")), "entry/title")
