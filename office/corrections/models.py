"""What waits for staff to look at, and errors that readers report."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from documents.models import Clause, Correction, Document, Issue


class Report(models.Model):
    """An error that a reader reports (纠错), without an account.

    `slug`, `key` and `quoted` say where it was seen; `sender` is a keyed hash of the address
    that it came from, which only tells whether two came from the same.
    """

    class State(models.TextChoices):
        OPEN = "open", "待核对"
        ACCEPTED = "accepted", "已采纳"
        DECLINED = "declined", "未采纳"

    receipt = models.CharField("回执号", max_length=20, unique=True)
    issue = models.ForeignKey(
        Issue, models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    slug = models.CharField("文件", max_length=120)
    key = models.CharField("条款号", max_length=120, blank=True)
    place = models.CharField("位置", max_length=600)
    quoted = models.TextField("当时的文字", blank=True)
    wrong = models.TextField("有误之处")
    right = models.TextField("应为", blank=True)
    contact = models.CharField("联系方式", max_length=200, blank=True)
    sender = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    state = models.CharField("状态", max_length=20, choices=State, default=State.OPEN)
    answer = models.CharField("答复", max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.receipt

    def get_absolute_url(self) -> str:
        return reverse("receipt", args=[self.receipt])


class QueueItemQuerySet(models.QuerySet["QueueItem"]):
    """`objects` of the queue."""

    def waiting(self) -> Self:
        return self.filter(state=QueueItem.State.OPEN)


class QueueItem(models.Model):
    """Something that staff should look at (待核对), and what they decided.

    `content` tells it again when its issue is read anew: a hash of what it is about. `issue`,
    `document` and `clause` are where it was seen last.
    """

    class Kind(models.TextChoices):
        DOUBT = "doubt", "存疑的字符"
        WARNING = "warning", "收录提示"
        MISFIT = "misfit", "不再适用的更正"
        REPORT = "report", "读者纠错"

    class State(models.TextChoices):
        OPEN = "open", "待核对"
        RIGHT = "right", "无误"
        WRONG = "wrong", "有误"
        GONE = "gone", "已不存在"

    kind = models.CharField("类别", max_length=20, choices=Kind)
    issue = models.ForeignKey(
        Issue, models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    issue_key = models.CharField("期", max_length=80)
    document = models.ForeignKey(
        Document, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    clause = models.ForeignKey(
        Clause, models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    content = models.CharField(max_length=64)
    place = models.CharField("位置", max_length=600)
    page = models.PositiveIntegerField("页", default=0)
    message = models.CharField("内容", max_length=600, blank=True)
    before = models.CharField("上文", max_length=20, blank=True)
    raw = models.CharField("原来", max_length=4, blank=True)
    mark = models.CharField("修复为", max_length=4, blank=True)
    after = models.CharField("下文", max_length=20, blank=True)
    sentence = models.TextField("所在文字", blank=True)
    offset = models.PositiveIntegerField(default=0)
    confidence = models.FloatField("可信度", default=1.0)
    report = models.OneToOneField(Report, models.CASCADE, null=True)
    correction = models.ForeignKey(
        Correction, models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField("状态", max_length=20, choices=State, default=State.OPEN)
    chosen = models.CharField("定为", max_length=4, blank=True)
    word = models.CharField("词语", max_length=20, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_by_name = models.CharField("核对人", max_length=150, blank=True)
    decided_at = models.DateTimeField("核对时间", null=True)

    objects = QueueItemQuerySet.as_manager()

    class Meta:
        ordering = ["-issue_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue_key", "content"], name="a_doubt_waits_once"
            )
        ]
        indexes = [models.Index(fields=["state", "kind"], name="what_waits")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.place}"

    def get_absolute_url(self) -> str:
        return reverse("queue_item", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_read(self) -> bool:
        """Whether a character of a scan is in doubt, and not a repair."""
        return self.raw == self.mark


class Looked(models.Model):
    """The state of an issue that the queue knows: what waits of it follows from this one."""

    issue = models.OneToOneField(
        Issue,
        models.DO_NOTHING,
        primary_key=True,
        db_constraint=False,
        related_name="+",
    )
    state = models.CharField(max_length=120)

    def __str__(self) -> str:
        return self.state
