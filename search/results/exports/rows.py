"""All hits of a question, up to a limit, and each of them as a row: a clause, with its document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

from documents.models import Document
from search.engine import Unit
from search.results.answer import ClauseResult, DocumentResult
from search.results.answering import Asked, ask, results
from search.results.forms import SearchParams

ROWS_AT_MOST = 5000
"""Rows of a file. Who needs more can ask month by month."""

Absolute = Callable[[str], str]
"""Makes a full address of one within this site."""

COLUMNS = (
    "标题",
    "发文字号",
    "发文机关",
    "文种",
    "成文日期",
    "刊物",
    "公报",
    "页",
    "条款",
    "正文",
    "网址",
    "近似",
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a line of a table says; `clause` is None for a document that answers by its title alone.

    `near` is "" for an answer; what only comes near to one says so, and what it is missing.
    """

    document: Document
    clause: ClauseResult | None
    near: str = ""

    def cells(self, absolute: Absolute) -> tuple[str | int | date | None, ...]:
        """In the order of COLUMNS."""
        document, hit = self.document, self.clause
        url = (hit.clause if hit else document).get_absolute_url()
        return (
            document.title,
            document.number,
            document.issuer,
            document.kind,
            document.signed_on,
            document.issue.gazette.name,
            str(document.issue.key),
            hit.clause.page if hit else document.first_page,
            hit.place if hit else "",
            hit.clause.text if hit else "",
            absolute(url),
            self.near,
        )


def ask_for_all(params: SearchParams) -> Asked:
    """The same question, its hits not in pages and with every clause; and what is near."""
    whole = replace(params, page=1, page_size=ROWS_AT_MOST, clauses_each=ROWS_AT_MOST)
    return ask(whole, near=True)


def rows(asked: Asked) -> Iterator[Row]:
    """At most ROWS_AT_MOST; documents in their order, each followed by its clauses; what
    only comes near to the question is last."""
    answers = (row for result in results(asked) for row in _rows(result))
    near = (
        replace(row, near=_near(result))
        for result in (results(asked.near) if asked.near else ())
        for row in _rows(result)
    )
    yield from islice(chain(answers, near), ROWS_AT_MOST)


def row_count(asked: Asked) -> int:
    """How many rows there would be without the limit."""
    result = asked.result
    if asked.params.by is Unit.CLAUSE:
        return result.total_clauses
    without_clause = sum(not hit.clause_count for hit in result.hits)
    return result.total_clauses + without_clause


def is_cut(asked: Asked) -> bool:
    """Whether there are more rows than are given."""
    cut = asked.result.total_documents > ROWS_AT_MOST
    return cut or row_count(asked) > ROWS_AT_MOST


def _near(result: DocumentResult) -> str:
    """近似；未含：刷脸、看病."""
    return "；".join(filter(None, ("近似", result.why_near)))


def _rows(result: DocumentResult) -> Iterator[Row]:
    if not result.clauses:
        yield Row(result.document, None)
    for hit in result.clauses:
        yield Row(result.document, hit)
