"""What was done to issues as a whole, so that it can be undone."""

from django.db import models

from documents.models.gazettes import Gazette
from documents.models.issues import MARK_LENGTH
from documents.models.keys import FIRST_GAZETTE, IssueKey, key_of


class IssueChange(models.Model):
    """Something done to an issue as a whole, with what was held before, so that it can be undone.

    `before` and `after` are its rows as `documents.importing.snapshots` writes them; None where
    nothing was held. `after` is kept once the change is undone, so that it can be done again.
    """

    class Kind(models.TextChoices):
        IMPORT = "import", "收录"
        WITHDRAWAL = "withdrawal", "撤下文件"
        RESTORATION = "restoration", "恢复文件"
        MOVE = "move", "移动"
        REMOVAL = "removal", "移除"
        CORRECTION = "correction", "更正"

    issue_pk = models.PositiveBigIntegerField(
        help_text="Of the issue, which may be gone, and may come back."
    )
    gazette = models.ForeignKey(
        Gazette,
        models.PROTECT,
        to_field="slug",
        default=FIRST_GAZETTE,
        related_name="+",
        help_text="As it was before.",
    )
    year = models.PositiveSmallIntegerField("年", help_text="As it was before.")
    month = models.PositiveSmallIntegerField("月", help_text="As it was before.")
    mark = models.CharField(
        max_length=MARK_LENGTH, blank=True, default="", help_text="As it was before."
    )
    kind = models.CharField("操作", max_length=20, choices=Kind)
    summary = models.CharField("说明", max_length=500)
    at = models.DateTimeField("时间", auto_now_add=True)
    before = models.BinaryField(null=True)
    after = models.BinaryField(null=True)
    undone_at = models.DateTimeField("撤销时间", null=True)
    pdfs = models.JSONField(
        default=list, help_text="Names of the PDFs that `before` and `after` speak of."
    )

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["year", "month"], name="changes_of_a_month")]

    def __str__(self) -> str:
        return f"{self.key} {self.get_kind_display()}"

    @property
    def key(self) -> IssueKey:
        return key_of(self)
