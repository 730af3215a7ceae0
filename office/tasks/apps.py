"""Work in the background: what waits, and who does it."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "office.tasks"
    label = "tasks"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "后台任务"
