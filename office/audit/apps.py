"""What was done, by whom and when."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AuditConfig(AppConfig):
    name = "office.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "审计"

    def ready(self) -> None:
        from office.audit.triggers import stop_watching, watch

        pre_migrate.connect(stop_watching, sender=self)
        post_migrate.connect(watch, sender=self)
