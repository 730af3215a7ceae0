"""Print what documents say that can be looked up, for a person or as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.facts.extraction import facts_of_documents, facts_of_issue
from documents.facts.shape import shape_of
from documents.facts.types import Facts
from documents.importing.files import read_gazette
from documents.management.facts_outline import facts_outline
from documents.management.held_documents import held_documents
from documents.management.output import plain_stdout
from documents.management.wording import error_line, month_option
from documents.parsing.errors import GazetteError
from documents.stored_documents import all_holdings, as_parsed


class Command(BaseCommand):
    help = (
        "列出文件说了什么：责任分工、效力、引用、任免、时限与指标、成员单位职责、文件关系，"
        "每一项都注明出自哪一条；加 --json 输出 JSON。不写数据库。"
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "source",
            metavar="FILE|ADDRESS",
            help="公报的文本或 PDF；或已收录的月份（2020-12）、文件的网址或文号",
        )
        parser.add_argument("--json", action="store_true", help="输出 JSON")
        parser.add_argument(
            "--month", help="这一期的月份，如 2020-12；不写则从文中判断"
        )

    def handle(self, *, source: str, **options: Any) -> None:
        path = Path(source)
        facts = self._of_file(path, options) if path.exists() else _of_address(source)
        with plain_stdout():
            self.stdout.write(
                json.dumps(shape_of(facts), ensure_ascii=False, indent=1)
                if options["json"]
                else facts_outline(facts)
            )

    def _of_file(self, path: Path, options: dict[str, Any]) -> Facts:
        try:
            parsed = read_gazette(path).parse(month_option(options["month"]))
        except GazetteError as error:
            self.stderr.write(error_line(path, error))
            raise SystemExit(1) from error
        return facts_of_issue(parsed)


def _of_address(address: str) -> Facts:
    documents = held_documents(address)
    year = documents[0].issue.year
    return facts_of_documents(as_parsed(documents), all_holdings(), year)
