"""Make an issue that of another month."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.importing.undoing import move
from documents.management.held_issue import held_issue
from documents.management.index_update import update_index
from documents.management.wording import month_argument
from documents.parsing.errors import GazetteError


class Command(BaseCommand):
    help = "改一期公报的月份：内容不动，旧网址转到新网址；可用 undo_import 撤销。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("month", help="现在的月份，如 2020-11")
        parser.add_argument("to", help="改成的月份，如 2020-12")

    def handle(self, *, month: str, to: str, **options: Any) -> None:
        issue = held_issue(month)
        target = month_argument(to, "TO")
        try:
            move(issue, target)
        except GazetteError as error:
            raise CommandError(f"{error.reason}。") from error
        self.stdout.write(f"{month} 一期已改为 {target}：{issue.get_absolute_url()}")
        update_index(self.stderr)
