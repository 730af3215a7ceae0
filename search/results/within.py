"""All clauses of one document that answer a query, some at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.models import Document
from search.engine import Unit
from search.results.addresses import address, document_address, within_address
from search.results.answer import ClauseResult
from search.results.answering import ask, results
from search.results.forms import SearchParams

AT_ONCE = 50
_NUMBER = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True, slots=True)
class Within:
    """Clauses of a document, best first, after those passed; `left` more are at `address`.

    `results_address` leads back to the results page.
    """

    document: Document
    url: str
    passed: int
    clauses: Sequence[ClauseResult]
    total: int
    left: int
    address: str
    results_address: str


def clauses_within(document: Document, params: SearchParams, after: str) -> Within:
    """Those that come after the first so many, in the order in which a results page has them."""
    passed = int(after) if _NUMBER.fullmatch(after) else 0
    shown = passed + AT_ONCE
    whole = replace(params, by=Unit.DOCUMENT, page=1, page_size=1, clauses_each=shown)
    asked = ask(whole, document)
    clauses = [hit for result in results(asked) for hit in result.clauses][passed:]
    total = asked.result.total_clauses
    return Within(
        document=document,
        url=document_address(document, params),
        passed=passed,
        clauses=clauses,
        total=total,
        left=max(0, total - shown),
        address=within_address(document, params, shown),
        results_address=address(params),
    )
