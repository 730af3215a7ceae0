"""Check that no entry of the audit log was changed or taken out."""

import re
from argparse import ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from office.audit.chain import verify

_ANCHOR = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")


def anchor(text: str) -> tuple[int, str]:
    """An entry's number and hash, as this command prints the last one: 12:9f86…"""
    said = _ANCHOR.fullmatch(text)
    if not said:
        raise ArgumentTypeError(f"“{text}”应写成 序号:校验值")
    return int(said[1]), said[2]


class Command(BaseCommand):
    help = "校验审计日志：条目有没有被改动、删除"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anchor",
            type=anchor,
            action="append",
            default=[],
            metavar="序号:校验值",
            help="以前记下的末条，须仍在日志中，可写多个",
        )

    def handle(self, *, anchor: list[tuple[int, str]], **options: Any) -> str:
        verdict = verify(dict(anchor))
        if verdict.fault:
            raise CommandError(
                f"审计日志已不完整。{verdict.fault}（此前 {verdict.checked} 条完整）"
            )
        if not verdict.checked:
            return "审计日志为空"
        return (
            f"审计日志完整，共 {verdict.checked} 条。\n"
            f"末条：{verdict.head}:{verdict.head_hash}\n"
            "请把末条记在别处，以后用 --anchor 核对。"
        )
