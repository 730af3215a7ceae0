from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "公报"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from documents.models.gazettes import keep_first
        from documents.revisions import stop_watching, watch

        pre_migrate.connect(stop_watching, sender=self)
        post_migrate.connect(keep_first, sender=self)
        post_migrate.connect(watch, sender=self)
