"""What was done, by whom and when."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "office.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "审计"
