"""Tell subscribers what is new: for a timer, every ten minutes or every hour."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from office.alerts.composing import compose_due
from office.alerts.links import CONFIRMED_WITHIN
from office.alerts.models import Message, SavedSearch
from office.alerts.outbox import send_due, sending_alone
from office.alerts.percolation import notice_changes

_KEPT = timedelta(days=90)  # of messages that were sent

NOT_SET_UP = (
    "还没有设置邮件：请在数据目录的 .env 里写 GAZETTE_MAIL_HOST、GAZETTE_MAIL_FROM 和 "
    "GAZETTE_ADDRESS。新文件已记下，设置好以后会补发。"
)


class Command(BaseCommand):
    help = "按各订阅的频率写好并发出提醒邮件；由定时任务每十分钟或每小时运行一次。"

    def handle(self, *, verbosity: int, **_: Any) -> str | None:
        with sending_alone() as alone:
            if not alone:
                return "另一个进程正在发信。" if verbosity else None
            found = notice_changes() if SavedSearch.objects.exists() else 0
            if not settings.MAIL_IS_SET_UP:
                raise CommandError(NOT_SET_UP)
            _tidy_up()
            written = compose_due()
            outcome = send_due()
        if outcome.trouble:
            raise CommandError(f"{outcome.trouble}。待发的邮件都留着，下次再发。")
        told = [f"新匹配 {found} 处，写好 {written} 封，发出 {outcome.sent} 封"]
        if outcome.postponed:
            told.append(f"{outcome.postponed} 封稍后重试")
        if outcome.failed:
            told.append(f"{outcome.failed} 封未能送达")
        return "，".join(told) + "。" if verbosity else None


def _tidy_up() -> None:
    """Forget requests that nobody confirmed in time, and what was sent long ago."""
    now = timezone.now()
    late = now - timedelta(seconds=CONFIRMED_WITHIN)
    SavedSearch.objects.filter(
        owner=None, confirmed_at=None, created_at__lt=late
    ).delete()
    Message.objects.filter(state=Message.State.SENT, sent_at__lt=now - _KEPT).delete()
