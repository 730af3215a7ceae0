"""Do what waits in the background."""

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from office.tasks.worker import Runner


class Command(BaseCommand):
    help = (
        "运行后台处理程序：读取上传的文件、发布、定时发布、更新索引。"
        "bootstrap.py run 会自带一个；用别的方式运行网站时，请让它一直运行。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="做完现在等着的任务就结束"
        )
        parser.add_argument(
            "--parent",
            type=int,
            metavar="PID",
            help="这个进程是启动它的，结束时它也结束",
        )

    def handle(self, *, once: bool, parent: int | None, **options: Any) -> None:
        runner = Runner(until_idle=once, parent=parent)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, runner.stop)
        try:
            runner.run()
        except DatabaseError as error:
            raise CommandError(f"数据库不能用：{error}") from error
