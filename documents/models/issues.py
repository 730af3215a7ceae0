"""An issue (期), and what the parser doubted in it."""

from typing import Self

from django.db import models
from django.urls import reverse


class IssueQuerySet(models.QuerySet["Issue"]):
    """`objects` of issues."""

    def without_source(self) -> Self:
        """Leave the text it was read from, about a megabyte, in the database."""
        return self.defer("source")

    def without_sample(self) -> Self:
        """The office's own issues; the sample's as long as there are no others."""
        own = Issue.objects.exclude(is_sample=True)
        return self.exclude(models.Exists(own), is_sample=True)


class Issue(models.Model):
    """One issue (期): a month's gazette, and the text it was read from."""

    year = models.PositiveSmallIntegerField("年")
    month = models.PositiveSmallIntegerField("月")
    number = models.PositiveSmallIntegerField("期号", null=True, blank=True)
    total_number = models.PositiveIntegerField("总期号", null=True, blank=True)
    printed_on = models.DateField("出版日期", null=True, blank=True)
    pages = models.PositiveIntegerField("页数")
    source_name = models.CharField("文件名", max_length=255)
    source = models.TextField("原文")
    pdf = models.CharField(
        "PDF",
        max_length=64,
        blank=True,
        help_text="Hash of the PDF that was read, its name in the uploads; else empty.",
    )
    fingerprint = models.CharField(
        "指纹",
        max_length=64,
        help_text="Hash of source and parser: the same file again changes nothing.",
    )
    # Null where it is not known: SQLite adds only such columns without copying the table.
    file_hash = models.CharField(  # noqa: DJ001
        "文件指纹",
        max_length=64,
        null=True,
        db_index=True,
        help_text="Of the file alone: tells whether another month holds it, too.",
    )
    is_sample = models.BooleanField(
        "示例", null=True, help_text="Whether it is of the bundled sample."
    )
    imported_at = models.DateTimeField("收录时间", auto_now_add=True)
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["year", "month"], name="one_issue_a_month"),
            models.CheckConstraint(
                condition=models.Q(month__gte=1, month__lte=12), name="month_is_a_month"
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("issue", args=[self.year, self.month])

    @property
    def slug(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


class ImportWarning(models.Model):
    """A doubt of the parser's, kept for staff to look at."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="warnings")
    page = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    message = models.CharField(max_length=500)

    class Meta:
        ordering = ["issue", "line"]

    def __str__(self) -> str:
        return self.message
