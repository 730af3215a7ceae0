"""Files that staff bring: received, read, reviewed, published."""

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "office.uploads"
    label = "uploads"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "上传与发布"

    def ready(self) -> None:
        from documents.importing.kept_files import also_used
        from office.uploads.incoming import pdfs_in_use

        also_used(pdfs_in_use)
