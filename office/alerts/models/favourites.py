"""What an account has marked for itself."""

from django.conf import settings
from django.db import models


class Favourite(models.Model):
    """A document, or one of its clauses, by the address it had; `key` is "" for a document.

    `title` and `place` are as they were then: what is shown when the address leads nowhere.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="favourites"
    )
    slug = models.CharField("网址名", max_length=120)
    key = models.CharField("条款号", max_length=120, blank=True)
    title = models.CharField("标题", max_length=500)
    number = models.CharField("发文字号", max_length=120, blank=True)
    place = models.CharField("位置", max_length=160, blank=True)
    note = models.CharField("备注", max_length=1000, blank=True)
    created_at = models.DateTimeField("收藏时间", auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "slug", "key"], name="a_favourite_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.place}".strip()
