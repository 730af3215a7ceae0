"""What a results page shows: the engine's hits joined with their rows, marked.

The shape is the contract between search and its pages.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents.marking import marked_html
from documents.models import Clause, Document
from search.engine import Factor
from search.query.synonyms import Synonyms
from search.results.addresses import clause_address
from search.results.forms import SearchParams
from search.results.highlighting import Highlighter, Snippet, snippet


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """A clause that answers. `place` is "附件一 3.6（2）"; `highlighter` finds what is marked in it.

    `following` is how the text goes on below a clause that is a heading and nothing else:
    the first sentence of the next one, "" elsewhere.

    What only a page needs is made when it is asked for: exports have thousands of clauses.
    """

    clause: Clause
    place: str
    params: SearchParams
    highlighter: Highlighter
    following: str = ""

    @property
    def following_html(self) -> SafeString:
        return marked_html(self.following, self.highlighter)

    @property
    def snippet(self) -> Snippet:
        text, lead = self.clause.text, len(self.clause.lead)
        return snippet(text, self.highlighter, lead=lead)

    @property
    def url(self) -> str:
        """It carries ?q= so that marks survive."""
        return clause_address(self.clause, self.params)


@dataclass(frozen=True, slots=True)
class AttachmentResult:
    """An attachment whose title holds something that its document's title does not."""

    label: str
    title: SafeString
    url: str


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """A document that answers, its best clauses, and how many more it has.

    Where clauses are asked for alone, it has one, and its document may come again.
    `more_url` leads to those that are not here. `missing` are the words that it does not
    hold, where it is only near to the question; `by_meaning`: only by what it means.
    `state` is that of its force today (已废止), "" where it is in force or nothing is said of it.
    """

    document: Document
    title: SafeString
    url: str
    clauses: tuple[ClauseResult, ...]
    attachments: tuple[AttachmentResult, ...] = ()
    more: int = 0
    more_url: str = ""
    score: float = 0.0
    factors: tuple[Factor, ...] = ()
    missing: tuple[str, ...] = ()
    by_meaning: bool = False
    state: str = ""

    @property
    def why_near(self) -> str:
        """意思相近；未含：刷脸、看病; "" where all of it is there."""
        missing = f"未含：{'、'.join(self.missing)}" if self.missing else ""
        return "；".join(filter(None, ("意思相近" if self.by_meaning else "", missing)))


@dataclass(frozen=True, slots=True)
class NearAnswer:
    """What comes near to the question, on the page: `results` name what they are `missing`.

    `everyday` are everyday words of the question, each with the official words found for it.
    """

    total_documents: int
    total_clauses: int
    results: tuple[DocumentResult, ...]
    everyday: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(slots=True)  # a frozen one takes three times as long: a page has hundreds
class FacetValue:
    """A value of a filter, and how many hits it has."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: `name` is its parameter (month, issuer, kind, issue), `label` its Chinese name."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole page of results.

    `problem` names, in Chinese, what is wrong with the query, and `mended` is one without it;
    `synonyms` are the short forms that were looked for by their names, too; `near` is what
    comes near to the question, None where nothing does or enough answers it.
    """

    query: str
    problem: str
    total_documents: int
    total_clauses: int
    results: tuple[DocumentResult, ...]
    facets: tuple[Facet, ...]
    sort: str
    page: int
    page_count: int
    by: str = "document"
    mended: str = ""
    synonyms: tuple[Synonyms, ...] = ()
    near: NearAnswer | None = None

    @property
    def total(self) -> int:
        """How many hits there are, in the unit that was asked for."""
        return self.total_clauses if self.by == "clause" else self.total_documents
