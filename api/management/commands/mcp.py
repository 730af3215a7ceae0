"""Serve an office's own assistant over standard input and output."""

import os
import sys
from argparse import ArgumentParser
from contextlib import redirect_stdout
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.management.base import BaseCommand

from api.mcp.protocol import Server
from api.mcp.tools import tools

_INSTRUCTIONS = (
    "政府公报全文检索，只读。先用 search 找到文件和条款的编号，再用 read 读、用 quote 引用："
    "引文以 quote 给出的原文、出处和网址为准，并留意效力状态。"
)


class Command(BaseCommand):
    help = (
        "供本单位的智能助手检索、阅读、引用公报和校对引用（Model Context Protocol，"
        "标准输入输出；只读）。由助手启动，输入结束时退出。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--site",
            default=settings.SITE_ADDRESS,
            help="网址的前一半，如 https://gb.example.cn ；默认是 GAZETTE_ADDRESS。",
        )

    def handle(self, *, site: str, **options: Any) -> None:
        server = Server(
            {"name": "gazette", "title": "政府公报", "version": "1.0.0"},
            _INSTRUCTIONS,
            tools(lambda address: urljoin(site, address)),
        )
        source, target = sys.stdin.buffer, sys.stdout.buffer
        try:
            # Whatever else is printed must not come between the messages.
            with redirect_stdout(sys.stderr):
                server.serve(source, target)
        except KeyboardInterrupt:
            pass
        except BrokenPipeError:
            # Python flushes once more as it exits, and would complain then.
            os.dup2(os.open(os.devnull, os.O_WRONLY), target.fileno())
