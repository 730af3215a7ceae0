"""Links in mail and the personal feed: whoever holds them may, nobody else."""

import time
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.core.signing import Signer
from django.test import Client

from documents.importing.withdrawals import withdraw
from documents.models import Document
from office.alerts.composing import compose_due
from office.alerts.links import confirming_path, unsubscribing_path
from office.alerts.models import Frequency, Message, SavedSearch
from office.alerts.saving import request_by_mail
from search.sync import bring_level
from tests.office.alerts.conftest import EMAIL, found, new_issue, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held", "mail")]

POST = urlencode({"q": "快递"})
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def requested(rf) -> SavedSearch:
    request_by_mail(rf.post("/"), POST, "快递", Frequency.PUBLICATION, EMAIL)
    return SavedSearch.objects.get()


def test_an_address_is_confirmed_by_a_button_not_by_looking(client, requested):
    path = confirming_path(requested)
    start = path.rsplit(":", 2)[0]
    assert f"https://gazette.example{start}:" in Message.objects.get().text
    client.get(path)
    assert SavedSearch.objects.get().confirmed_at is None
    assert "已确认" in client.post(path).content.decode()
    search = SavedSearch.objects.get()
    assert search.is_mailed
    assert search.requested_from is None


def test_only_what_comes_after_the_confirmation_is_told(client, requested):
    new_issue(10, "快递下乡。")
    client.post(confirming_path(requested))
    new_issue(12, "快递提速。")
    assert found(requested) == {"d12-1"}
    assert compose_due() == 1


def test_a_link_to_confirm_is_good_for_three_days(client, requested, monkeypatch):
    path = confirming_path(requested)
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 3 * 24 * 3600 + 5)
    assert client.post(path).status_code == 410
    assert SavedSearch.objects.get().confirmed_at is None


def test_a_link_to_confirm_is_for_the_address_it_was_sent_to(client, requested):
    path = confirming_path(requested)
    SavedSearch.objects.update(email="other@example.org")
    assert client.post(path).status_code == 410


def test_unsubscribing_takes_a_button_and_no_account(li, client):
    search = saved(li, POST)
    path = unsubscribing_path(search)
    assert "<button>退订</button>" in client.get(path).content.decode()
    assert SavedSearch.objects.get().is_mailed
    assert "已退订" in client.post(path).content.decode()
    assert SavedSearch.objects.get().frequency == Frequency.NEVER


def test_mail_programs_unsubscribe_with_one_click(li):
    search = saved(li, POST)
    program = Client(enforce_csrf_checks=True)
    answer = program.post(unsubscribing_path(search), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not SavedSearch.objects.get().is_mailed


def test_without_an_account_nothing_is_kept_and_twice_is_no_fault(client):
    path = unsubscribing_path(saved(None, POST))
    client.post(path)
    assert not SavedSearch.objects.exists()
    assert "已退订" in client.post(path).content.decode()


@pytest.mark.parametrize("salt", ["", "alerts.confirm", "other"])
def test_a_link_that_was_not_made_here_is_not_found(client, li, salt):
    search = saved(li, POST)
    token = Signer(salt=salt).sign(str(search.pk)) if salt else f"{search.pk}"
    path = f"/subscriptions/unsubscribe/{token}/"
    assert client.post(path).status_code == 404
    assert SavedSearch.objects.get().is_mailed


# ---- the personal feed -------------------------------------------------------------------


def feed_of(signed_in: Client, search: SavedSearch) -> str:
    signed_in.post(f"/subscriptions/{search.pk}/feed/")
    search.refresh_from_db()
    return f"/subscriptions/feed/{search.feed_token}.atom"


def titles(answer) -> list[str | None]:
    root = ElementTree.fromstring(answer.content)
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


def test_a_feed_has_what_is_new_and_needs_no_account(signed_in, client, li):
    search = saved(li, POST, Frequency.NEVER)
    path = feed_of(signed_in, search)
    assert titles(client.get(path)) == []
    new_issue(12, "快递下乡。", "供水提质。")
    answer = client.get(path)
    assert titles(answer) == ["关于快递下乡的通知"]
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert "private" in answer["Cache-Control"]


def test_a_feed_says_nothing_of_what_was_withdrawn(signed_in, client, li):
    path = feed_of(signed_in, saved(li, POST))
    new_issue(12, "快递下乡。")
    withdraw(Document.objects.get(slug="d12-1"), "有误", by_staff=True)
    bring_level()
    assert titles(client.get(path)) == []


def test_an_entry_is_dated_by_when_it_was_found(signed_in, client, li):
    path = feed_of(signed_in, saved(li, POST))
    new_issue(12, "快递下乡。")
    before = client.get(path).content
    Document.objects.get(slug="d12-1").issue.save()  # as a re-import does
    assert client.get(path).content == before


def test_a_revoked_address_is_not_found_and_a_new_one_is_another(signed_in, client, li):
    search = saved(li, POST)
    first = feed_of(signed_in, search)
    second = feed_of(signed_in, search)
    assert first != second
    assert len(second) > 43
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    signed_in.post(f"/subscriptions/{search.pk}/feed/", {"revoke": "1"})
    assert client.get(second).status_code == 404
    assert client.get("/subscriptions/feed/None.atom").status_code == 404
