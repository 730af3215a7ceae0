"""Corrections, the queue of doubts, and readers' reports."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    name = "office.corrections"
    label = "corrections"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "更正与核对"
