"""An issue (期), and what the parser doubted in it."""

from typing import Self

from django.db import models
from django.db.models.functions import Coalesce
from django.urls import reverse

from documents.models.gazettes import Gazette
from documents.models.keys import FIRST_GAZETTE, IssueKey, key_of
from documents.parsing.types import IssueKind, Month

MARK_LENGTH = 6
KINDS = [
    (IssueKind.REGULAR.value, "正刊"),
    (IssueKind.SUPPLEMENT.value, "增刊"),
    (IssueKind.COMBINED.value, "合刊"),
]


class IssueQuerySet(models.QuerySet["Issue"]):
    """`objects` of issues."""

    def without_source(self) -> Self:
        """Leave the text it was read from, about a megabyte, in the database."""
        return self.defer("source")

    def without_sample(self) -> Self:
        """The office's own issues; the sample's as long as there are no others."""
        own = Issue.objects.exclude(is_sample=True)
        return self.exclude(models.Exists(own), is_sample=True)

    def at(self, key: IssueKey) -> Self:
        """The issue of this key, or none."""
        return self.filter(
            gazette_id=key.gazette, year=key.year, month=key.month, mark=key.mark
        )

    def covering(self, month: Month) -> Self:
        """Those of this month, a 合刊 of several months among them."""
        last = Coalesce("last_month", "month")
        of_year = self.alias(last=last).filter(year=month.year)
        return of_year.filter(month__lte=month.month, last__gte=month.month)


class Issue(models.Model):
    """One issue (期): a gazette of a month, and the text it was read from.

    `mark` tells it from the others of its gazette and month, and is empty where it needs none;
    `last_month` and `last_number` are where a 合刊 ends, which begins with `month`, `number`.
    """

    gazette = models.ForeignKey(
        Gazette,
        models.PROTECT,
        to_field="slug",
        default=FIRST_GAZETTE,
        related_name="issues",
        verbose_name="刊物",
    )
    year = models.PositiveSmallIntegerField("年")
    month = models.PositiveSmallIntegerField("月")
    last_month = models.PositiveSmallIntegerField("止于月", null=True, blank=True)
    mark = models.CharField("标识", max_length=MARK_LENGTH, blank=True, default="")
    kind = models.CharField(
        "类别", max_length=20, choices=KINDS, default=IssueKind.REGULAR.value
    )
    number = models.PositiveSmallIntegerField("期号", null=True, blank=True)
    last_number = models.PositiveSmallIntegerField("止于期号", null=True, blank=True)
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
        ordering = ["-year", "-month", "-number", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gazette", "year", "month", "mark"], name="one_issue_a_key"
            ),
            models.CheckConstraint(
                condition=models.Q(month__gte=1, month__lte=12), name="month_is_a_month"
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    def get_absolute_url(self) -> str:
        return reverse("issue", kwargs=self.key.address)

    @property
    def key(self) -> IssueKey:
        return key_of(self)

    @property
    def slug(self) -> str:
        return self.key.slug

    @property
    def calendar_month(self) -> Month:
        """Its month, of a 合刊 the first one."""
        return Month(self.year, self.month)

    @property
    def month_name(self) -> str:
        """2023 年 12 月; of a 合刊 2023 年 7—8 月."""
        last = f"—{self.last_month}" if self.last_month else ""
        return f"{self.year} 年 {self.month}{last} 月"

    @property
    def title(self) -> str:
        """2023 年 12 月公报; with what tells it from others of its month, where it has to."""
        return f"{self.month_name}公报{self._distinction}"

    @property
    def short_title(self) -> str:
        """2023 年 12 月, likewise."""
        return f"{self.month_name}{self._distinction}"

    @property
    def full_title(self) -> str:
        """《云泽市人民政府公报》2023 年 12 月, where the gazette's name is known."""
        if not self.gazette.name:
            return self.title
        return f"《{self.gazette.name}》{self.month_name}{self._distinction}"

    @property
    def name(self) -> str:
        """What it is called among those of its month: 第 24 期, 增刊第 1 期, 正刊."""
        if self._distinction:
            return self._distinction.strip("（）")
        return f"第 {self.number} 期" if self.number else "正刊"

    @property
    def _distinction(self) -> str:
        number = f"第 {self.number} 期" if self.number else ""
        if self.kind == IssueKind.COMBINED:
            return "（合刊）"
        if self.is_supplement:
            return f"增刊{number}"
        return f"（{number}）" if self.mark and number else ""

    @property
    def is_supplement(self) -> bool:
        return self.kind == IssueKind.SUPPLEMENT


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
