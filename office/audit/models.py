"""The audit log: one entry for each thing done, in the order in which they were done."""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """Something that was done, and who did it.

    `actor` is kept as text too, so that it can be read when the account is gone.
    """

    at = models.DateTimeField("时间", auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    actor = models.CharField("操作人", max_length=150)
    address = models.CharField("来源地址", max_length=45, blank=True)
    action = models.CharField("操作", max_length=60)
    about = models.CharField("对象", max_length=500, blank=True)
    details = models.JSONField("详情", default=dict)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.about}"
