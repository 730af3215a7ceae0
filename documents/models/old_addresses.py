"""Addresses that were given out once: what they lead to now, or why they lead nowhere."""

from django.db import models

from documents.models.contents import Clause, Document
from documents.models.gazettes import Gazette
from documents.models.issues import MARK_LENGTH, Issue
from documents.models.keys import FIRST_GAZETTE, IssueKey, key_of


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
    gazette = models.ForeignKey(
        Gazette,
        models.PROTECT,
        to_field="slug",
        default=FIRST_GAZETTE,
        related_name="+",
    )
    year = models.PositiveSmallIntegerField("年")
    month = models.PositiveSmallIntegerField("月")
    mark = models.CharField(max_length=MARK_LENGTH, blank=True, default="")
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

    @property
    def key(self) -> IssueKey:
        """Of its issue."""
        return key_of(self)


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
    """A key of a clause that its document no longer holds; it answers 410, or 301 where the
    clause went to another document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="gone_clauses")
    key = models.CharField(max_length=120)
    moved_to = models.ForeignKey(
        Clause, models.SET_NULL, null=True, related_name="came_from"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "key"], name="a_clause_goes_once"
            )
        ]

    def __str__(self) -> str:
        return self.key
