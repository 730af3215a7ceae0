"""nDCG@10, MRR and success@1 of judged queries, over all and by sort: sample, real issue."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.core.management import call_command

from benchmarks.corpus import SAMPLE as SAMPLES
from benchmarks.corpus import corpus_file
from search.results.answering import ask
from search.results.forms import SearchParams
from tests.search.judged.figures import Figures, Judged, figures, judge
from tests.search.judged.queries import (
    LAY_FRESH,
    LAY_REAL,
    LAY_SAMPLE,
    LAY_UNSEEN,
    LAY_UNSEEN_REAL,
    REAL,
    SAMPLE,
    judged_queries,
    unanswerable,
)


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("import_gazette", *map(str, sorted(SAMPLES.glob("*.txt"))))
    judged = [judge(query) for query in judged_queries(SAMPLE)]
    _print("the sample", judged)
    lay = [judge(query) for query in judged_queries(LAY_SAMPLE)]
    _print("lay questions, the sample", lay)
    unseen = [judge(query) for query in judged_queries(LAY_UNSEEN)]
    _print("lay questions asked when the lists were made, the sample", unseen)
    real = corpus_file("gazette/jiaxing-2020-12.txt")
    if real is None:
        print("skipped: GAZETTE_CORPUS names no folder with the real issue")
        return
    call_command("import_gazette", str(real))
    of_real = [judge(query) for query in judged_queries(REAL)]
    _print("the real issue and the sample", of_real)
    _print("both", [*judged, *of_real])
    of_real = [judge(query) for query in judged_queries(LAY_REAL)]
    _print("lay questions, the real issue and the sample", of_real)
    _print("lay questions, both", [*lay, *of_real])
    of_real = [judge(query) for query in judged_queries(LAY_UNSEEN_REAL)]
    _print("lay questions that words were added for, the real issue", of_real)
    of_real = [judge(query) for query in judged_queries(LAY_FRESH)]
    _print("lay questions asked after that, the real issue", of_real)
    _print_unanswerable()


def _print_unanswerable() -> None:
    questions = unanswerable()
    found = [ask(SearchParams(q=text), near=True).result for text in questions]
    empty = sum(not (one.total_documents or one.near.total_documents) for one in found)
    print(
        f"\nquestions that nothing can answer: {empty} of {len(questions)} find nothing"
    )


def _print(name: str, judged: Sequence[Judged]) -> None:
    print(f"\n{name}: {len(judged)} queries")
    print(f"  {'':22}     n   nDCG@10   MRR  success@1 |  n  first clause   MRR")
    by_sort: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_sort[one.query.sort].append(one)
    for sort, of_sort in by_sort.items():
        print(_line(sort, of_sort))
    print(_line("all", judged))
    print(_line("tuned on", (one for one in judged if not one.query.is_held_out)))
    print(_line("held out", (one for one in judged if one.query.is_held_out)))


def _line(name: str, judged: Iterable[Judged]) -> str:
    found: Figures = figures(list(judged))
    of_clauses = f"{found.first_clause:11.3f} {found.clause_mrr:9.3f}"
    return (
        f"  {name:22} {found.queries:5} {found.ndcg:9.3f} {found.mrr:6.3f} {found.success:8.3f}  |"
        f"{found.with_clauses:3}{of_clauses if found.with_clauses else ''}"
    )
