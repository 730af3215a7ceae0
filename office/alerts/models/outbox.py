"""Mail that is to be sent, or was."""

from django.db import models
from django.utils import timezone

from office.alerts.models.saved_searches import ADDRESS_AT_MOST, SavedSearch


class Message(models.Model):
    """A message with all that is needed to send it; `message_id` is the same at every try."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发"
        SENDING = "sending", "正在发"
        SENT = "sent", "已发"
        FAILED = "failed", "未能送达"

    search = models.ForeignKey(
        SavedSearch, models.SET_NULL, null=True, related_name="messages"
    )
    to = models.EmailField("收件人", max_length=ADDRESS_AT_MOST)
    subject = models.CharField("主题", max_length=200)
    text = models.TextField("正文")
    html = models.TextField("网页正文", blank=True)
    unsubscribe = models.CharField("退订网址", max_length=500, blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(
        "状态", max_length=10, choices=State, default=State.WAITING
    )
    attempts = models.PositiveSmallIntegerField("尝试次数", default=0)
    next_try_at = models.DateTimeField("下次尝试", default=timezone.now)
    created_at = models.DateTimeField("写好时间", default=timezone.now)
    sent_at = models.DateTimeField("发出时间", null=True)
    error = models.CharField("错误", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="messages_to_send")
        ]

    def __str__(self) -> str:
        return self.subject
