"""Bringing the index level after a command has changed what is held."""

from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper

from documents.invocation import to_run

_BEHIND = "网页上已改好；检索索引还没有更新，请运行 {} 补齐。"


def update_index(stderr: OutputWrapper) -> None:
    """Raises CommandError, which says what to run, where the index stays behind."""
    try:
        call_command("update_index", verbosity=0, stderr=stderr)
    except CommandError as error:
        behind = _BEHIND.format(to_run("update_index"))
        raise CommandError(f"{error}{behind}") from error
