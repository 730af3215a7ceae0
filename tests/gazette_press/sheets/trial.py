"""Made-up issues as PDFs through the whole parse: what comes out against what went in.

    python -m tests.gazette_press.sheets.trial --issues 60 --seed 1

The issues have real forms (`real_forms`) and tables of every kind, their sheets any of the
forms that `sheets.forms` draws: heads, feet, page numbers, margin tabs, watermarks, notes,
pages that lie crosswise. Issues are garbled where their seed is even. An issue is equal
where `tests.gazette_press.trial` says so, and each of its cells is in its row and column.
"""

import argparse
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from documents.parsing import parse_pages, read_pdf
from tests.documents.parsing.pdf.printed import with_tables
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.tables.trial import NONE, Score, compared, read_rows
from tests.gazette_press.trial import Outcome, Printed, compare, report


def attempt(seed: int) -> tuple[Outcome, Score]:
    """Print, parse and compare."""
    held = with_tables(seed, garbled=seed % 2 == 0)
    start = time.perf_counter()
    found = parse_pages(read_pdf(held.pdf))
    seconds = time.perf_counter() - start
    expected = Printed(seed, PrintStyle(), "", held.truth)
    outcome = compare(expected, found, seconds)
    cells = compared(held.rows, read_rows(found))
    if not cells.right == cells.printed == cells.read:
        wrong = ("cells", f"{cells.right} of {cells.printed}, {cells.read} read")
        outcome = replace(outcome, faults=(*outcome.faults, wrong))
    return outcome, cells


def main() -> int:
    cli = argparse.ArgumentParser(
        description=__doc__.splitlines()[0] if __doc__ else ""
    )
    cli.add_argument("--issues", type=int, default=60)
    cli.add_argument("--seed", type=int, help="of the first issue; random by default")
    cli.add_argument("--workers", type=int, default=1)
    chosen = cli.parse_args()
    seed = (
        random.SystemRandom().randrange(10**6) if chosen.seed is None else chosen.seed
    )
    sys.stdout.write(f"seeds {seed} to {seed + chosen.issues - 1}\n")
    sys.stdout.flush()
    with ProcessPoolExecutor(chosen.workers) as pool:
        tried = list(pool.map(attempt, range(seed, seed + chosen.issues)))
    outcomes = [outcome for outcome, _ in tried]
    sys.stdout.write(report(outcomes) + _cells([cells for _, cells in tried]))
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def _cells(scores: Sequence[Score]) -> str:
    whole = sum(scores, NONE)
    return f"cells: {whole.right:,} of {whole.printed:,}, F1 {whole.f1:.4f}\n"


if __name__ == "__main__":
    sys.exit(main())
