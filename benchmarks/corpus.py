"""Texts to measure on: the bundled sample, and what GAZETTE_CORPUS holds."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path("documents/sample")


def corpus_file(name: str) -> Path | None:
    """A file of the folder that GAZETTE_CORPUS names; None if it is not there."""
    folder = os.environ.get("GAZETTE_CORPUS")
    path = Path(folder, name) if folder else None
    return path if path and path.is_file() else None


def gazettes() -> list[Path]:
    """The sample's months, and the real issue if GAZETTE_CORPUS has it."""
    real = corpus_file("gazette/jiaxing-2020-12.txt")
    return [*sorted(SAMPLE.glob("*.txt")), *([real] if real else [])]


def statutes(path: Path) -> Iterator[str]:
    """The texts of a .jsonl.gz of {"title": …, "text": …}."""
    return (text for _, text in titled_statutes(path))


def titled_statutes(path: Path) -> Iterator[tuple[str, str]]:
    """The same, each with its title."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            statute = json.loads(line)
            yield statute["title"], statute["text"]
