"""Bring the index level with the database."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine import EngineBusy
from search.indexing import Levelled, bring_level


class Command(BaseCommand):
    help = "使索引与数据库一致：只更新有变化的期。"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--rebuild",
            action="store_true",
            help="全部重建；建成之前，检索照常用原来的索引。",
        )

    def handle(self, *, rebuild: bool, verbosity: int, **_: Any) -> str | None:
        announce = self._announce if verbosity else None
        try:
            levelled = bring_level(announce, rebuild=rebuild)
        except EngineBusy as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"索引写不进去：{error.strerror or error}。") from error
        return _closing_sentence(levelled) if verbosity else None

    def _announce(self, month: str, which: int, count: int) -> None:
        self.stderr.write(f"正在索引 {month}（{which}/{count}）")


def _closing_sentence(levelled: Levelled) -> str:
    if not (levelled.replaced or levelled.removed):
        return f"索引已与数据库一致，共 {levelled.issues} 期，没有需要更新的。"
    removed = f"，移除 {levelled.removed} 期" if levelled.removed else ""
    return f"索引已与数据库一致，共 {levelled.issues} 期：更新 {levelled.replaced} 期{removed}。"
