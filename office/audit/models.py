"""The audit log: one entry for each thing done, in the order in which they were done."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Entry(models.Model):
    """Something that was done, and who did it.

    Triggers refuse to change or delete an entry (`office.audit.triggers`); `hash` binds it to
    all entries before it (`office.audit.chain`), "" until it is sealed. `actor` is kept as text,
    and nothing follows from `user`, so that an entry outlives its account as it is.
    """

    at = models.DateTimeField("时间", default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
    )
    actor = models.CharField("操作人", max_length=150)
    address = models.CharField("来源地址", max_length=45, blank=True)
    action = models.CharField("操作", max_length=60)
    about = models.CharField("对象", max_length=500, blank=True)
    details = models.JSONField("详情", default=dict)
    hash = models.CharField("校验值", max_length=64, blank=True, default="")

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["action", "id"], name="entries_of_an_action"),
            models.Index(fields=["actor", "id"], name="entries_of_an_actor"),
            models.Index(
                fields=["id"], condition=models.Q(hash=""), name="unsealed_entries"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.about}"


class Tally(models.Model):
    """How many rows of a table were written in one way since that was last put into the log.

    One for each table of many rows and each operation. Triggers count; the next entry, whoever
    writes it, puts the count into the log and begins anew.
    """

    table = models.CharField(max_length=60)
    label = models.CharField(max_length=60)
    operation = models.CharField(max_length=10)
    rows = models.PositiveBigIntegerField(default=0)
    first_row = models.BigIntegerField(null=True)
    last_row = models.BigIntegerField(null=True)
    began_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.table} {self.operation}: {self.rows}"
