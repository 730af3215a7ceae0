"""What a gazette is: issues hold documents, documents hold parts, parts hold clauses."""

from typing import Self

from django.db import models
from django.urls import reverse

from documents.parsing.types import Role, Style


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


class DocumentQuerySet(models.QuerySet["Document"]):
    """`objects` of documents."""

    def with_issue(self) -> Self:
        """Fetch its issue with each, without the source, in the same query."""
        return self.select_related("issue").defer("issue__source")


class Document(models.Model):
    """One document (文件) as printed in an issue; its slug is minted once and kept."""

    issue = models.ForeignKey(Issue, models.CASCADE, related_name="documents")
    position = models.PositiveIntegerField("次序")
    slug = models.CharField("网址名", max_length=120, unique=True)
    title = models.CharField("标题", max_length=500)
    number = models.CharField("发文字号", max_length=120, blank=True)
    number_code = models.CharField("机关代字", max_length=60, blank=True)
    number_year = models.PositiveSmallIntegerField("年份", null=True, blank=True)
    number_serial = models.PositiveIntegerField("序号", null=True, blank=True)
    registration_number = models.CharField(
        "统一登记号", max_length=60, blank=True, help_text="As printed."
    )
    kind = models.CharField("文种", max_length=30)
    section = models.CharField(
        "栏目", max_length=60, blank=True, help_text="What the gazette prints it under."
    )
    issuer = models.CharField("发文机关", max_length=200, blank=True)
    signed_on = models.DateField("成文日期", null=True, blank=True)
    first_page = models.PositiveIntegerField("首页")
    last_page = models.PositiveIntegerField("末页")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["issue", "position"]
        indexes = [
            models.Index(
                fields=["number_code", "number_year", "number_serial"],
                name="document_number",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.slug])


class Revision(models.Model):
    """A document's state: another number after each change of what can be searched for.

    Triggers keep it (see `documents.revisions`); nothing else writes here.
    """

    document = models.OneToOneField(
        Document, models.DO_NOTHING, primary_key=True, db_constraint=False
    )
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.document_id}: {self.number}"


class RevisionTotals(models.Model):
    """How many revisions there are and what their numbers add up to, in its one row.

    So whether an index is level is told without reading them all. Triggers keep it, too.
    """

    ROW = 1

    count = models.BigIntegerField()
    sum = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.count}: {self.sum}"


class Part(models.Model):
    """A document's own body, or one of its attachments (附件)."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField("次序", help_text="0 is the body.")
    label = models.CharField("附件序号", max_length=20, blank=True)
    title = models.CharField("标题", max_length=500, blank=True)

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "position"], name="one_part_a_position"
            )
        ]

    def __str__(self) -> str:
        return self.title or "正文"

    @property
    def anchor(self) -> str:
        """Its place on its document's page."""
        return f"f{self.position}"


