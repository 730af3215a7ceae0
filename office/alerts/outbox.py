"""Sending the messages of the outbox: each once, whoever dies at it.

A message is written whole into the database, together with the note of what it tells, and is
sent from there. One process sends at a time, by a lock that the system takes back when the
process dies; so what it finds half sent was left by a dead one and is sent again under the
same Message-ID, by which mail servers know a message that they have had. That can only be the
one message that was under way.
"""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from office.alerts.models import Message

# Minutes until a message is tried again; after the last of them it has failed.
PAUSES = (1, 5, 30, 120, 360, 720, 1440)
_WAITING = (Message.State.WAITING, Message.State.SENDING)
_LONGEST_ERROR = 300
_PERMANENT = 500  # and more: SMTP's answers that another try won't change
_started: list["subprocess.Popen[bytes]"] = []


@dataclass(slots=True)
class Outcome:
    """What became of the messages that were due; `trouble` is why sending ended early, in
    Chinese."""

    sent: int = 0
    failed: int = 0
    postponed: int = 0
    trouble: str = ""


def start_sending() -> None:
    """Send what is due in a process of its own, so that nobody waits for the mail server."""
    if not settings.MAIL_IS_SET_UP:
        return
    run_apart([sys.executable, str(settings.BASE_DIR / "manage.py"), "send_alerts"])


def run_apart(program: list[str]) -> None:
    """Start a program that goes on when this process ends."""
    _started[:] = [one for one in _started if one.poll() is None]
    _started.append(
        subprocess.Popen(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    )


@contextmanager
def sending_alone() -> Iterator[bool]:
    """Whether this process may send: False while another one does."""
    with (settings.DATA_DIR / "alerts.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def send_due(now: datetime | None = None) -> Outcome:
    """Send what waits and what a dead process left; only for who is `sending_alone`.

    Where the mail server can't be reached, all of it goes on waiting, however long.
    """
    due = Message.objects.filter(
        state__in=_WAITING, next_try_at__lte=now or timezone.now()
    )
    outcome = Outcome()
    connection = get_connection()
    try:
        for pk in due.values_list("pk", flat=True):
            try:
                connection.open()
            except (OSError, SMTPException) as error:
                outcome.trouble = f"连不上邮件服务器：{_told(error)}"
                break
            _send(pk, connection, outcome)
            if outcome.trouble:
                break
    finally:
        _close(connection)
    return outcome


def _send(pk: int, connection: BaseEmailBackend, outcome: Outcome) -> None:
    # Whoever unsubscribed meanwhile has taken it out.
    Message.objects.filter(pk=pk).update(state=Message.State.SENDING)
    message = Message.objects.filter(pk=pk).first()
    if message is None:
        return
    try:
        connection.send_messages([_as_email(message, connection)])
    except (SMTPAuthenticationError, SMTPSenderRefused) as error:
        # It is the settings, not the message.
        Message.objects.filter(pk=pk).update(state=Message.State.WAITING)
        outcome.trouble = f"邮件服务器不让本站发信：{_told(error)}"
    except (SMTPRecipientsRefused, SMTPDataError) as error:
        _put_off(message, _told(error), outcome, for_good=_code(error) >= _PERMANENT)
    except ValueError as error:  # an address or a header that can't be sent
        _put_off(message, _told(error), outcome, for_good=True)
    except (OSError, SMTPException) as error:
        # It broke off: the next message gets a connection of its own.
        _put_off(message, _told(error), outcome)
        _close(connection)
    else:
        outcome.sent += 1
        Message.objects.filter(pk=pk).update(
            state=Message.State.SENT, sent_at=timezone.now(), error=""
        )


def _as_email(message: Message, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    headers = {
        "Message-ID": message.message_id,
        "Auto-Submitted": "auto-generated",  # RFC 3834: no absence notes, please
    }
    if message.unsubscribe:
        # RFC 8058: mail programs unsubscribe with one click, by POST.
        headers["List-Unsubscribe"] = f"<{message.unsubscribe}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.to],
        headers=headers,
        connection=connection,
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    return email


def _put_off(
    message: Message, error: str, outcome: Outcome, *, for_good: bool = False
) -> None:
    """Note the try that failed, and when the next one is, if there is one."""
    message.error = error
    message.attempts += 1
    if for_good or message.attempts > len(PAUSES):
        message.state = Message.State.FAILED
        outcome.failed += 1
    else:
        message.state = Message.State.WAITING
        pause = timedelta(minutes=PAUSES[message.attempts - 1])
        message.next_try_at = timezone.now() + pause
        outcome.postponed += 1
    message.save(update_fields=["error", "attempts", "state", "next_try_at"])


def _code(error: SMTPRecipientsRefused | SMTPDataError) -> int:
    if isinstance(error, SMTPRecipientsRefused):
        return min(code for code, _ in error.recipients.values())
    return error.smtp_code


def _told(error: Exception) -> str:
    return str(error)[:_LONGEST_ERROR]


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (OSError, SMTPException):
        pass  # it was broken already
