"""What a results page shows: the engine's hits joined with their rows, marked.

The shape is the contract between search and its pages.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents.models import Clause, Document


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """A clause that answers. `place` is "附件一 3.6（2）"; `url` carries ?q= so marks survive."""

    clause: Clause
    place: str
    snippet: SafeString
    url: str


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """A document that answers, its best clauses, and how many more it has."""

    document: Document
    title: SafeString
    url: str
    clauses: tuple[ClauseResult, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: `name` is its parameter (month, issuer, kind), `label` its Chinese name."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole page of results. `problem` names, in Chinese, what is wrong with the query."""

    query: str
    problem: str
    total_documents: int
    total_clauses: int
    results: tuple[DocumentResult, ...]
    facets: tuple[Facet, ...]
    sort: str
    page: int
    page_count: int
