"""Put a backup in the place of what is held."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from documents.models import Issue
from operations.backing_up import OnStep, backup, default_target
from operations.errors import OperationsError
from operations.restoring import opened, refuse_newer, restore, verified


class Command(BaseCommand):
    help = (
        "用备份恢复。先核对备份是否完整；现有内容先另存一份备份，再整体替换，读者看到的不是旧的就是新的；"
        "随后升级数据库结构，更新索引。--check 只核对，不恢复。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="备份的文件夹或 .tar 文件")
        parser.add_argument("--check", action="store_true", help="只核对备份是否完整")

    def handle(self, *, source: Path, check: bool, **options: Any) -> str:
        quiet = not options["verbosity"]
        on_step: OnStep = (lambda _: None) if quiet else self.stderr.write
        try:
            with opened(source) as folder:
                manifest = verified(folder, on_step)
                refuse_newer(manifest)
                told = (
                    f"{sum(manifest.rows.values())} 行数据，{manifest.made_at} 的备份"
                )
                if check:
                    return f"备份完整：{told}。"
                if holds_anything():
                    before = default_target()
                    before = before.with_name(f"before-restore-{before.name}")
                    backup(before, on_step)
                    self.stderr.write(f"现有内容已另存为 {before}")
                restore(folder, manifest, on_step)
        except OperationsError as error:
            raise CommandError(f"{error}。") from error
        call_command("migrate", interactive=False, verbosity=0)
        call_command("update_index", verbosity=options["verbosity"])
        return f"已恢复：{told}。"


def holds_anything() -> bool:
    """Whether there is an issue; a new database has no tables yet."""
    tables = connection.introspection.table_names()
    return Issue._meta.db_table in tables and Issue.objects.exists()
