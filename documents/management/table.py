"""The closing table of an import."""

import io
import shutil
from collections.abc import Mapping
from pathlib import Path

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from documents.importing.files import shown
from documents.importing.store import ImportOutcome
from documents.management.wording import result

# Wide enough that nothing wraps where no terminal sets the width.
_WIDTH_OF_A_FILE = 240
_COUNTS = ("文件数", "条款", "修复", "存疑")


def closing_table(outcomes: Mapping[Path, ImportOutcome], to_terminal: bool) -> str:
    """A line for each file that went in. A file that was not read anew shows no repairs."""
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("来源", "期", "结果"):
        table.add_column(heading, overflow="fold")
    for heading in _COUNTS:
        table.add_column(heading, justify="right")
    for path, outcome in outcomes.items():
        repairs = "—" if outcome.repairs is None else str(outcome.repairs)
        counts = (outcome.documents, outcome.clauses, repairs, outcome.warnings)
        table.add_row(
            escape(shown(Path(path.name))),
            str(outcome.key),
            result(outcome),
            *map(str, counts),
        )
    return _printed(
        table, shutil.get_terminal_size().columns if to_terminal else _WIDTH_OF_A_FILE
    )


def _printed(table: Table, width: int) -> str:
    buffer = io.StringIO()
    Console(file=buffer, width=width).print(table)
    lines = (line.rstrip() for line in buffer.getvalue().splitlines())
    return "\n".join(line for line in lines if line)
