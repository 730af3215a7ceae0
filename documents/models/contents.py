"""What an issue holds: documents, their parts, and the clauses of these."""

from typing import Self

from django.db import models
from django.urls import reverse

from documents.models.issues import Issue
from documents.parsing.types import DocumentNumber, Role, Style


class DocumentQuerySet(models.QuerySet["Document"]):
    """`objects` of documents."""

    def with_issue(self) -> Self:
        """Fetch its issue with each, without the source, and the gazette, in the same query."""
        return self.select_related("issue__gazette").defer("issue__source")

    def numbered(self, number: DocumentNumber) -> Self:
        """Those of this number; several organs may share one (公告〔2020〕1号)."""
        return self.filter(
            number_code=number.code,
            number_year=number.year,
            number_serial=number.serial,
        )


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
    def place(self) -> str:
        """Where it stands in its document, as a person writes it: 附件一 3.6（2）. Its part has to
        be read."""
        return f"{self.part.label} {self.label}".strip()

    @property
    def numbers(self) -> list[tuple[Style, str]]:
        """The numbers that its label names, from the top, each as printed."""
        return [(Style[style], printed) for style, printed in self.numerals or ()]

    @property
    def style(self) -> Style | None:
        """How its own number is written; None without one."""
        return self.numbers[-1][0] if self.marker_end is not None else None
