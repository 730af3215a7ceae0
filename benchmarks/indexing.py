"""Time and memory of indexing 10,000 and 100,000 clauses: building, adding an issue, opening.

Each build is a process of its own, so that its memory is its own; times are processor time.
"""

import io
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from time import process_time

from django.core.management import call_command

from benchmarks.corpus import corpus_file, gazettes, titled_statutes
from documents.models import Revision
from search.analysis.tokenizer import tokenizer_of, tokenizer_with
from search.engine import DocumentEntry, Query
from search.query.tree import parse_query
from search.sync import entries
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import document

SIZES = (10_000, 100_000)
_QUERY = "应急预案 责任"
_OTHERS = 10_000_000  # document ids beyond any that are held


def main() -> None:
    _in_a_process(_import)
    revisions = dict(Revision.objects.values_list("document_id", "number"))
    gazette = list(entries(revisions))
    newest = max(one.month for one in gazette)
    issue = [one for one in gazette if one.month == newest]
    _in_a_process(partial(_measure, gazette, issue))
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    for size in SIZES:
        _in_a_process(partial(_measure, _up_to(size, gazette, path), issue))


def _import() -> None:
    call_command("migrate", verbosity=0)
    quiet = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    call_command("import_gazette", *map(str, gazettes()), **quiet)


def _in_a_process(measure: Callable[[], None]) -> None:
    sys.stdout.flush()
    child = os.fork()
    if not child:
        measure()
        sys.stdout.flush()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("a measurement died")


def _measure(documents: Iterable[DocumentEntry], issue: list[DocumentEntry]) -> None:
    start = process_time()
    tokenizer_with(frozenset())
    print(f"dictionary: {process_time() - start:.2f} s, {_megabytes():.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        _build(Path(folder), documents)
        reader = _open(Path(folder))
        _add(reader, issue)


def _build(folder: Path, documents: Iterable[DocumentEntry]) -> None:
    clauses = 0

    def counted() -> Iterator[DocumentEntry]:
        nonlocal clauses
        for one in documents:
            clauses += len(one.clauses)
            yield one

    start = process_time()
    WhooshEngine(folder).rebuild(counted())
    seconds = process_time() - start
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(
        f"{clauses:,} clauses: built in {seconds:.1f} s, {clauses / seconds:,.0f} clauses/s, "
        f"{_megabytes():.0f} MB at most, {size / 1024**2:.1f} MB on disk"
    )


def _open(folder: Path) -> WhooshEngine:
    engine, start = WhooshEngine(folder), process_time()
    held = engine.held()
    opened, start = process_time() - start, process_time()
    parsed = parse_query(_QUERY, tokenizer_of(engine))
    found = engine.find(Query(parsed.tree)).total_documents
    print(
        f"  opened with {len(held or ())} documents: {opened * 1000:.0f} ms; "
        f"first query ({found} found): {(process_time() - start) * 1000:.0f} ms"
    )
    return engine


def _add(engine: WhooshEngine, issue: list[DocumentEntry]) -> None:
    """Add an issue as new documents, then as changed ones; each time until they are found."""
    issue = [replace(one, document_id=_OTHERS + one.document_id) for one in issue]
    for what in ("added", "replaced"):
        start = process_time()
        engine.replace(issue)
        written, start = process_time() - start, process_time()
        assert engine.held()
        print(
            f"  an issue of {sum(len(one.clauses) for one in issue)} clauses {what}: "
            f"{written * 1000:.0f} ms, seen after {(process_time() - start) * 1000:.0f} ms more"
        )


def _up_to(
    size: int, gazette: list[DocumentEntry], path: Path
) -> Iterator[DocumentEntry]:
    clauses = 0
    for one in chain(gazette, _statutes(path)):
        yield one
        clauses += len(one.clauses)
        if clauses >= size:
            return


def _statutes(path: Path) -> Iterator[DocumentEntry]:
    for number, (title, text) in enumerate(titled_statutes(path), _OTHERS // 2):
        paragraphs = filter(str.strip, text.splitlines())
        yield replace(document(title, *paragraphs), document_id=number)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
