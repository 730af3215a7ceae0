"""Favourites: marked on the page, kept through renamings, said to be gone where they are."""

import csv
import io

import pytest
from django.test import Client

from documents.importing.withdrawals import withdraw
from documents.models import Clause, ClauseAlias, Document, DocumentAlias
from office.accounts.models import User
from office.alerts.models import Favourite

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held")]


def toggle(client: Client, key: str = "1", slug: str = "post", **headers: str):
    sent = {"slug": slug, "key": key}
    return client.post("/favourites/toggle/", sent, headers=headers)


def listed(client: Client) -> str:
    return client.get("/favourites/").content.decode()


def test_a_clause_is_marked_and_unmarked(signed_in):
    assert toggle(signed_in)["Location"] == "/d/post/1/"
    assert Favourite.objects.get().place == "1."
    assert 'aria-pressed="true"' in signed_in.get("/d/post/").content.decode()
    toggle(signed_in)
    assert not Favourite.objects.exists()
    assert 'aria-pressed="true"' not in signed_in.get("/d/post/").content.decode()


def test_a_document_is_marked(signed_in):
    assert toggle(signed_in, key="")["Location"] == "/d/post/"
    assert "关于推进快递进村的通知" in listed(signed_in)


def test_htmx_gets_the_button_alone(signed_in):
    answer = toggle(signed_in, **{"HX-Request": "true"})
    assert answer.content.decode().startswith("<button")
    assert 'aria-pressed="true"' in answer.content.decode()


@pytest.mark.parametrize(("slug", "key"), [("post", "9"), ("none", "1"), ("none", "")])
def test_what_is_not_there_is_not_marked(signed_in, slug, key):
    assert toggle(signed_in, key, slug).status_code == 404


def test_visitors_see_no_stars_and_cost_no_question(
    client, signed_in, django_assert_num_queries
):
    page = client.get("/d/post/")
    assert "star" not in page.content.decode()
    assert "csrfmiddlewaretoken" not in page.content.decode()
    assert "htmx" not in page.content.decode()
    with django_assert_num_queries(_questions(client)):
        client.get("/d/post/")


def _questions(client: Client, path: str = "/d/post/") -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    named = [one["sql"] for one in asked.captured_queries]
    assert not any("favourite" in sql or "session" in sql for sql in named)
    return len(named)


def test_all_stars_of_a_page_are_one_question(signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    toggle(signed_in)
    with CaptureQueriesContext(connection) as asked:
        signed_in.get("/d/post/")
    about = [one for one in asked.captured_queries if "alerts_favourite" in one["sql"]]
    assert len(about) == 1


def test_a_renamed_document_and_clause_are_followed(signed_in):
    toggle(signed_in)
    post = Document.objects.get(slug="post")
    clause = post.clauses.get()
    Document.objects.filter(pk=post.pk).update(slug="post-2023", title="新的标题")
    DocumentAlias.objects.create(slug="post", document=post)
    Clause.objects.filter(pk=clause.pk).update(key="2")
    ClauseAlias.objects.create(document=post, old_key="1", clause=clause)
    page = listed(signed_in)
    assert 'href="/d/post-2023/2/"' in page
    assert "新的标题" in page


def test_a_renamed_document_is_still_marked_on_its_page(signed_in):
    toggle(signed_in, key="")
    post = Document.objects.get(slug="post")
    Document.objects.filter(pk=post.pk).update(slug="post-2023")
    DocumentAlias.objects.create(slug="post", document=post)
    assert 'aria-pressed="true"' in signed_in.get("/d/post-2023/").content.decode()
    toggle(signed_in, key="", slug="post-2023")
    assert not Favourite.objects.exists()


def test_what_is_gone_is_said(signed_in):
    toggle(signed_in, "1", "post")
    toggle(signed_in, "1", "water")
    Clause.objects.filter(document__slug="water").delete()
    withdraw(Document.objects.get(slug="post"), "有误", by_staff=True)
    page = listed(signed_in)
    assert "文件已撤下" in page
    assert "条款已不在文件中" in page
    assert "关于推进快递进村的通知" in page


def test_a_note_is_kept_and_limited(signed_in):
    toggle(signed_in)
    held = Favourite.objects.get()
    path = f"/favourites/{held.pk}/note/"
    assert signed_in.post(path, {"note": "<下周>用"})["Location"].startswith("/favo")
    assert "&lt;下周&gt;用" in listed(signed_in)
    assert signed_in.post(path, {"note": "长" * 1001}).status_code == 400
    assert Favourite.objects.get().note == "<下周>用"


def test_files_hold_what_the_list_shows(signed_in):
    toggle(signed_in)
    Clause.objects.filter(document__slug="post").update(text="=1+1 *快递*")
    held = signed_in.get("/favourites.csv").content.decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(held))
    assert row["条文"] == "'=1+1 *快递*"
    assert row["网址"] == "http://testserver/d/post/1/"
    markdown = signed_in.get("/favourites.md").content.decode()
    assert "\\*快递\\*" in markdown
    assert "<http://testserver/d/post/1/>" in markdown


def test_another_one_s_are_not_found(signed_in):
    wang = User.objects.create_user("wang")
    other = Favourite.objects.create(owner=wang, slug="post", title="快递")
    for what in ("note", "delete"):
        assert signed_in.post(f"/favourites/{other.pk}/{what}/").status_code == 404
    assert Favourite.objects.exists()
    assert "<h2" not in listed(signed_in)


@pytest.mark.parametrize("path", ["/favourites/", "/favourites.csv", "/favourites.md"])
def test_they_need_an_account(client, path):
    assert client.get(path)["Location"].startswith("/sign-in/")


def test_the_list_costs_the_same_whatever_it_holds(
    signed_in, li, django_assert_max_num_queries
):
    Favourite.objects.bulk_create(
        Favourite(owner=li, slug="post", key=str(number), title="快递")
        for number in range(60)
    )
    with django_assert_max_num_queries(12):
        signed_in.get("/favourites/")
