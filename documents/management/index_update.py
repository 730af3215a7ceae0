"""Bringing the index level after a command has changed what is held."""

from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper

_BEHIND = (
    "网页上已改好；搜索索引还没有更新，请运行 python manage.py update_index 补齐。"
)


def update_index(stderr: OutputWrapper) -> None:
    """Raises CommandError, which says what to run, where the index stays behind."""
    try:
        call_command("update_index", verbosity=0, stderr=stderr)
    except CommandError as error:
        raise CommandError(f"{error}{_BEHIND}") from error
