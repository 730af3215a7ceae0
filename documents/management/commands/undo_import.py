"""Undo what was done to an issue, do it again, or list what was done."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.importing.undoing import (
    changes_at,
    last_change,
    last_undone,
    redo,
    undo,
)
from documents.management.index_update import update_index
from documents.management.wording import key_argument
from documents.models import IssueChange, IssueKey
from documents.parsing.errors import GazetteError

_LISTED = 50


class Command(BaseCommand):
    help = (
        "撤销对一期公报最近的一次操作（收录、撤下、恢复、移动、移除），整期回到操作之前，"
        "网址照旧；再运行一次就再往前撤销一步。--redo 恢复刚撤销的，--list 列出做过的操作。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("issue", nargs="?", help="哪一期，如 2020-12、2020-12-s1")
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--redo", action="store_true", help="恢复刚撤销的操作")
        what.add_argument("--list", action="store_true", help="列出做过的操作")

    def handle(self, *, issue: str | None, **options: Any) -> None:
        asked = None if issue is None else key_argument(issue, "ISSUE")
        if options["list"]:
            self._list(asked)
            return
        if asked is None:
            raise CommandError("请写明是哪一期，如 undo_import 2020-12。")
        try:
            if options["redo"]:
                redo(change := last_undone(asked))
            else:
                undo(change := last_change(asked))
        except GazetteError as error:
            raise CommandError(f"{error.reason}。") from error
        done = "已恢复" if options["redo"] else "已撤销"
        self.stdout.write(f"{done}：{_told(change)}")
        update_index(self.stderr)

    def _list(self, key: IssueKey | None) -> None:
        changes = changes_at(key) if key else IssueChange.objects.all()
        for change in changes.defer("before", "after")[:_LISTED]:
            undone = "（已撤销）" if change.undone_at else ""
            self.stdout.write(_told(change) + undone)


def _told(change: IssueChange) -> str:
    """2020-12  2026-11-30 09:12  收录  jiaxing.txt"""
    at = timezone.localtime(change.at).strftime("%Y-%m-%d %H:%M")
    return "  ".join((str(change.key), at, change.get_kind_display(), change.summary))
