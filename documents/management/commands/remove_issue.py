"""Take an issue out, with all its documents."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents.importing.undoing import remove
from documents.management.held_issue import held_issue
from documents.management.index_update import update_index


class Command(BaseCommand):
    help = "移除一期公报：网页和检索里都不再有它，网址回答 410 并说明原因；可用 undo_import 撤销。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("issue", help="哪一期，如 2020-12、2020-12-s1")
        parser.add_argument("--reason", help="原因，会写在网页上")

    def handle(self, *, issue: str, reason: str | None, **options: Any) -> None:
        held = held_issue(issue)
        told = " ".join((reason or "").split())
        if not told:
            raise CommandError("请用 --reason 写明原因，它会写在网页上。")
        documents = held.documents.count()
        remove(held, told)
        self.stdout.write(
            f"已移除 {issue} 一期，{documents} 件；要撤销请运行 undo_import {issue}"
        )
        update_index(self.stderr)
