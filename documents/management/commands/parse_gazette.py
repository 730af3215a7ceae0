"""Print what the parser makes of a gazette, for a person or as JSON, or why it made that of it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.importing.files import GazetteFile, read_gazette
from documents.management.explained_clause import clause_explanation
from documents.management.explained_page import explained_order, page_argument
from documents.management.explained_repairs import explained_repairs
from documents.management.outline import as_json, outline
from documents.management.output import plain_stdout
from documents.management.wording import error_line, month_option
from documents.parsing.errors import GazetteError


class Command(BaseCommand):
    help = (
        "输出公报的解析结果：文件、条款层级、每条的键和存疑之处；加 --json 输出 JSON。"
        "不写数据库。"
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="公报的文本或 PDF")
        parser.add_argument("--json", action="store_true", help="输出 JSON")
        parser.add_argument(
            "--month", help="这一期的月份，如 2020-12；不写则从文中判断"
        )
        why = parser.add_mutually_exclusive_group()
        why.add_argument(
            "--explain",
            metavar="LINE[:COLUMN]",
            help="说明某一行（或其中某个字）为什么这样修复，如 12 或 12:5",
        )
        why.add_argument(
            "--explain-page",
            metavar="PAGE",
            help="说明这一页的栏文为什么这样断开、承接哪一件文件",
        )
        why.add_argument(
            "--explain-clause",
            metavar="KEY",
            help="说明一条的键从何而来；几件文件都有这个键时写 文号/KEY",
        )

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            told = self._told(read_gazette(file), options)
        except GazetteError as error:
            self.stderr.write(error_line(file, error))
            raise SystemExit(1) from error
        with plain_stdout():
            self.stdout.write(told)

    def _told(self, gazette: GazetteFile, options: dict[str, Any]) -> str:
        given = month_option(options["month"])
        if (place := options["explain"]) is not None:
            return explained_repairs(gazette, place)
        if (page := options["explain_page"]) is not None:
            return explained_order(gazette, page_argument(page))
        issue = gazette.parse(given)
        if (key := options["explain_clause"]) is not None:
            return clause_explanation(issue, key)
        return as_json(issue) if options["json"] else outline(issue)
