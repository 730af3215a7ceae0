"""Print a gazette's text with its garbled marks put right, lines unchanged otherwise."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.importing.files import read_gazette
from documents.management.output import plain_stdout
from documents.management.wording import error_line
from documents.parsing.errors import GazetteError


class Command(BaseCommand):
    help = "输出修复后的公报文本：只改错码，行与行不变。"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="公报的文本或 PDF")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            text = read_gazette(file).repaired()
        except GazetteError as error:
            self.stderr.write(error_line(file, error))
            raise SystemExit(1) from error
        with plain_stdout():
            self.stdout.write(text, ending="")
