"""Give an issue another key: another month, number, kind or gazette."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.importing.undoing import move
from documents.management.held_issue import held_issue
from documents.management.index_update import update_index
from documents.management.wording import key_argument
from documents.parsing.errors import GazetteError


class Command(BaseCommand):
    help = "移动一期公报，改它的月份、期号、类别或刊物：内容不动，旧网址转到新网址；可用 undo_import 撤销。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("issue", help="哪一期，如 2020-11")
        parser.add_argument(
            "to",
            help="改成哪一期，如 2020-12、2020-12-n24（第24期）、2020-12-s1（增刊）",
        )

    def handle(self, *, issue: str, to: str, **options: Any) -> None:
        held = held_issue(issue)
        target = key_argument(to, "TO")
        try:
            move(held, target)
        except GazetteError as error:
            raise CommandError(f"{error.reason}。") from error
        self.stdout.write(f"{issue} 一期已改为 {target}：{held.get_absolute_url()}")
        update_index(self.stderr)
