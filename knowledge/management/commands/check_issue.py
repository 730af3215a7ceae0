"""Check an issue before it is published; nothing of it is stored."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents.importing.files import read_gazette
from documents.management.output import plain_stdout
from documents.management.wording import error_line, month_option
from documents.parsing.errors import GazetteError
from knowledge.drafts import as_docx
from knowledge.drafts.issues import check_issue


class Command(BaseCommand):
    help = (
        "出刊前校对：目录与正文、缺号，每件文件引用的文件、条款和引文，括号、编号、附件、"
        "所指条款、单位名称和前后不一的文件名称。有要看的以 1 退出；不写数据库。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="公报的文本或 PDF")
        parser.add_argument(
            "--month", help="这一期的月份，如 2020-12；不写则从文中判断"
        )

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            issue = read_gazette(file).parse(month_option(options["month"]))
        except GazetteError as error:
            raise CommandError(error_line(file, error)) from error
        checked = check_issue(issue, timezone.localdate())
        with plain_stdout():
            for warning in issue.warnings:
                self.stdout.write(f"第 {warning.page} 页  {warning.message}")
            for each in checked:
                for key, quoted, finding in each.faults():
                    place = (
                        f"{each.document.number or each.document.title} {key}".strip()
                    )
                    told = as_docx.said(finding)
                    self.stdout.write(f"{place}  {finding.verdict}  {quoted}  {told}")
        if issue.warnings or any(each.report.faults for each in checked):
            sys.exit(1)
