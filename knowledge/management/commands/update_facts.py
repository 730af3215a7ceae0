"""Read the facts of what is held, where documents or rules are others by now."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from knowledge.level import bring_facts_level


class Command(BaseCommand):
    help = (
        "从已收录的文件里提取责任分工、时限、效力、引用、任免等；只处理有变化的文件。"
        "收录时会自动进行；规则更新后，或要全部重来时运行。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="全部文件重新提取")

    def handle(self, **options: Any) -> str:
        console = Console(file=sys.stderr, quiet=not sys.stderr.isatty())
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("提取", total=None)

            def on_step(done: int, total: int) -> None:
                progress.update(task, completed=done, total=total)

            count = bring_facts_level(on_step, everything=options["all"])
        return f"已提取 {count} 件文件。" if count else "没有需要提取的文件。"
