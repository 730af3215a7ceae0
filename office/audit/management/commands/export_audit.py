"""Write the audit log to a file."""

from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.audit.chain import seal
from office.audit.selection import FORMATS, Selection


def day(text: str) -> date:
    """Of 2026-01-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}”不是日期，应写成 2026-01-31") from error


class Command(BaseCommand):
    help = "导出审计日志，每行一条"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", dest="since", type=day, metavar="日期")
        parser.add_argument("--to", dest="until", type=day, metavar="日期")
        parser.add_argument("--actor", default="", metavar="操作人")
        parser.add_argument("--action", default="", metavar="操作")
        parser.add_argument("--format", choices=FORMATS, default="jsonl")
        parser.add_argument(
            "--output", type=Path, metavar="文件", help="不写则输出到屏幕"
        )

    def handle(self, **options: Any) -> None:
        seal()
        names = ("actor", "action", "since", "until")
        selection = Selection(**{name: options[name] for name in names})
        write, _ = FORMATS[options["format"]]
        with self._opened(options["output"]) as file:
            for line in write(selection.in_order()):
                file.write(line)

    @contextmanager
    def _opened(self, output: Path | None) -> Iterator[TextIO]:
        if output is None:
            self.stdout.ending = ""
            yield self.stdout  # type: ignore[misc]
            return
        try:
            with output.open("w", encoding="utf-8", newline="") as file:
                yield file
        except OSError as error:
            raise CommandError(f"不能写入 {output}：{error.strerror}") from error
