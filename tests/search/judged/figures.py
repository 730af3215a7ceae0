"""How well judged queries are answered: nDCG@10, MRR, success@1.

MRR and success@1 count the best grade that a query has alone: a document that merely
answers, too, is not what was looked for. Clauses are judged where the query names them:
the first hit by clause, and the first clause under its document.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean

from search.engine import DocumentHit, Unit
from search.results.answering import ask
from search.results.forms import SearchParams
from tests.search.judged.queries import Grades, JudgedQuery, grades_of

_DEPTH = 10
_LOOKED_AT = 20  # hits; what is not among them was not found


@dataclass(frozen=True, slots=True)
class Judged:
    """A query's figures. Those of clauses are None where no clause was judged."""

    query: JudgedQuery
    ndcg: float
    reciprocal_rank: float
    first_clause: float | None
    clause_reciprocal_rank: float | None

    @property
    def success(self) -> float:
        return float(self.reciprocal_rank == 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over queries; how many of them there are, and how many name clauses."""

    queries: int
    ndcg: float
    mrr: float
    success: float
    with_clauses: int
    first_clause: float
    clause_mrr: float


def judge(query: JudgedQuery) -> Judged:
    grades = grades_of(query)
    hits = _found(SearchParams(q=query.text, page_size=_LOOKED_AT))
    gains = [grades.documents.get(hit.document_id, 0) for hit in hits]
    first_clause = clause_rank = None
    best = _best_clauses(grades)
    if best:
        shown = {hit.document_id: hit.clause_ids[:1] for hit in hits}
        firsts = [
            clauses.issuperset(shown[number])
            for number, clauses in grades.clauses.items()
            if grades.documents[number] == grades.best and shown.get(number)
        ]
        first_clause = fmean(firsts) if firsts else 0.0
        clauses = _clauses_found(query.text)
        clause_rank = reciprocal_rank([pk in best for pk in clauses])
    return Judged(
        query=query,
        ndcg=ndcg(gains, sorted(grades.documents.values(), reverse=True)),
        reciprocal_rank=reciprocal_rank([gain == grades.best for gain in gains]),
        first_clause=first_clause,
        clause_reciprocal_rank=clause_rank,
    )


def figures(judged: Sequence[Judged]) -> Figures:
    return Figures(
        queries=len(judged),
        ndcg=_mean(one.ndcg for one in judged),
        mrr=_mean(one.reciprocal_rank for one in judged),
        success=_mean(one.success for one in judged),
        with_clauses=sum(one.first_clause is not None for one in judged),
        first_clause=_mean(_known(judged, lambda one: one.first_clause)),
        clause_mrr=_mean(_known(judged, lambda one: one.clause_reciprocal_rank)),
    )


def _best_clauses(grades: Grades) -> frozenset[int]:
    """The clauses named of the documents that were looked for."""
    return frozenset(
        pk
        for number, clauses in grades.clauses.items()
        if grades.documents[number] == grades.best
        for pk in clauses
    )


def _clauses_found(text: str) -> list[int]:
    params = SearchParams(q=text, by=Unit.CLAUSE, page_size=_LOOKED_AT)
    return [pk for hit in _found(params) for pk in hit.clause_ids]


def _found(params: SearchParams) -> Sequence[DocumentHit]:
    """The hits, and after them what comes near, as the page has them."""
    found = ask(params, near=True).result
    return (*found.hits, *found.near.hits)


def reciprocal_rank(sought: Sequence[bool]) -> float:
    return 1 / (sought.index(True) + 1) if True in sought else 0.0


def ndcg(gains: Sequence[int], ideal: Sequence[int]) -> float:
    return _dcg(gains) / _dcg(ideal)


def _dcg(gains: Sequence[int]) -> float:
    ranks = enumerate(gains[:_DEPTH], 1)
    return sum(((1 << gain) - 1) / log2(rank + 1) for rank, gain in ranks)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return fmean(listed) if listed else 1.0


def _known(
    judged: Iterable[Judged], figure: Callable[[Judged], float | None]
) -> list[float]:
    return [value for value in map(figure, judged) if value is not None]
