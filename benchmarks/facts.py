"""Facts: F1 by kind against tables that persons made, and what extraction adds to an import.

A row is right if document, part, paragraph and what it tells are. The time is that of
`facts FILE` over `parse_gazette FILE`, the best of three in processes of their own, as a share of
`import_gazette FILE`; and of the extraction alone, in this process.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time

from benchmarks.corpus import corpus_file, gazettes
from documents.facts.extraction import facts_of_issue
from documents.importing.files import read_gazette
from documents.parsing.types import ParsedIssue
from tests.documents.facts.made_up import Expected, difference, read_file, scores

TABLES = Path("tests/documents/facts")
MADE_UP = ("hard_cases", "further_cases", "blind_cases")
_TIMES = 3
_ALLOWED = 0.3


def main() -> None:
    for name, issue, expected in _issues():
        facts = facts_of_issue(issue)
        for kind, score in scores(facts, expected).items():
            print(
                f"{name} · {kind}: F1 {score.f1:.3f} "
                f"({score.right} right, {score.found} found, {score.expected} expected)"
            )
        for line in difference(facts, expected):
            print(f"  {line}")
    for path in gazettes():
        _time(path)


def _issues() -> Iterator[tuple[str, ParsedIssue, list[Expected]]]:
    for name in MADE_UP:
        issue, expected = read_file(TABLES / f"{name}.txt")
        yield name, issue, expected
    if real := corpus_file("gazette/jiaxing-2020-12.txt"):
        rows = json.loads((TABLES / "real_issue.json").read_text(encoding="utf-8"))
        expected = [((one[0], one[1], one[2]), one[3], one[4]) for one in rows]
        yield "the real issue", read_gazette(real).parse(None), expected


def _time(path: Path) -> None:
    issue = read_gazette(path).parse(None)
    alone = _best(lambda: _extract(issue))
    parsing = _best(lambda: _manage("parse_gazette", str(path), "--json"))
    added = _best(lambda: _manage("facts", str(path), "--json")) - parsing
    importing = _best(lambda: _import(path))
    print(
        f"{path.name}: extraction {alone * 1000:.0f} ms; facts over parse_gazette "
        f"{added:.2f} s, {added / importing:.0%} of an import of {importing:.2f} s "
        f"(at most {_ALLOWED:.0%})"
    )


def _best(measured: Callable[[], float]) -> float:
    return min(measured() for _ in range(_TIMES))


def _extract(issue: ParsedIssue) -> float:
    start = process_time()
    facts_of_issue(issue)
    return process_time() - start


def _import(path: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        _manage("migrate", "--verbosity", "0", folder=folder)
        return _manage("import_gazette", str(path), folder=folder)


def _manage(*arguments: str, folder: str = "") -> float:
    """CPU seconds of a command in a process of its own."""
    command = [sys.executable, "manage.py", *arguments]
    environment = {**os.environ, **({"GAZETTE_DATA": folder} if folder else {})}
    before = _children()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return _children() - before


def _children() -> float:
    return sum(_of_children(os.times()))


def _of_children(times: os.times_result) -> Iterable[float]:
    return times.children_user, times.children_system
