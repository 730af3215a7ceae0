"""The outbox: nothing is lost and nothing is sent twice, whatever dies."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail as sent_mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.utils import timezone

from office.alerts import outbox
from office.alerts.models import Message
from office.alerts.outbox import PAUSES, send_due, sending_alone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir", "mail")]


def message(number: int = 1, **fields) -> Message:
    return Message.objects.create(
        to=f"reader{number}@example.org",
        subject=f"新增 {number} 份文件",
        text="正文",
        html="<p>正文</p>",
        message_id=f"<{number}@example.org>",
        **fields,
    )


def again() -> outbox.Outcome:
    Message.objects.update(next_try_at=timezone.now())
    return send_due()


class Server:
    """A connection of a mail server that does as it is told."""

    def __init__(self, *answers: Exception | None) -> None:
        self.answers = list(answers)
        self.sent: list[str] = []

    def open(self) -> None:
        if self.answers and isinstance(
            refused := self.answers[0], ConnectionRefusedError
        ):
            self.answers.pop(0)
            raise refused

    def close(self) -> None:
        """Nothing is open."""

    def send_messages(self, emails) -> int:
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        self.sent += [email.extra_headers["Message-ID"] for email in emails]
        return len(emails)


@pytest.fixture
def server(monkeypatch) -> Server:
    made = Server()
    monkeypatch.setattr(outbox, "get_connection", lambda: made)
    return made


def test_a_message_is_sent_once_in_two_shapes():
    message(unsubscribe="https://gazette.example/subscriptions/unsubscribe/1:x/")
    assert (send_due().sent, send_due().sent) == (1, 0)
    [email] = sent_mail.outbox
    assert isinstance(email, EmailMultiAlternatives)
    assert email.to == ["reader1@example.org"]
    assert email.extra_headers["Message-ID"] == "<1@example.org>"
    assert email.extra_headers["List-Unsubscribe"].startswith("<https://")
    assert email.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [kind for _, kind in email.alternatives] == ["text/html"]


def test_a_server_that_is_down_loses_nothing_however_long(server):
    message(1)
    message(2)
    for _ in range(30):
        server.answers = [ConnectionRefusedError("refused")]
        assert "连不上邮件服务器" in again().trouble
    assert set(Message.objects.values_list("state", "attempts")) == {("waiting", 0)}
    assert again().sent == 2


def test_an_address_that_is_refused_for_good_is_not_tried_again(server):
    message(1)
    message(2)
    refused = {"reader1@example.org": (550, b"no such user")}
    server.answers = [SMTPRecipientsRefused(refused)]
    outcome = send_due()
    assert (outcome.failed, outcome.sent) == (1, 1)
    held = Message.objects.order_by("pk")[0]
    assert held.state == Message.State.FAILED
    assert "no such user" in held.error
    assert again().sent == 0


def test_tries_are_bounded(server):
    message()
    busy = SMTPRecipientsRefused({"reader1@example.org": (451, b"later")})
    tries = 0
    while Message.objects.get().state != Message.State.FAILED:
        server.answers = [busy]
        again()
        tries += 1
    assert tries == len(PAUSES) + 1


def test_a_message_that_breaks_the_connection_does_not_hold_up_the_others(server):
    message(1)
    message(2)
    server.answers = [SMTPServerDisconnected("closed")]
    outcome = send_due()
    assert (outcome.postponed, outcome.sent) == (1, 1)
    assert again().sent == 1
    assert server.sent == ["<2@example.org>", "<1@example.org>"]


def test_a_header_that_cannot_be_sent_fails_alone():
    message(1)
    Message.objects.update(subject="新\nBcc: all@example.org")
    message(2)
    outcome = send_due()
    assert (outcome.failed, outcome.sent) == (1, 1)
    assert [email.to for email in sent_mail.outbox] == [["reader2@example.org"]]


def test_one_process_sends_at_a_time():
    with sending_alone() as first, sending_alone() as second:
        assert (first, second) == (True, False)
    with sending_alone() as third:
        assert third


def test_the_command_says_what_is_missing(settings):
    settings.MAIL_IS_SET_UP = False
    with pytest.raises(CommandError, match="GAZETTE_MAIL_HOST"):
        call_command("send_alerts")


def test_the_command_forgets_what_was_sent_long_ago():
    old = timezone.now() - timedelta(days=91)
    message(1, state=Message.State.SENT, sent_at=old)
    message(2)
    call_command("send_alerts", verbosity=0)
    assert [held.message_id for held in Message.objects.all()] == ["<2@example.org>"]


# ---- a killed sender -----------------------------------------------------------------


def test_a_killed_sender_loses_nothing_and_repeats_only_what_was_under_way(tmp_path):
    """Against a mail server and a database of their own; see `kill_senders`."""
    program = [sys.executable, "-m", "tests.office.alerts.kill_senders"]
    ended = subprocess.run(
        program,
        env={**os.environ, "GAZETTE_DATA": str(tmp_path)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    told = json.loads(ended.stdout)
    assert told["kills"] >= 3
    assert set(told["taken"]) == {f"<{number}@example.org>" for number in range(40)}
    # Once at most for each kill, under the Message-ID that it had.
    assert len(told["taken"]) - len(set(told["taken"])) <= told["kills"]
    assert told["waiting"] == 0
