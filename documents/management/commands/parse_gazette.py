"""Print what the parser makes of a gazette, for a person or as JSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.importing.files import read_gazette
from documents.management.explaining_clauses import clause_explanation
from documents.management.outline import as_json, outline
from documents.management.output import plain_stdout
from documents.management.wording import error_line, month_argument
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
        parser.add_argument(
            "--explain-clause",
            metavar="KEY",
            help="说明一条的键从何而来；几件文件都有这个键时写 文号/KEY",
        )

    def handle(
        self, *, file: Path, json: bool, month: str | None, **options: Any
    ) -> None:
        given = month_argument(month)
        try:
            issue = read_gazette(file).parse(given)
        except GazetteError as error:
            self.stderr.write(error_line(file, error))
            raise SystemExit(1) from error
        if asked := options["explain_clause"]:
            told = clause_explanation(issue, asked)
        else:
            told = as_json(issue) if json else outline(issue)
        with plain_stdout():
            self.stdout.write(told)
