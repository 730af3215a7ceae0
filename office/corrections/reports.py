"""Errors that readers report: taking a report, within limits, and answering it.

Whoever reports has no account, so a report is limited in length and number, and nobody but staff
reads it. The address that it came from is kept as a keyed hash only.
"""

import hmac
import secrets
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_address

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from documents.models import Clause, Correction, Document
from office.accounts.access import account
from office.accounts.visitors import sender
from office.audit.log import note
from office.corrections.models import QueueItem, Report

AN_HOUR, A_DAY = 5, 20  # reports from one address
ALL_A_DAY = 500  # from everywhere: what staff can't read, they need not keep
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike
_QUOTED = 1_000  # characters of the clause


class TooMany(Exception):
    """More reports than are taken; in Chinese, for the reader."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@transaction.atomic
def take(
    request: HttpRequest,
    document: Document,
    clause: Clause | None,
    *,
    wrong: str,
    right: str,
    contact: str,
) -> Report:
    """Keep a report and put it into the queue. Raises TooMany."""
    hashed = _hashed_sender(request)
    _check_limits(hashed)
    report = Report.objects.create(
        receipt=_receipt(),
        issue_id=document.issue_id,
        slug=document.slug,
        key=clause.key if clause else "",
        place=f"《{document.title}》{clause.place if clause else ''}",
        quoted=clause.text[:_QUOTED] if clause else "",
        wrong=wrong,
        right=right,
        contact=contact,
        sender=hashed,
    )
    QueueItem.objects.create(
        kind=QueueItem.Kind.REPORT,
        issue_id=document.issue_id,
        issue_key=document.issue.slug,
        document=document,
        clause=clause,
        content=f"report {report.receipt}",
        place=report.place,
        page=clause.page if clause else document.first_page,
        message=wrong[:200],
        report=report,
    )
    return report


def _check_limits(hashed: str) -> None:
    now = timezone.now()
    own = Report.objects.filter(sender=hashed)
    if own.filter(at__gt=now - timedelta(hours=1)).count() >= AN_HOUR:
        raise TooMany(f"一小时内最多提交 {AN_HOUR} 次，请稍后再试")
    if own.filter(at__gt=now - timedelta(days=1)).count() >= A_DAY:
        raise TooMany(f"一天内最多提交 {A_DAY} 次，请明天再试")
    if Report.objects.filter(at__gt=now - timedelta(days=1)).count() >= ALL_A_DAY:
        raise TooMany("今天收到的纠错过多，请明天再试")


def _receipt() -> str:
    """20261201-7K3FQ9: the day, and what nobody guesses."""
    day = timezone.localdate().strftime("%Y%m%d")
    return f"{day}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"


def _hashed_sender(request: HttpRequest) -> str:
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, address_of(request).encode(), "sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, an IPv6 address by its network of 64 bits, which one person
    has all of; "" where that is not known."""
    address = sender(request) or ""
    if ":" in address:
        return ":".join(ip_address(address).exploded.split(":")[:4])
    return address


# ---- answering ----------------------------------------------------------------------


def asked_about(request: HttpRequest) -> Report | None:
    """The report that a form is about (?report= its receipt), if it waits for an answer."""
    receipt = request.GET.get("report", "") or request.POST.get("report", "")
    if not receipt:
        return None
    return Report.objects.filter(receipt=receipt, state=Report.State.OPEN).first()


def reason_by(report: Report | None) -> str:
    """Why something is corrected, where a reader has reported it."""
    return f"读者纠错 {report.receipt}" if report else ""


@transaction.atomic
def accept(request: HttpRequest, made: Sequence[Correction]) -> None:
    """These corrections are what came of the report that the form is about, if it is about one."""
    report = asked_about(request)
    if report is None:
        return
    _answer(request, report, Report.State.ACCEPTED, "已按您的意见更正。", made[-1])


@transaction.atomic
def decline(request: HttpRequest, report: Report, reason: str) -> None:
    """Nothing is corrected; the reader can read why."""
    _answer(request, report, Report.State.DECLINED, reason, None)


def _answer(
    request: HttpRequest,
    report: Report,
    state: str,
    answer: str,
    correction: Correction | None,
) -> None:
    report.state = state
    report.answer = answer
    report.save(update_fields=["state", "answer"])
    user = account(request)
    accepted = state == Report.State.ACCEPTED
    QueueItem.objects.filter(report=report).update(
        state=QueueItem.State.WRONG if accepted else QueueItem.State.RIGHT,
        correction=correction,
        note=answer,
        decided_by=user,
        decided_by_name=str(user),
        decided_at=timezone.now(),
    )
    note(
        request,
        "采纳纠错" if accepted else "不采纳纠错",
        f"{report.receipt} {report.place}",
        answer=answer,
    )
