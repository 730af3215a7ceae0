"""What accounts change of all pages: their head, caching, reading behind sign-in."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from office.accounts.roles import Role
from tests.builders.rows import store_sample
from tests.office.staff import staff

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.parametrize("address", ["/", "/months/", "/d/d12-1/", "/feed.atom"])
def test_a_visitor_costs_no_query_of_sessions_or_accounts(client, address):
    store_sample()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(address)
    said = " ".join(query["sql"] for query in asked.captured_queries)
    assert "session" not in said
    assert "accounts_" not in said
    assert not answer.cookies
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_the_head_offers_what_the_roles_may_use(client):
    assert 'href="/sign-in/"' in client.get("/").content.decode()
    user = staff("admin", Role.USER_ADMINISTRATOR)
    client.force_login(user, backend=BACKEND)
    page = client.get("/").content.decode()
    assert 'href="/users/"' in page
    assert 'href="/audit/"' not in page
    assert 'action="/sign-out/"' in page
    assert 'href="/sign-in/"' not in page


def test_a_page_with_somebody_s_name_is_for_no_shared_cache(client):
    client.force_login(staff("li"), backend=BACKEND)
    assert "private" in client.get("/")["Cache-Control"]
    assert "no-store" in client.get("/account/")["Cache-Control"]


def test_reading_behind_sign_in_is_kept_by_no_shared_cache(client, settings):
    settings.READING_NEEDS_ACCOUNT = True
    store_sample()
    assert client.get("/d/d12-1/")["Location"] == "/sign-in/?next=/d/d12-1/"
    client.force_login(staff("li", Role.READER), backend=BACKEND)
    assert "private" in client.get("/d/d12-1/")["Cache-Control"]


def test_who_lacks_the_role_is_told_so_in_chinese(client):
    client.force_login(staff("li"), backend=BACKEND)
    answer = client.get("/users/")
    assert answer.status_code == 403
    assert "没有使用这个页面所需的角色" in answer.content.decode()


def test_the_audit_page_filters_and_pages():
    from office.audit.log import note

    for number in range(60):
        note(None, "发布" if number % 2 else "更正", f"第 {number} 件")
    browser = Client()
    browser.force_login(staff("auditor", Role.AUDITOR), backend=BACKEND)
    page = browser.get("/audit/", {"action": "发布"})
    assert {entry.action for entry in page.context["entries"]} == {"发布"}
    first = browser.get("/audit/")
    assert len(first.context["entries"]) == 50
    older = browser.get(f"/audit/?{first.context['older']}")
    assert older.context["entries"][0].pk < first.context["entries"][-1].pk
    for odd in (
        "before=x",
        "since=x",
        "action=nothing",
        "until=9999-12-31",
        "before=-1",
    ):
        assert browser.get(f"/audit/?{odd}").status_code == 200


def test_taking_the_log_is_in_the_log():
    from office.audit.models import Entry

    browser = Client()
    browser.force_login(staff("auditor", Role.AUDITOR), backend=BACKEND)
    answer: Any = browser.get("/audit.csv")
    assert b"".join(answer.streaming_content).startswith("\ufeff序号".encode())
    assert Entry.objects.filter(action="导出审计日志", actor="auditor").exists()
    assert browser.get("/audit.exe").status_code == 404
