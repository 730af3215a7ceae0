"""Take gazette files into the database, then bring the index level."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from documents.importing.files import gather, read_gazette, shown
from documents.importing.kept_files import with_recognised
from documents.importing.matching.identity import Given, gazette_of, place_of
from documents.importing.store import (
    ImportOutcome,
    Status,
    TakesAway,
    already_held,
    compare_issue,
    store_issue,
)
from documents.invocation import to_run
from documents.management.issue_options import add_issue_options, given_by
from documents.management.output import plain_stdout
from documents.management.progress import LineReport, Report, reporting
from documents.management.table import closing_table
from documents.management.wording import (
    difference_lines,
    error_line,
    outcome_lines,
    passed_over_line,
    unchanged_line,
)
from documents.models import Issue, IssueKey
from documents.parsing.errors import GazetteError
from documents.signals import issue_published

_REPLACE = "。先用 --dry-run 看差别；确要照收，请加 --replace"
_BEHIND = "已存入数据库的不受影响；检索索引还没有更新完，请运行 {} 补齐"


class Command(BaseCommand):
    help = "收录公报：解析文本、PDF 或 OFD，存入数据库，更新索引。同一文件再收一遍不会有任何改动。"
    report: Report
    options: dict[str, Any]
    given: Given
    failed = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths",
            nargs="+",
            type=Path,
            metavar="FILE",
            help="公报的文本、PDF 或 OFD；给出文件夹，则收录其中所有 .txt、.pdf 和 .ofd",
        )
        add_issue_options(parser)
        parser.add_argument(
            "--replace",
            action="store_true",
            help="即使现有的文件或条款会少去五分之一以上，也照新文本收录",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="只看与现有内容的差别，什么也不改"
        )
        parser.add_argument(
            "--sample",
            action="store_true",
            help="作为示例收录，可用 remove_sample 移除",
        )

    def handle(self, *, paths: list[Path], **options: Any) -> None:
        self.given = given_by(options)
        _check_database()
        self.failed = False
        self.options = options
        self.report = LineReport(self.stderr)
        files = self._gathered(paths)
        with reporting(self.stderr, len(files)) as self.report:
            outcomes = dict(self._import_each(files))
            if outcomes and not options["dry_run"]:
                self._update_index()
                _tell_listeners(outcomes.values())
        if outcomes and not options["dry_run"]:
            with plain_stdout():
                self.stdout.write(closing_table(outcomes, self.stdout.isatty()))
        if self.failed:
            raise SystemExit(1)

    def _gathered(self, paths: list[Path]) -> list[Path]:
        """Every file once, in the order given."""
        files: dict[str, Path] = {}
        for path in paths:
            try:
                gathered = gather(path)
            except GazetteError as error:
                self._fail(error_line(path, error))
                continue
            if gathered.passed_over:
                self.report.say(passed_over_line(path, gathered.passed_over))
            for file in gathered.files:
                files.setdefault(os.path.realpath(file), file)
        return list(files.values())

    def _import_each(self, files: list[Path]) -> Iterator[tuple[Path, ImportOutcome]]:
        taken: dict[IssueKey, Path] = {}
        for path in files:
            try:
                outcome = self._import(path, taken)
            except TakesAway as error:
                self._fail(error_line(path, error) + _hint(error))
            except GazetteError as error:
                self._fail(error_line(path, error))
            except DatabaseError as error:
                self._fail(f"{shown(path)}：存不进数据库（{error}）")
            else:
                taken[outcome.key] = path
                for line in self._told(path, outcome):
                    self.report.say(line)
                yield path, outcome
            self.report.file_done()

    def _import(self, path: Path, taken: dict[IssueKey, Path]) -> ImportOutcome:
        """One file: read, parse unless it is held as it is, store."""
        self._stage(path, "读取")
        file = read_gazette(path)
        given = self.given
        if held := already_held(file, given=given):
            return held
        file = with_recognised(file)
        parsed = file.parse(None, lambda name: self._stage(path, name), given)
        gazette = gazette_of(parsed, given.gazette)
        key = place_of(parsed, file.sha256, gazette).key
        if other := taken.get(key):
            self._tell_twice(path, key, other)
        if self.options["dry_run"]:
            self._stage(path, "对比")
            return compare_issue(parsed, file, gazette=gazette, given=given)
        self._stage(path, "存入数据库")
        return store_issue(
            parsed,
            file,
            replace=self.options["replace"],
            is_sample=self.options["sample"],
            gazette=gazette,
            given=given,
        )

    def _told(self, path: Path, outcome: ImportOutcome) -> Iterator[str]:
        if self.options["dry_run"]:
            yield from difference_lines(outcome)
        elif outcome.status is Status.UNCHANGED:
            yield unchanged_line(path, outcome)
        else:
            yield from outcome_lines(outcome)

    def _tell_twice(self, path: Path, key: IssueKey, other: Path) -> None:
        """Two files of one issue: the later one counts, unless --month made them so."""
        if self.given.month:
            raise GazetteError(
                f"这次的 {key} 已给了 {shown(other)}，--month 只能配一个文件"
            )
        self.report.say(f"{shown(path)}：与 {shown(other)} 同为 {key}，以这一份为准")

    def _update_index(self) -> None:
        """What is stored stays stored, whatever becomes of the index."""
        self.report.stage("更新索引")
        level = False
        try:
            call_command("update_index", verbosity=0, stderr=self.stderr)
            level = True
        except (CommandError, OSError) as error:
            self.report.say(f"更新索引：{error}")
        finally:
            if not level:
                self._fail(_BEHIND.format(to_run("update_index")))

    def _stage(self, path: Path, name: str) -> None:
        self.report.stage(f"{shown(Path(path.name))} {name}")

    def _fail(self, line: str) -> None:
        self.failed = True
        self.report.say(line)


def _tell_listeners(outcomes: Iterable[ImportOutcome]) -> None:
    """Once for each issue that is new or changed."""
    told = {
        outcome.key: outcome.status is Status.NEW
        for outcome in outcomes
        if outcome.status is not Status.UNCHANGED
    }
    for key, is_new in told.items():
        issue = Issue.objects.without_source().at(key).get()
        issue_published.send_robust(sender=Issue, issue=issue, is_new=is_new)


def _hint(error: TakesAway) -> str:
    options = "（--number、--kind）" if error.is_guess else ""
    return options + _REPLACE


def _check_database() -> None:
    if Issue._meta.db_table not in connection.introspection.table_names():
        raise CommandError(f"数据库还没有建好，请先运行 {to_run('migrate')}")
