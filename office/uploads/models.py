"""A file that was brought, what was read in it, and who did what to issues."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from documents.models import IssueChange
from office.tasks.models import Job


class Upload(models.Model):
    """A file that somebody brought, from its arrival to what was decided of it.

    Nothing of it stands in the rows of documents before it is published. The file lies under
    `sha256`, the hash of its bytes; `name` is only shown. `basis` tells what was held when the
    decision to publish was made (`office.uploads.basis`), `allows_loss` that it may take away
    what it does not hold. `progress` runs to 100.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "等待读取"
        READING = "reading", "正在读取"
        READY = "ready", "待审核"
        SCHEDULED = "scheduled", "定时发布"
        PUBLISHING = "publishing", "正在发布"
        PUBLISHED = "published", "已发布"
        DISCARDED = "discarded", "已放弃"
        FAILED = "failed", "未能读取"

    name = models.CharField("文件名", max_length=255)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("文件指纹", max_length=64, db_index=True)
    is_pdf = models.BooleanField(
        "版式文件", help_text="Whether it is a PDF or an OFD, which is read like one."
    )
    is_file_kept = models.BooleanField("留有原件", default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField("上传时间", auto_now_add=True)
    given = models.JSONField(
        "指定的期",
        default=dict,
        help_text="What was said of the issue; else it is read.",
    )
    key = models.CharField(
        "期", max_length=50, blank=True, help_text="Of the issue, as read: 2020-12-n24."
    )
    documents = models.PositiveIntegerField("文件数", null=True)
    state = models.CharField(
        "状态", max_length=12, choices=State, default=State.RECEIVED, db_index=True
    )
    stage = models.CharField("进度说明", max_length=60, blank=True)
    progress = models.PositiveSmallIntegerField("进度", default=0)
    problem = models.CharField("问题", max_length=500, blank=True)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    basis = models.CharField("审核依据", max_length=64, blank=True)
    allows_loss = models.BooleanField("同意撤下", default=False)
    publish_at = models.DateTimeField("定时", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField("决定时间", null=True)
    change = models.ForeignKey(
        IssueChange, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("upload", args=[self.pk])

    @property
    def is_moving(self) -> bool:
        """Whether a worker is about to change it."""
        return self.state in (
            self.State.RECEIVED,
            self.State.READING,
            self.State.PUBLISHING,
        )


class Reading(models.Model):
    """What was read in a file: the parsed issue (`office.uploads.parsed_json`), the text that
    its places count in (UTF-8, compressed by zlib), and the difference to what was held when
    `basis` told that."""

    upload = models.OneToOneField(
        Upload, models.CASCADE, primary_key=True, related_name="reading"
    )
    parsed = models.BinaryField()
    source = models.BinaryField()
    file_hash = models.CharField(
        max_length=64, help_text="As the file would be stored under."
    )
    gazette = models.CharField(max_length=30, help_text="The slug of its gazette.")
    difference = models.JSONField()
    basis = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.upload_id)


class ChangeAuthor(models.Model):
    """Who made a change of an issue in the browser, and who undid it."""

    change = models.OneToOneField(
        IssueChange, models.CASCADE, primary_key=True, related_name="author"
    )
    name = models.CharField("操作人", max_length=150, blank=True)
    undone_by = models.CharField("撤销人", max_length=150, blank=True)

    def __str__(self) -> str:
        return self.name
