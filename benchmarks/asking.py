"""CPU time of queries over 10,000 clauses: ordinary ones, and ones made up to be slow."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.corpus import corpus_file, titled_statutes
from search.analysis.folding import fold
from search.analysis.tokenizer import tokenizer_of
from search.engine import DocumentEntry, Query, Sort, Unit
from search.query.tree import parse_query
from search.results.highlighting import Highlighter, snippet
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue
from tests.search.hostile import HOSTILE

CLAUSES = 10_000
_ORDINARY = (
    "水污染 防治", "行政处罚 听证", "食品安全 监督管理", "劳动合同 解除", "违反本法规定", "人民政府", "国务院 规定",
    "法律责任 罚款", "县级以上人民政府 负责", "安全生产", "应当 依照 规定", "“县级以上人民政府”", "建设工程 招标 投标",
    "第十二条", "主管部门 责令改正", "消防 设施", "企业 登记", "知识产权 保护", "证券 交易所", "环境影响评价",
)  # fmt: skip
_DOCUMENT_OF = (
    12  # clauses, where statutes are parted into documents as short as notices
)
_SHOWN = 5
_RUNS = 3
_FOLDED = 200  # statutes


def main() -> None:
    path = corpus_file("corpus/statutes.jsonl.gz")
    if path is None:
        print("skipped: GAZETTE_CORPUS names no folder with corpus/statutes.jsonl.gz")
        return
    documents = list(_documents(path))
    for held in (documents, list(_parted(documents))):
        with tempfile.TemporaryDirectory() as folder:
            shelf = Shelf(WhooshEngine(Path(folder))).hold(issue(*held))
            _print_times(shelf)
    _print_folding(documents)


def _print_times(shelf: Shelf) -> None:
    print(f"\n{len(shelf.titles)} documents, {len(shelf.texts)} clauses")
    print("queries read, found and marked, a page of twenty, CPU time; the slowest:")
    named = {"ordinary": {text: text for text in _ORDINARY}, "hostile": HOSTILE}
    for sort, queries in named.items():
        for unit in Unit:
            for order in (Sort.RELEVANCE, Sort.NEWEST):
                taken = sorted(
                    (_taken(shelf, text, unit, order), name)
                    for name, text in queries.items()
                )
                middle = median(milliseconds for milliseconds, _ in taken)
                print(f"{sort}, by {unit}, {order}: median {middle:.1f} ms")
                for milliseconds, name in taken[: -_SHOWN - 1 : -1]:
                    print(f"  {milliseconds:6.1f} ms  {name}")


def _parted(documents: list[DocumentEntry]) -> Iterator[DocumentEntry]:
    for one in documents:
        for start in range(0, len(one.clauses), _DOCUMENT_OF):
            clauses = one.clauses[start : start + _DOCUMENT_OF]
            yield document(one.title, *(clause.text for clause in clauses))


def _documents(path: Path) -> Iterator[DocumentEntry]:
    clauses = 0
    for title, text in titled_statutes(path):
        paragraphs = [one for one in text.splitlines() if one.strip()]
        yield document(title, *paragraphs)
        clauses += len(paragraphs)
        if clauses >= CLAUSES:
            return


def _taken(shelf: Shelf, text: str, unit: Unit, sort: Sort) -> float:
    """The shortest of a few runs, so that other programs on the machine don't count."""
    return min(_once(shelf, text, unit, sort) for _ in range(_RUNS))


def _once(shelf: Shelf, text: str, unit: Unit, sort: Sort) -> float:
    start = process_time()
    parsed = parse_query(text, tokenizer_of(shelf.engine))
    found = shelf.engine.find(Query(parsed.tree, unit=unit, sort=sort))
    highlighter = Highlighter(parsed)
    for clause in shelf.texts_of(found.hits):
        str(snippet(clause, highlighter).html)
    return (process_time() - start) * 1000


def _print_folding(documents: list[DocumentEntry]) -> None:
    texts = [clause.text for one in documents for clause in one.clauses]
    texts = random.Random(1).sample(texts, min(_FOLDED, len(texts)))
    start = process_time()
    for text in texts:
        fold(text)
    rate = sum(map(len, texts)) / (process_time() - start)
    print(f"folding: {rate:,.0f} characters a second")
