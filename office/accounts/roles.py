"""The roles of staff, kept apart as GB/T 22239-2019 (等保 2.0) asks."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What an account may do; it may hold several."""

    READER = "reader", "读者"
    EDITOR = "editor", "编辑"
    PUBLISHER = "publisher", "发布"
    USER_ADMINISTRATOR = "user-administrator", "用户管理"
    AUDITOR = "auditor", "审计"
