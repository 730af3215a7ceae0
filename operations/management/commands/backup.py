"""Copy all that can't be made again, while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from operations.backing_up import OnStep, backup, default_target
from operations.errors import OperationsError


class Command(BaseCommand):
    help = (
        "备份数据库和收录的原文件，站点可照常运行；索引和页面图片可以重建，不在其内。"
        "写成一个文件夹，或以 .tar 结尾时写成一个文件；不写名字时放进数据目录的 backups。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", nargs="?", type=Path, help="写到哪里")

    def handle(self, *, target: Path | None, verbosity: int, **_: Any) -> str:
        target = target or default_target()
        on_step: OnStep = self.stderr.write if verbosity else (lambda _: None)
        try:
            manifest = backup(target, on_step)
        except OperationsError as error:
            raise CommandError(f"{error}。") from error
        return (
            f"已备份到 {target}：{len(manifest.files)} 个文件，"
            f"{sum(manifest.rows.values())} 行数据，{manifest.made_at}。"
        )
