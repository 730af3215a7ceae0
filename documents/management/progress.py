"""Telling how far an import is: a bar where there is a terminal, else a line a file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.core.management.base import OutputWrapper
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from documents.parsing import STAGES

# The parse's own stages, and reading before and storing after them.
_STAGES_A_FILE = len(STAGES) + 2


class Report(Protocol):
    """What an import tells as it goes on."""

    def stage(self, name: str) -> None:
        """The current file has come to this stage."""

    def file_done(self) -> None:
        """The current file is through, one way or the other."""

    def say(self, line: str) -> None:
        """A line that stays."""


class LineReport:
    """Stages are not told: what stays in a log is what came of each file."""

    def __init__(self, stderr: OutputWrapper) -> None:
        self._stderr = stderr

    def stage(self, name: str) -> None:
        pass

    def file_done(self) -> None:
        pass

    def say(self, line: str) -> None:
        self._stderr.write(line, self._stderr.style_func)


class BarReport:
    """A bar with the stage and the time that has passed; it goes when all is done."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._files = 0

    def stage(self, name: str) -> None:
        self._progress.update(self._task, description=name, refresh=True)
        end_of_file = (self._files + 1) * _STAGES_A_FILE
        if self._progress.tasks[self._task].completed + 1 < end_of_file:
            self._progress.advance(self._task)

    def file_done(self) -> None:
        self._files += 1
        self._progress.update(self._task, completed=self._files * _STAGES_A_FILE)

    def say(self, line: str) -> None:
        self._progress.console.print(
            line, markup=False, highlight=False, soft_wrap=True
        )


@contextmanager
def reporting(stderr: OutputWrapper, files: int) -> Iterator[Report]:
    """Where `stderr` is a terminal, a bar for so many files; else lines."""
    if not stderr.isatty():
        yield LineReport(stderr)
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=Console(file=sys.stderr), transient=True
    ) as progress:
        yield BarReport(progress, progress.add_task("", total=files * _STAGES_A_FILE))
