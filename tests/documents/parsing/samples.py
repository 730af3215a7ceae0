"""The bundled months: their dumps, their parses and the hand-written answers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from documents.parsing import parse_issue, repair_text
from documents.parsing.types import ParsedIssue

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "documents" / "sample"
SOURCES = ROOT / "tests" / "sample_sources"
MONTHS = tuple(path.stem for path in sorted(SOURCES.glob("*.txt")))


@cache
def dumped(month: str) -> str:
    return (SAMPLE / f"yunze-{month}.txt").read_text(encoding="utf-8")


@cache
def repaired_dump(month: str) -> str:
    return repair_text(dumped(month))


@cache
def parsed(month: str) -> ParsedIssue:
    return parse_issue(dumped(month))


@cache
def answers(month: str) -> dict[str, Any]:
    truth = SOURCES / f"yunze-{month}.truth.json"
    found: dict[str, Any] = json.loads(truth.read_text(encoding="utf-8"))
    return found
