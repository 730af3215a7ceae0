"""Time and peak memory of importing a PDF of 300 pages, and whether made-up issues parse
from a PDF as they do from their dumps."""

import os
import random
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.documents.parsing.pdf.printed import (
    made_up,
    outlined,
    shape_of_dump,
    shape_of_pdf,
    squeezed,
)
from tests.gazette_press.__main__ import SOURCES
from tests.gazette_press.made_up import made_up_issue, phrases_of
from tests.gazette_press.pages import lay_out
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.printing import print_pdf
from tests.gazette_press.source import Issue, read_source

PAGES = 300
ISSUES = 60


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "gazette.pdf")
        pages = _print(path)
        _manage(folder, "migrate", "--verbosity", "0")
        start, used = perf_counter(), _computing()
        _manage(folder, "import_gazette", str(path))
        seconds, computing = perf_counter() - start, _computing() - used
        print(f"{pages} pages, {path.stat().st_size / 1024**2:.1f} MB:")
    # The largest of the processes: the reader of the PDF, which comes first, has left
    # its memory by the time the parse needs its own.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  {seconds:.1f} s, of computing {computing:.1f} s on all cores together")
    print(f"  {peak:.0f} MB at most in one process")
    _compare()


def _computing() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _compare() -> None:
    counts: Counter[str] = Counter()
    for seed in range(ISSUES):
        pdf, text, answers = made_up(seed, garbled=seed % 2 == 0)
        printed, dumped = shape_of_pdf(pdf), shape_of_dump(text)
        counts["right"] += squeezed(printed) == answers
        counts["dump right"] += squeezed(dumped) == answers
        counts[_difference(printed, dumped)] += 1
    print(f"{ISSUES} made-up issues, half of them garbled, as PDF and as dump:")
    print(f"  without a fault: {counts['right']} PDFs, {counts['dump right']} dumps")
    print(f"  both to the same JSON: {counts['same']}")
    print(f"  not the same, but for where paragraphs begin: {counts['breaks']}")
    print(f"  not the same, for marks or order, too: {counts['more']}")


def _difference(printed: dict[str, Any], dumped: dict[str, Any]) -> str:
    if printed == dumped:
        return "same"
    return "breaks" if outlined(printed) == outlined(dumped) else "more"


def _print(path: Path) -> int:
    """Print made-up documents as one issue of at least PAGES pages; how many it has."""
    rng = random.Random(PAGES)
    phrases = phrases_of(
        [
            read_source(source)
            for source in sorted(SOURCES.iterdir())
            if source.suffix == ".txt"
        ]
    )
    issue = made_up_issue(phrases, rng)
    documents = issue.documents
    while (
        len(
            pages := lay_out(
                Issue(issue.month, documents), PrintStyle(), random.Random(1)
            )
        )
        < PAGES
    ):
        documents += tuple(
            replace(
                document,
                number=None
                if document.number is None
                else f"{document.number[:-1]}{len(documents) + n}号",
            )
            for n, document in enumerate(made_up_issue(phrases, rng).documents)
        )
    whole = Issue(issue.month, documents)
    path.write_bytes(print_pdf(whole, pages, PrintStyle()))
    return len(pages)


def _manage(folder: str, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, str(Path("manage.py")), *arguments],
        env={**os.environ, "GAZETTE_DATA": str(Path(folder, "data"))},
        check=True,
        capture_output=True,
    )
