"""The table: each size built, opened, asked and added to, in a process of its own."""

import os
import sys
import tempfile
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from benchmarks.corpus import corpus_file
from benchmarks.search_speed.archive import archive
from benchmarks.search_speed.measuring import (
    added,
    build_speed,
    issue_of,
    memory,
    opened,
    times_of,
)
from benchmarks.search_speed.questions import Question, questions
from benchmarks.search_speed.rival import Tantivy, cut
from search.analysis.tokenizer import Tokenizer, tokenizer_with
from search.whoosh_engine.engine import WhooshEngine

SAMPLE = 3500  # documents that queries and an issue are drawn from
ISSUE = 600  # clauses


def print_table(sizes: list[int]) -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    for size in sizes:
        sys.stdout.flush()
        child = os.fork()
        if not child:
            with tempfile.TemporaryDirectory() as folder:
                _measure(path, size, Path(folder))
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


def _measure(path: Path, size: int, folder: Path) -> None:
    print(f"\n{size:,} clauses")
    tokenizer = tokenizer_with(frozenset())
    sample = list(islice(archive(path, size), SAMPLE))
    asked = questions(sample, tokenizer)
    written = folder / "written"
    written.mkdir()
    speed = build_speed(written, archive(path, size))
    print(f"  built, words ready: {speed:,.0f} clauses/s")
    index = folder / "index"
    WhooshEngine(index).rebuild(archive(path, size))
    disk = sum(file.stat().st_size for file in index.rglob("*") if file.is_file())
    print(f"  on disk: {disk / 1024**2:,.0f} MB")
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
    print(f"  memory: {own - before:.0f} MB of its own, {shared:.0f} MB shared")
    if find_spec("tantivy"):
        theirs = _rival(path, size, folder, asked, tokenizer)
        ratios = ours.middle / theirs[0], ours.high / theirs[1]
        print(f"  ours to tantivy: p50 {ratios[0]:.2f}, p95 {ratios[1]:.2f}")
    for number in range(3):
        issue = issue_of(sample[number::7], ISSUE)
        took = added(engine, issue, asked[0])
        print(f"  an issue of {ISSUE} clauses added and seen: {took:.0f} ms")


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
