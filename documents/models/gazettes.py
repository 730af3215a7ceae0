"""A gazette (刊物): what issues are issues of."""

from typing import Any, Self

from django.conf import settings
from django.db import connection, models

from documents.models.keys import FIRST_GAZETTE


class GazetteQuerySet(models.QuerySet["Gazette"]):
    """`objects` of gazettes."""

    def held(self) -> Self:
        """Those of which there is an issue."""
        return self.exclude(issues=None).distinct()


class Gazette(models.Model):
    """A gazette: a city's, a district's, a bureau's. Its slug is part of addresses, and stays.

    There is always the first one (FIRST_GAZETTE), whose issues are addressed without naming it.
    """

    slug = models.CharField("网址名", max_length=30, unique=True)
    name = models.CharField(
        "刊名",
        max_length=100,
        blank=True,
        help_text="As printed; empty: not known yet.",
    )
    organ = models.CharField("主办单位", max_length=200, blank=True)
    contact = models.CharField("联系方式", max_length=200, blank=True)
    city = models.CharField("所属地区", max_length=60, blank=True)
    codes = models.JSONField(
        "机关代字", default=list, help_text="Of its documents' numbers: 云政发."
    )
    position = models.PositiveSmallIntegerField("次序", default=0)

    objects = GazetteQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Its name; as long as nobody told it, that of the site."""
        return self.name or settings.SITE["name"]

    @property
    def is_first(self) -> bool:
        return self.slug == FIRST_GAZETTE


def keep_first(**_: Any) -> None:
    """After migrating, or a flush: see to it that the first gazette is there."""
    if Gazette._meta.db_table in connection.introspection.table_names():
        Gazette.objects.get_or_create(slug=FIRST_GAZETTE)
