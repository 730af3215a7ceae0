"""长者模式: larger pages for those who ask for them, with nothing but links."""

import pytest

from tests.markup import page


def is_elder(client) -> bool:
    return page(client, "/months/").attributes("html", "class") == ["elder"]


def test_pages_are_as_usual_until_asked(client, db):
    assert not is_elder(client)


def test_a_link_on_every_page_switches_the_mode_and_comes_back(client, db):
    [link] = page(client, "/months/?a=1").links("/display/?mode=elder")
    answer = client.get(link)
    assert answer["Location"] == "/months/?a=1"
    assert is_elder(client)


def test_the_mode_is_left_by_a_link_too(client, db):
    client.get("/display/?mode=elder")
    [link] = page(client, "/months/").links("/display/")
    client.get(link)
    assert not is_elder(client)


@pytest.mark.parametrize(
    "elsewhere",
    [
        *("https://example.org/", "//example.org/", "javascript:alert(1)", ""),
        *("months", "no-such-view", "documents.views", "a b", "?x=1"),
    ],
)
def test_the_way_back_never_leaves_the_site(client, db, elsewhere):
    answer = client.get("/display/", {"next": elsewhere})
    assert answer["Location"] == "/"


def test_caches_are_told_that_pages_depend_on_the_mode(client, db):
    assert "Cookie" in client.get("/months/")["Vary"]


def test_an_unknown_cookie_changes_nothing(client, db):
    client.cookies["display"] = "<script>"
    assert not is_elder(client)
