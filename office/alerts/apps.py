"""Saved searches, what is told of them by mail and as feeds, and favourites."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "office.alerts"
    label = "alerts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "订阅"

    def ready(self) -> None:
        from office.alerts.percolation import on_index_changed
        from search.sync import index_changed

        index_changed.connect(on_index_changed, dispatch_uid="alerts")
