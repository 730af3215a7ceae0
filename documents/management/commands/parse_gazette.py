"""Print what the parser makes of a gazette, for a person or as JSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.importing.files import read_gazette
from documents.management.explained_page import explained_order, page_argument
from documents.management.outline import as_json, outline
from documents.management.output import plain_stdout
from documents.management.wording import error_line, month_argument
from documents.parsing.errors import GazetteError


class Command(BaseCommand):
    help = "输出公报的解析结果：文件、条款层级和存疑之处；加 --json 输出 JSON。不写数据库。"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="公报的文本或 PDF")
        parser.add_argument("--json", action="store_true", help="输出 JSON")
        parser.add_argument(
            "--month", help="这一期的月份，如 2020-12；不写则从文中判断"
        )

        parser.add_argument(
            "--explain-page",
            metavar="页码",
            help="说明这一页的栏文为什么这样断开、承接哪一件文件，不输出解析结果",
        )

    def handle(
        self,
        *,
        file: Path,
        json: bool,
        month: str | None,
        explain_page: str | None,
        **options: Any,
    ) -> None:
        given = month_argument(month)
        try:
            gazette = read_gazette(file)
            if explain_page is not None:
                printed = explained_order(gazette, page_argument(explain_page))
            else:
                issue = gazette.parse(given)
                printed = as_json(issue) if json else outline(issue)
        except GazetteError as error:
            self.stderr.write(error_line(file, error))
            raise SystemExit(1) from error
        with plain_stdout():
            self.stdout.write(printed)
