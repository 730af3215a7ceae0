"""Who may do what: accounts and their roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "office.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "账号"
