"""The slowest of the queries that were made up to be slow, over 10,000 clauses."""

import gzip
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.corpus import corpus_file
from search.engine import DocumentEntry, Query
from search.folding import fold
from search.highlight import snippet
from search.query import parse_query
from search.whoosh_engine import WhooshEngine
from tests.search.entries import Shelf, document, issue
from tests.search.hostile import HOSTILE

CLAUSES = 10_000
_SHOWN = 12
_RUNS = 3
_FOLDED = 200  # statutes


def main() -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    documents = list(_documents(path))
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(WhooshEngine(Path(folder))).hold(issue(*documents))
        print(f"{len(documents)} documents, {len(shelf.texts)} clauses")
        taken = sorted(((_taken(shelf, text), name) for name, text in HOSTILE.items()))
    print(f"{len(taken)} hostile queries, read, found and marked; the slowest:")
    for milliseconds, name in taken[: -_SHOWN - 1 : -1]:
        print(f"  {milliseconds:6.1f} ms  {name}")
    _print_folding(documents)


def _documents(path: Path) -> Iterator[DocumentEntry]:
    clauses = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            law = json.loads(line)
            paragraphs = [one for one in law["text"].splitlines() if one.strip()]
            yield document(law["title"], *paragraphs)
            clauses += len(paragraphs)
            if clauses >= CLAUSES:
                return


def _taken(shelf: Shelf, text: str) -> float:
    """The least of a few runs: what the query costs, not what else the machine does."""
    return min(_once(shelf, text) for _ in range(_RUNS))


def _once(shelf: Shelf, text: str) -> float:
    start = perf_counter()
    parsed = parse_query(text)
    found = shelf.engine.find(Query(parsed.tree))
    for clause in shelf.texts_of(found.hits):
        snippet(clause, parsed.leaves)
    return (perf_counter() - start) * 1000


def _print_folding(documents: list[DocumentEntry]) -> None:
    texts = [clause.text for one in documents for clause in one.clauses]
    texts = random.Random(1).sample(texts, min(_FOLDED, len(texts)))
    start = perf_counter()
    for text in texts:
        fold(text)
    rate = sum(map(len, texts)) / (perf_counter() - start)
    print(f"folding: {rate:,.0f} characters a second")
