"""What is written to subscribers, and when."""

from datetime import datetime
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from documents.importing.withdrawals import withdraw
from documents.models import Clause, Document
from office.alerts.composing import SHOWN, compose, compose_due, due
from office.alerts.models import Frequency, Hit, Message
from office.alerts.saving import unsubscribe
from search.sync import bring_level
from tests.office.alerts.conftest import new_issue, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("held", "mail")]

POST = urlencode({"q": "快递"})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def test_a_message_quotes_the_clauses_with_their_addresses(li):
    saved(li, POST, name="快递进村")
    new_issue(12, "快递<下乡>。", "供水。")
    assert compose_due() == 1
    message = Message.objects.get()
    assert message.subject == "快递进村：新增 1 份文件 · 公报检索"
    assert "快递<下乡>。" in message.text
    assert "https://gazette.example/d/d12-1/1/" in message.text
    assert "<mark>快递</mark>&lt;下乡&gt;" in message.html
    assert message.unsubscribe.startswith(
        "https://gazette.example/subscriptions/unsubscribe/"
    )
    assert message.unsubscribe in message.text
    assert "供水" not in message.text


def test_what_was_told_is_not_told_again(li):
    saved(li, POST)
    new_issue(12, "快递下乡。")
    assert (compose_due(), compose_due()) == (1, 0)


def test_each_search_is_told_of_its_own(li):
    post = saved(li, POST)
    water = saved(li, urlencode({"q": "供水"}))
    new_issue(12, "快递下乡。", "供水提质。", "快递供水。")
    assert compose_due() == 2
    counts = {message.search_id: message.subject for message in Message.objects.all()}
    assert "新增 2 份" in counts[post.pk]
    assert "新增 2 份" in counts[water.pk]


def test_what_was_withdrawn_meanwhile_is_not_told(li):
    search = saved(li, POST)
    new_issue(12, "快递下乡。")
    withdraw(Document.objects.get(slug="d12-1"), "有误", by_staff=True)
    bring_level()
    assert compose_due() == 0
    assert search.hits.get().told_at is None


def test_what_does_not_answer_any_more_is_not_told(li):
    saved(li, POST)
    new_issue(12, "快递下乡。", "快递提速。")
    Document.objects.filter(slug="d12-1").update(title="关于供气的通知")
    Clause.objects.filter(document__slug="d12-1").update(text="供气下乡。")
    bring_level()
    compose_due()
    assert "d12-1" not in Message.objects.get().text


def test_more_than_a_message_shows_are_counted_and_told(li):
    search = saved(li, POST)
    new_issue(12, *(f"快递{number}号下乡。" for number in range(SHOWN + 5)))
    compose_due()
    assert "还有 5 份" in Message.objects.get().text
    assert not search.hits.filter(told_at=None).exists()


def test_a_message_and_its_note_are_written_together(li, monkeypatch):
    search = saved(li, POST)
    new_issue(12, "快递下乡。")

    def die(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Hit.objects, "filter", die)
    with pytest.raises(KeyboardInterrupt):
        compose(search)
    monkeypatch.undo()
    assert not Message.objects.exists()
    assert compose(search)
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("frequency", "told", "now", "is_due"),
    [
        (Frequency.PUBLICATION, "2023-12-06 09:00", "2023-12-06 09:01", True),
        (Frequency.DAILY, "2023-12-06 09:00", "2023-12-06 23:00", False),
        (Frequency.DAILY, "2023-12-06 09:00", "2023-12-07 07:59", False),
        (Frequency.DAILY, "2023-12-06 09:00", "2023-12-07 08:00", True),
        (Frequency.DAILY, "2023-12-07 08:00", "2023-12-07 08:01", False),
        (Frequency.WEEKLY, "2023-12-06 09:00", "2023-12-10 23:00", False),
        (Frequency.WEEKLY, "2023-12-06 09:00", "2023-12-11 07:59", False),
        (Frequency.WEEKLY, "2023-12-06 09:00", "2023-12-11 08:00", True),
        (Frequency.WEEKLY, "2023-12-11 08:00", "2023-12-17 20:00", False),
        (Frequency.NEVER, "2023-12-06 09:00", "2024-12-06 09:00", False),
    ],
)
def test_a_message_is_due_once_after_its_hour(li, frequency, told, now, is_due):
    saved(li, POST, frequency, told_at=at(told))
    new_issue(12, "快递下乡。")
    assert due(at(now)).exists() is is_due


def test_a_timer_that_did_not_run_for_days_is_made_up_for(li):
    saved(li, POST, Frequency.DAILY, told_at=at("2023-12-01 09:00"))
    new_issue(12, "快递下乡。")
    assert due(at("2023-12-09 03:00")).exists()


def test_an_address_that_is_not_confirmed_gets_nothing(li):
    saved(li, POST, confirmed_at=None)
    new_issue(12, "快递下乡。")
    assert compose_due() == 0


def test_what_waits_is_not_sent_to_who_unsubscribed(li):
    search = saved(li, POST)
    new_issue(12, "快递下乡。")
    compose_due()
    unsubscribe(search)
    assert not Message.objects.exists()
    search.refresh_from_db()
    assert search.frequency == Frequency.NEVER


def test_no_name_makes_a_header(li):
    search = saved(li, POST, name="快递\r\nBcc: all@example.org")
    new_issue(12, "快递下乡。")
    compose(search)
    subject = Message.objects.get().subject
    assert "\n" not in subject
    headers = EmailMessage(subject, "", "a@example.org", ["b@example.org"]).message()
    assert "Bcc" not in headers


def test_only_what_a_document_of_now_says_is_quoted(li):
    saved(li, POST)
    new_issue(12, "快递下乡。")
    Clause.objects.filter(document__slug="d12-1").update(text="快递提速。")
    bring_level()
    compose_due()
    assert "快递提速。" in Message.objects.get().text
    assert timezone.now() >= Message.objects.get().created_at
