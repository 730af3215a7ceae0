"""Bring the index level with the database, or tell how far it is from that."""

import argparse
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engine import EngineBusy
from search.sync import (
    Differences,
    Levelled,
    Step,
    bring_level,
    differences,
    level,
)


class Command(BaseCommand):
    help = "使索引与数据库一致：只更新有变化的文件。"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument(
            "--rebuild",
            action="store_true",
            help="全部重建；建成之前，检索照常用原来的索引。",
        )
        what.add_argument(
            "--check",
            action="store_true",
            help="只看是否一致，不作改动；不一致时说明差别，并以 1 退出。",
        )

    def handle(
        self, *, rebuild: bool, check: bool, verbosity: int, **_: Any
    ) -> str | None:
        if check:
            return _checked(differences())
        on_step = _each_month(self.stderr.write) if verbosity else None
        try:
            levelled = bring_level(on_step, rebuild=rebuild)
        except EngineBusy as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"索引写不进去：{error.strerror or error}。") from error
        if not level():
            raise CommandError("更新索引时数据库一直在变，请再运行一次。")
        return _closing_sentence(levelled) if verbosity else None


def _checked(differing: Differences) -> str:
    """What is said where there is no difference; what there is, is an error."""
    if differing.made_otherwise and differing.documents:
        raise CommandError(
            "索引还没有建，或已损坏，或由另一版本的程序或词典建成：需要重建。请运行 update_index。"
        )
    counts = {
        "缺": len(differing.missing),
        "内容已变": len(differing.changed),
        "多出": len(differing.gone),
    }
    told = [f"{what} {count} 件" for what, count in counts.items() if count]
    if told:
        raise CommandError(
            f"索引没有跟上数据库：{'，'.join(told)}。请运行 update_index。"
        )
    return f"索引与数据库一致，共 {differing.documents} 件。"


def _each_month(write: Callable[[str], object]) -> Callable[[Step], None]:
    told: set[str] = set()

    def tell(step: Step) -> None:
        if step.month not in told:
            told.add(step.month)
            write(f"正在索引 {step.month}（{step.done}/{step.total} 件）")

    return tell


def _closing_sentence(levelled: Levelled) -> str:
    done = [f"更新 {levelled.written} 件"] if levelled.written else []
    if levelled.rebuilt:
        done = [f"重建 {levelled.written} 件"]
    if levelled.removed:
        done.append(f"移除 {levelled.removed} 件")
    told = f"：{'，'.join(done)}" if done else "，没有需要更新的"
    return f"索引已与数据库一致，共 {levelled.documents} 件{told}。"
