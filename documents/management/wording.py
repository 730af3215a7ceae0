"""What the commands take and say: a month, and one line for an error."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.core.management.base import CommandError

from documents.importing.files import shown
from documents.importing.store import ImportOutcome, Status
from documents.models import IssueKey
from documents.parsing.errors import GazetteError
from documents.parsing.types import Month

_MONTH = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")

_NAMED = 5


def month_argument(text: str, name: str) -> Month:
    """Of 2020-12. Raises CommandError, which names the argument, where it isn't written so."""
    match = _MONTH.fullmatch(text)
    if not match:
        raise CommandError(f"{name} {text}：月份要写成 2020-12 这样")
    return Month(int(match[1]), int(match[2]))


def key_argument(text: str, name: str) -> IssueKey:
    """Of 2020-12, 2020-12-n24, 2020-12-s1, xihu/2020-12. Raises CommandError, which names the
    argument, where it isn't written so."""
    if key := IssueKey.parse(text):
        return key
    raise CommandError(
        f"{name} {text}：一期要写成 2020-12、2020-12-n24（第24期）、2020-12-s1（增刊）这样，"
        "别的刊物在前面加网址名，如 xihu/2020-12"
    )


def month_option(text: str | None) -> Month | None:
    """Of --month 2020-12, if it is given; raises as `month_argument` does."""
    return None if text is None else month_argument(text, "--month")


def error_line(path: Path, error: GazetteError) -> str:
    """gazette.pdf：第 3 页：reason"""
    page = f"第 {error.page} 页：" if error.page else ""
    return f"{shown(path)}：{page}{error.reason}"


def passed_over_line(folder: Path, files: Sequence[Path]) -> str:
    """How many files of a folder are no gazettes, the first five by name."""
    names = "、".join(shown(file.relative_to(folder)) for file in files[:_NAMED])
    more = " 等" if len(files) > _NAMED else ""
    return f"{shown(folder)}：略过 {len(files)} 个不是 .txt 或 .pdf 的文件（{names}{more}）"


_RESULTS = {
    Status.NEW: "新收录",
    Status.UNCHANGED: "未变",
    Status.UPDATED: "已更新",
}


def result(outcome: ImportOutcome) -> str:
    """The outcome in a word: 新收录, 未变, 已更新."""
    return _RESULTS[outcome.status]


def unchanged_line(path: Path, outcome: ImportOutcome) -> str:
    """Where a file is held that was given again."""
    return f"{shown(path)}：已收录为 {outcome.key} 一期，没有改动"


def outcome_lines(outcome: ImportOutcome) -> Iterator[str]:
    """What an update did to the clauses and documents that were held."""
    if outcome.status is not Status.UPDATED:
        return
    changes = outcome.changes
    moved = f"（其中 {changes.moved} 条换了地址，旧地址仍通）" if changes.moved else ""
    yield (
        f"{outcome.key}：保留 {changes.kept} 条{moved}，"
        f"新增 {changes.added} 条，删去 {changes.removed} 条"
    )
    if outcome.withdrawn:
        titles = "".join(f"《{title}》" for title in outcome.withdrawn)
        yield f"{outcome.key}：新文本里没有了、已撤下 {len(outcome.withdrawn)} 件：{titles}"


def difference_lines(outcome: ImportOutcome) -> Iterator[str]:
    """What an import would do to what is held: documents by title, clauses counted."""
    changes = outcome.changes
    if outcome.status is Status.UNCHANGED:
        yield f"{outcome.key}：不会有改动"
        return
    same = outcome.held - len(outcome.withdrawn) - len(outcome.changed)
    yield (
        f"{outcome.key}：现有 {outcome.held} 件，其中不变 {same} 件，"
        f"改动 {len(outcome.changed)} 件，新增 {len(outcome.new)} 件，撤下 {len(outcome.withdrawn)} 件"
    )
    yield (
        f"{outcome.key}：现有 {changes.held} 条，其中保留 {changes.kept} 条"
        f"（改字 {changes.rewritten} 条），新增 {changes.added} 条，删去 {changes.removed} 条"
    )
    for what, titles in (
        ("改动", outcome.changed),
        ("新增", outcome.new),
        ("撤下", outcome.withdrawn),
    ):
        yield from (f"  {what}：《{title}》" for title in titles)