class Clause(models.Model):
    """A paragraph, numbered or not: the unit that is searched, linked and quoted.

    `path`, `key`, `label`, `lead`, `depth`, `role`, `marker_end` and `ordinal` are as in
    ParsedParagraph. `numerals` are the numbers that the label names, from the top, a list of
    [name of the Style, as printed], null where it names none: [["HAN", "二、"], …].
    `spans` is a list of [line, start, end] in the issue's source; `repairs` a list
    of [offset in text, raw character, confidence, line, column].
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="clauses")
    part = models.ForeignKey(Part, models.CASCADE, related_name="clauses")
    position = models.PositiveIntegerField(
        "次序", help_text="Within the whole document."
    )
    key = models.CharField("条款号", max_length=120)
    path = models.JSONField("层级", null=True, blank=True)
    label = models.CharField("位置", max_length=120)
    numerals = models.JSONField("层次序数", null=True, blank=True)
    marker_end = models.PositiveSmallIntegerField("序数止于", null=True, blank=True)
    ordinal = models.PositiveSmallIntegerField("段次", null=True, blank=True)
    lead = models.CharField("小标题", max_length=300, blank=True)
    depth = models.PositiveSmallIntegerField("层数")
    role = models.CharField(
        "角色", max_length=20, choices=[(role.value, role.value) for role in Role]
    )
    text = models.TextField("正文")
    page = models.PositiveIntegerField("页")
    spans = models.JSONField("出处")
    repairs = models.JSONField("修复", default=list)

    class Meta:
        ordering = ["document", "position"]
        constraints = [
            models.UniqueConstraint(fields=["document", "key"], name="one_clause_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.document_id}/{self.key}"

    def get_absolute_url(self) -> str:
        return reverse("clause", args=[self.document.slug, self.key])

    @property
    def numbers(self) -> list[tuple[Style, str]]:
        """The numbers that its label names, from the top, each as printed."""
        return [(Style[style], printed) for style, printed in self.numerals or ()]

    @property
    def style(self) -> Style | None:
        """How its own number is written; None without one."""
        return self.numbers[-1][0] if self.marker_end is not None else None


class DocumentAlias(models.Model):
    """A slug that a document once had; it answers 301."""

    slug = models.CharField(max_length=120, unique=True)
    document = models.ForeignKey(Document, models.CASCADE, related_name="aliases")

    def __str__(self) -> str:
        return self.slug


class ClauseAlias(models.Model):
    """A key that a clause once had; it answers 301."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="clause_aliases"
    )
    old_key = models.CharField(max_length=120)
    clause = models.ForeignKey(Clause, models.CASCADE, related_name="aliases")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "old_key"], name="one_target_an_old_key"
            )
        ]

    def __str__(self) -> str:
        return self.old_key


class Withdrawal(models.Model):
    """A document that was shown once and is no more; its addresses answer 410.

    Staff withdrew it, or a changed file of its issue no longer holds it. What it said is not
    kept here: it stands in the issue's source.
    """

    issue = models.ForeignKey(
        Issue,
        models.SET_NULL,
        null=True,
        related_name="withdrawals",
        help_text="None where the issue as a whole was taken out.",
    )
    year = models.PositiveSmallIntegerField("年")
    month = models.PositiveSmallIntegerField("月")
    title = models.CharField("标题", max_length=500)
    number = models.CharField("发文字号", max_length=120, blank=True)
    kind = models.CharField("文种", max_length=30)
    reason = models.CharField("原因", max_length=500)
    first_page = models.PositiveIntegerField(
        "首页",
        null=True,
        help_text="None where it was withdrawn before pages were noted.",
    )
    last_page = models.PositiveIntegerField("末页", null=True)
    by_staff = models.BooleanField("由工作人员撤下")
    withdrawn_at = models.DateTimeField("撤下时间", auto_now_add=True)

    class Meta:
        ordering = ["-withdrawn_at"]

    def __str__(self) -> str:
        return self.title


class WithdrawnAddress(models.Model):
    """A slug that a withdrawn document had; `position` 0 is the one it was shown under."""

    slug = models.CharField(max_length=120, unique=True)
    position = models.PositiveSmallIntegerField()
    withdrawal = models.ForeignKey(Withdrawal, models.CASCADE, related_name="addresses")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.slug


class GoneClause(models.Model):
    """A key of a clause that its document no longer holds; it answers 410."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="gone_clauses")
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="a_clause_goes_once"
            )
        ]

    def __str__(self) -> str:
        return self.key


class IssueChange(models.Model):
    """Something done to an issue as a whole, with what was held before, so that it can be undone.

    `before` and `after` are its rows as `documents.importing.snapshots` writes them; None where
    nothing was held. `after` is kept once the change is undone, so that it can be done again.
    """

    class Kind(models.TextChoices):
        IMPORT = "import", "收录"
        WITHDRAWAL = "withdrawal", "撤下文件"
        RESTORATION = "restoration", "恢复文件"
        MOVE = "move", "改月份"
        REMOVAL = "removal", "移除"

    issue_pk = models.PositiveBigIntegerField(
        help_text="Of the issue, which may be gone, and may come back."
    )
    year = models.PositiveSmallIntegerField("年", help_text="As it was before.")
    month = models.PositiveSmallIntegerField("月", help_text="As it was before.")
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
        return f"{self.slug} {self.get_kind_display()}"

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
