"""The table: each size built, opened, asked and added to, in a process of its own."""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.corpus import corpus_file
from benchmarks.search_speed.archive import archive
from benchmarks.search_speed.growth import growth
from benchmarks.search_speed.measuring import (
    added,
    build_speed,
    issue_of,
    memory,
    opened,
    times_of,
)
from benchmarks.search_speed.questions import Question, questions
from benchmarks.search_speed.rival import Tantivy, cut, is_here
from search.analysis.tokenizer import Tokenizer, tokenizer_with
from search.whoosh_engine.engine import WhooshEngine

SIZES = (10_000, 100_000)
SAMPLE = 3500  # documents that queries and an issue are drawn from
ISSUE = 600  # clauses


def main() -> None:
    print_table(list(SIZES))


def print_table(sizes: list[int], plot: Path | None = None) -> None:
    """Print what is measured of each size, and write how it grows as a picture, if told where."""
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    results = {size: _measured(path, size) for size in sizes}
    if plot:
        plot.write_text(growth(results), "utf-8")


def _measured(path: Path, size: int) -> dict[str, float]:
    """Built and asked in processes of their own, so that memory is that of a server."""
    print(f"\n{size:,} clauses")
    with tempfile.TemporaryDirectory() as folder:
        _in_a_process(partial(_build, path, size, Path(folder)), Path(folder))
        return _in_a_process(partial(_ask, path, size, Path(folder)), Path(folder))


def _in_a_process(
    measure: Callable[[], dict[str, float]], folder: Path
) -> dict[str, float]:
    sys.stdout.flush()
    result = folder / "result.json"
    child = os.fork()
    if not child:
        result.write_text(json.dumps(measure()))
        sys.stdout.flush()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("a measurement died")
    measured: dict[str, float] = json.loads(result.read_bytes())
    return measured


def _build(path: Path, size: int, folder: Path) -> dict[str, float]:
    index = folder / "index"
    speed = build_speed(index, archive(path, size))
    print(f"  built, words ready: {speed:,.0f} clauses/s")
    disk = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    print(f"  on disk: {disk / 1024**2:,.0f} MB")
    return {}


def _ask(path: Path, size: int, folder: Path) -> dict[str, float]:
    tokenizer = tokenizer_with(frozenset())
    sample = list(islice(archive(path, size), SAMPLE))
    asked = questions(sample, tokenizer)
    index = folder / "index"
    before = memory()[0]
    first, answered = opened(index, asked[20])
    print(f"  opened: {first:.0f} ms; first query: {answered:.0f} ms")
    engine = WhooshEngine(index)
    ours = times_of(partial(engine.find, one.query()) for one in asked)
    print(f"  ours: {ours}")
    _print_sorts(asked, ours.each)
    near = times_of(
        partial(engine.find, one.near()) for one in asked if one.words or one.phrase
    )
    print(f"  near: {near}")
    own, shared = memory()
    print(
        f"  memory: {own - before:.0f} MB of its own for searching, {shared:.0f} MB mapped"
    )
    measured = {
        "p50": ours.middle,
        "p95": ours.high,
        "near p50": near.middle,
        "near p95": near.high,
    }
    if is_here():
        theirs = _rival(path, size, folder, asked, tokenizer)
        ratios = ours.middle / theirs[0], ours.high / theirs[1]
        print(f"  ours to tantivy: p50 {ratios[0]:.2f}, p95 {ratios[1]:.2f}")
        measured |= {"tantivy p50": theirs[0], "tantivy p95": theirs[1]}
    for number in range(3):
        issue = issue_of(sample[number::7], ISSUE)
        took = added(engine, issue, asked[0])
        print(f"  an issue of {ISSUE} clauses added and seen: {took:.0f} ms")
    return measured


def _rival(
    path: Path, size: int, folder: Path, asked: list[Question], tokenizer: Tokenizer
) -> tuple[float, float]:
    other = Tantivy(folder)
    other.add(cut(one, tokenizer) for one in archive(path, size))

    theirs = times_of(partial(other.find, one) for one in asked)
    print(f"  tantivy: {theirs}")
    _print_sorts(asked, theirs.each)
    return theirs.middle, theirs.high


def _print_sorts(asked: list[Question], each: tuple[float, ...]) -> None:
    for sort in dict.fromkeys(one.sort for one in asked):
        taken = sorted(
            took for one, took in zip(asked, each, strict=True) if one.sort == sort
        )
        print(
            f"    {sort}: median {taken[len(taken) // 2]:.2f} ms, most {taken[-1]:.2f} ms"
        )
