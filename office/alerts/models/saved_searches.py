"""Searches that somebody wants to be told of, and what was found for each."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

ADDRESS_AT_MOST = 254  # characters of an e-mail address, by RFC 5321


class SeenDocument(models.Model):
    """A document that all saved searches have been held against, in this revision.

    It is told by its slug, which is kept for good: it stays when the document is withdrawn or
    its issue is moved, so that neither its return nor the move makes it new. Where a document
    gets another slug, so does its row.
    """

    slug = models.CharField(max_length=120, unique=True)
    revision = models.BigIntegerField()

    def __str__(self) -> str:
        return self.slug


class Frequency(models.TextChoices):
    """When what is new is told by mail."""

    PUBLICATION = "publication", "发布时"
    DAILY = "daily", "每天"
    WEEKLY = "weekly", "每周"
    NEVER = "never", "不发邮件"


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """`objects` of saved searches."""

    def active(self) -> Self:
        """Those that are held against new documents: an account's, or confirmed by mail."""
        return self.filter(
            models.Q(owner__isnull=False) | models.Q(confirmed_at__isnull=False)
        )


class SavedSearch(models.Model):
    """A question to be told of: an account's, or, without one, of who confirmed its address.

    `query` is the question as the search page's address writes it, without order and page.
    `known` are the numbers of the seen documents that answered when it was saved, packed by
    `office.alerts.known`; those of them are `known_up_to` at most.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        related_name="saved_searches",
    )
    email = models.EmailField("邮箱", max_length=ADDRESS_AT_MOST, blank=True)
    confirmed_at = models.DateTimeField("邮箱确认时间", null=True)
    requested_from = models.GenericIPAddressField(
        "来源地址", null=True, help_text="Until it is confirmed: requests are counted."
    )
    name = models.CharField("名称", max_length=100)
    query = models.TextField("检索式")
    frequency = models.CharField("频率", max_length=20, choices=Frequency)
    feed_token = models.CharField(  # noqa: DJ001 (null: no two are alike)
        max_length=43, unique=True, null=True
    )
    created_at = models.DateTimeField("保存时间", default=timezone.now)
    told_at = models.DateTimeField("上次发信时间", default=timezone.now)
    known = models.BinaryField(default=b"")
    known_up_to = models.PositiveBigIntegerField(default=0)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "query"], name="an_account_saves_a_search_once"
            ),
            models.UniqueConstraint(
                fields=["email", "query"],
                condition=models.Q(owner__isnull=True),
                name="an_address_subscribes_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_mailed(self) -> bool:
        """Whether what is new goes to a confirmed address."""
        asked = self.frequency != Frequency.NEVER
        return asked and bool(self.email) and self.confirmed_at is not None


class Hit(models.Model):
    """A document that is new to a search; `told_at` is when it was put into a message."""

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="hits")
    document = models.ForeignKey(SeenDocument, models.CASCADE, related_name="+")
    found_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["search", "document"], name="a_document_is_new_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.search_id}: {self.document_id}"
