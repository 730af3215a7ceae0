"""Make the vectors by which clauses are found by their meaning, or tell how far that is."""

import argparse
import os
from collections.abc import Callable
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.meaning.embedder import embedder
from search.meaning.making import State, make_missing, state
from search.meaning.vector_file import VectorFile

_OFF = (
    "按意思查找没有开启：没有安装它的组件（运行 python3 bootstrap.py setup --semantic 安装），"
    "或设置了 GAZETTE_MEANING=0。检索照常，只是不按意思查找。"
)
_NICE = 10
_TOLD_EVERY = 5.0  # seconds


class Command(BaseCommand):
    help = "为按意思查找计算条款的向量：只算缺的，可以随时中断，再运行时接着算。"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="只看是否开启、是否算齐，不作改动；没有算齐时以 1 退出。",
        )

    def handle(self, *, check: bool, verbosity: int, **_: Any) -> str | None:
        model = embedder()
        if model is None:
            return _OFF if verbosity else None
        file = VectorFile(settings.SEARCH_VECTORS_DIR, model)
        if check:
            return _checked(state(model, file))
        # Whoever searches comes first.
        at_least = max(_NICE, os.getpriority(os.PRIO_PROCESS, 0))
        os.setpriority(os.PRIO_PROCESS, 0, at_least)
        on_step = _now_and_then(self.stderr.write) if verbosity else None
        try:
            made = make_missing(model, file, on_step)
        except BlockingIOError as error:
            raise CommandError("另一个程序正在计算向量，请等它做完。") from error
        except OSError as error:
            raise CommandError(f"向量写不进去：{error.strerror or error}。") from error
        return f"向量已算齐，共 {made.made} 条。" if verbosity else None


def _checked(found: State) -> str:
    """What is said where all is there; what is missing, is an error."""
    if not found.is_complete:
        raise CommandError(
            f"按意思查找已开启，{found.texts} 条条款中还有 {found.texts - found.made} 条没有向量，"
            "它们暂时只按字词查找。请运行 update_vectors。"
        )
    return f"按意思查找已开启，{found.texts} 条条款都有向量。"


def _now_and_then(write: Callable[[str], object]) -> Callable[[State], None]:
    """Tell how far it is, and how long it may still take."""
    began, first, told = monotonic(), -1, 0.0

    def tell(found: State) -> None:
        nonlocal first, told
        now = monotonic()
        if first < 0:
            first = found.made
        if now - told < _TOLD_EVERY and not found.is_complete:
            return
        told = now
        line = f"已算 {found.made}/{found.texts} 条"
        if found.made > first and not found.is_complete:
            each = (now - began) / (found.made - first)
            minutes = (found.texts - found.made) * each / 60
            line += f"，约还需 {max(1, round(minutes))} 分钟"
        write(line)

    return tell
