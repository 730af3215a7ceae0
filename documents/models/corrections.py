"""What staff put right in an issue, each thing a record that every parse of it is given."""

from typing import Self

from django.conf import settings
from django.db import models

from documents.models.changes import IssueChange
from documents.models.contents import Clause, Document
from documents.models.issues import Issue


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """`objects` of corrections."""

    def active(self) -> Self:
        """Those that were not undone, in the order in which they were made."""
        return self.filter(undone_at=None).order_by("pk")

    def to_show(self) -> Self:
        """Those that readers are told of: what was only found right is no change."""
        return (
            self.active().filter(misfit="").exclude(kind=Correction.Kind.CONFIRMATION)
        )


class Correction(models.Model):
    """Something that staff put right (更正).

    `operation` is as `documents.corrections.operations` tells it and says where by what stands
    there. `issue`, `document` and `clause` are where it took effect last; they may be gone, and
    come back under their keys. `issue_key` finds an issue that was taken out and read again.
    """

    class Kind(models.TextChoices):
        FIELD = "field", "著录项"
        TEXT = "text", "文字"
        CHARACTER = "character", "修复的字符"
        CONFIRMATION = "confirmation", "核对无误"
        LEVEL = "level", "层级"
        SPLIT = "split", "拆分条款"
        JOIN = "join", "合并条款"
        MOVE = "move", "移动条款"
        SPLIT_DOCUMENT = "split-document", "拆分文件"
        JOIN_DOCUMENTS = "join-documents", "合并文件"

    issue = models.ForeignKey(
        Issue, models.DO_NOTHING, db_constraint=False, related_name="corrections"
    )
    issue_key = models.CharField("期", max_length=80, db_index=True)
    of_sample = models.BooleanField("示例", default=False)
    document = models.ForeignKey(
        Document,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="corrections",
    )
    clause = models.ForeignKey(
        Clause,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="corrections",
    )
    kind = models.CharField("操作", max_length=20, choices=Kind)
    operation = models.JSONField("内容")
    place = models.CharField("位置", max_length=600, help_text="As staff read it.")
    before = models.TextField("原为", blank=True)
    after = models.TextField("更正为", blank=True)
    reason = models.CharField("理由", max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_by_name = models.CharField("更正人", max_length=150)
    made_at = models.DateTimeField("更正时间", auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    undone_by_name = models.CharField("撤销人", max_length=150, blank=True)
    undone_at = models.DateTimeField("撤销时间", null=True)
    change = models.ForeignKey(
        IssueChange, models.SET_NULL, null=True, related_name="corrections_made"
    )
    undoing = models.ForeignKey(
        IssueChange, models.SET_NULL, null=True, related_name="corrections_undone"
    )
    misfit = models.CharField(
        "不再适用", max_length=500, blank=True, help_text="Why; empty where it fits."
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.place}"

    @property
    def is_active(self) -> bool:
        return self.undone_at is None
