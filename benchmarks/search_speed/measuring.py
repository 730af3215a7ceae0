"""Computing time of queries, of building, of adding an issue; what a worker's memory is."""

import gc
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import quantiles
from time import process_time

from benchmarks.search_speed.questions import Question
from search.analysis.tokenizer import tokenizer_of, tokenizer_with
from search.engine import DocumentEntry, Query
from search.whoosh_engine.engine import WhooshEngine, in_batches
from search.whoosh_engine.index.checksummed_storage import ChecksummedStorage
from search.whoosh_engine.index.codec import Index
from search.whoosh_engine.index.indexed_documents import index_document
from search.whoosh_engine.index.storage import IndexFolder

RUNS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, the least of five runs each."""

    each: tuple[float, ...]

    @property
    def middle(self) -> float:
        return quantiles(self.each, n=100, method="inclusive")[49]

    @property
    def high(self) -> float:
        return quantiles(self.each, n=100, method="inclusive")[94]

    def __str__(self) -> str:
        return f"p50 {self.middle:.2f} ms, p95 {self.high:.2f} ms"


def times_of(calls: Iterable[Callable[[], object]]) -> Times:
    """The least of a few runs of each, after one that is not counted."""
    each = []
    for call in calls:
        call()
        each.append(min(_taken(call) for _ in range(RUNS)))
    return Times(tuple(each))


def _taken(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return (process_time() - start) * 1000


def build_speed(folder: Path, documents: Iterable[DocumentEntry]) -> float:
    """Make an index; clauses a second, written from documents whose words are ready."""
    index_folder, names = IndexFolder(folder), frozenset[str]()
    seconds, clauses = 0.0, 0
    with index_folder.writing(1.0), index_folder.anew(names) as directory:
        index = Index.made_in(ChecksummedStorage(directory))
        for some in in_batches(documents):
            ready = [index_document(one, tokenizer_with(names)) for one in some]
            clauses += sum(len(one.clauses) for one in some)
            gc.collect()
            start = process_time()
            with index.writer() as writer:
                writer.mergetype = lambda _, segments: list(segments)
                for one in ready:
                    writer.add(one)
            seconds += process_time() - start
    return clauses / seconds


def issue_of(documents: Sequence[DocumentEntry], clauses: int) -> list[DocumentEntry]:
    """Documents of so many clauses, as new ones."""
    chance, taken = random.Random(3), list[DocumentEntry]()
    while sum(len(one.clauses) for one in taken) < clauses:
        one = chance.choice(documents)
        taken.append(replace(one, document_id=10_000_000 + len(taken)))
    return taken


def added(
    engine: WhooshEngine, issue: Sequence[DocumentEntry], seen: Question
) -> float:
    """Milliseconds until an issue that is added is found."""
    start = process_time()
    engine.replace(issue)
    engine.find(seen.query())
    return (process_time() - start) * 1000


def opened(folder: Path, asked: Question) -> tuple[float, float]:
    """Milliseconds to open an index, and to answer the first query."""
    engine, start = WhooshEngine(folder), process_time()
    engine.find(Query(limit=0))
    seen = process_time()
    engine.find(asked.query())
    tokenizer_of(engine)
    return (seen - start) * 1000, (process_time() - seen) * 1000


def memory() -> tuple[float, float]:
    """Megabytes of this process: its own, and of files that it maps, which processes share (Linux)."""
    held = {}
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name in ("Rss", "Anonymous"):
            held[name] = int(rest.split()[0]) / 1024
    return held["Anonymous"], held["Rss"] - held["Anonymous"]
