"""The one interface that search stands behind: index these documents, find this query.

An engine is named by the setting SEARCH_ENGINE (a dotted path to a class that is
called without arguments). It holds entries, never the truth: the database can
always fill it again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

# ---- what goes in -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """A clause as the index holds it. `clause_id` is its database id."""

    clause_id: int
    position: int
    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document as the index holds it; `code`, `year`, `serial` are its number,
    `attachments` the titles of its attachments.

    `revision` is another one whenever anything of the rest is; `month` is "2020-12", and
    `last_month` where a 合刊 ends that begins with it, else "". `issue` is its issue's key,
    `gazette` the gazette's name.
    """

    document_id: int
    revision: int
    month: str
    title: str
    code: str
    year: int | None
    serial: int | None
    kind: str
    issuer: str
    signed_on: date | None
    clauses: tuple[ClauseEntry, ...]
    attachments: tuple[str, ...] = ()
    last_month: str = ""
    issue: str = ""
    gazette: str = ""


# ---- what is asked ----------------------------------------------------------


class Scope(StrEnum):
    """Where a text is looked for: in all of a document, or in its titles alone, its own
    and those of its attachments."""

    DOCUMENT = "document"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text without quotes, found by its words, wherever they stand.

    `synonyms` are names in it, each followed by its other names: any of them is as good.
    `everyday` are everyday words in it, each followed by the official ones for the same
    thing: those are found, too, but count less.
    """

    text: str
    scope: Scope = Scope.DOCUMENT
    synonyms: tuple[tuple[str, ...], ...] = ()
    everyday: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of text in quotes: found character by character, marks and blanks aside."""

    text: str
    scope: Scope = Scope.DOCUMENT


@dataclass(frozen=True, slots=True)
class Number:
    """A document number, or what was typed of it; None matches any."""

    code: str | None
    year: int | None
    serial: int | None


@dataclass(frozen=True, slots=True)
class IssuerNamed:
    """The documents of the organs whose name holds this text."""

    text: str


@dataclass(frozen=True, slots=True)
class KindNamed:
    """The documents whose kind's name holds this text."""

    text: str


@dataclass(frozen=True, slots=True)
class GazetteNamed:
    """The documents of the gazettes whose name holds this text."""

    text: str


@dataclass(frozen=True, slots=True)
class InState:
    """The documents that are in a state of force today: 已废止, 有效 (`knowledge.states`)."""

    state: str


@dataclass(frozen=True, slots=True)
class DutyOf:
    """The documents that give this unit a duty, or the lead in one (`knowledge.units`)."""

    unit: str
    leads: bool = False


@dataclass(frozen=True, slots=True)
class MonthsFrom:
    """The documents of these months, "2019-01" to "2020-12", both of them included; one of
    several months (合刊) is of each of them."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class SignedBetween:
    """The documents dated from "2020-12-01" to "2020-12-31", both days included; one
    without a date of its own (成文日期) is none of them."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class And:
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    node: "Node"


Leaf = Words | Phrase | Number
"""What can be marked in a text."""

Attribute = (
    IssuerNamed
    | KindNamed
    | GazetteNamed
    | InState
    | DutyOf
    | MonthsFrom
    | SignedBetween
)
"""What a document is or is not, whatever it says."""

Node = Leaf | Attribute | And | Or | Not


class Unit(StrEnum):
    """What a hit is: a document with its best clauses, or a clause alone."""

    DOCUMENT = "document"
    CLAUSE = "clause"


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


FEW = 10
"""Where the tree holds for fewer documents, those that come near to it are looked for, too."""


@dataclass(frozen=True, slots=True)
class Near:
    """A question of which not all has to be found: any part of `words`, the more the better.

    `required` has to hold all the same: an organ, a kind, months, a number.
    """

    words: tuple[Words, ...]
    required: Node | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. `tree` None asks for everything the filters let through.

    Filters: any of the values of one field, and all of the fields; `documents` are database
    ids. `offset` and `limit` count units; `clauses_each` says how many clauses a document shows.
    `near` is what to look for besides where the tree holds for fewer than FEW documents.
    """

    tree: Node | None = None
    near: Near | None = None
    months: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()
    gazettes: frozenset[str] = frozenset()
    documents: frozenset[int] = frozenset()
    sort: Sort = Sort.RELEVANCE
    unit: Unit = Unit.DOCUMENT
    explain: bool = False
    offset: int = 0
    limit: int = 20
    clauses_each: int = 3


# ---- what comes out ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Factor:
    """A part of a score, for those who want to know why: `what` it is and what it is worth."""

    what: str
    worth: float


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document that the whole tree holds for, and its best clauses, best first.

    `clause_count` is how many of its clauses hold at least one of the query's words
    or phrases; `clause_ids` are the best of them, at most `Query.clauses_each`. Where the
    unit is the clause, a hit has one clause, and its document may come again. `factors`
    are there if `Query.explain` asks for them. `missing` are the words, as they were typed,
    that a document near to the query does not hold; `by_meaning`: no word led to it, only what
    it means.
    """

    document_id: int
    score: float
    clause_ids: tuple[int, ...]
    clause_count: int
    factors: tuple[Factor, ...] = ()
    missing: tuple[str, ...] = ()
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class NearResult:
    """Documents for which the tree does not hold, but that hold much of the words, the best
    first whatever `Query.sort` says; at most NEAREST of them.

    Each shows CLAUSES_OF_NEAR clauses at most, and `clause_count` is how many it shows.
    `everyday` are the everyday words for which official ones were found in those of this
    page, each followed by those.
    """

    total_documents: int = 0
    total_clauses: int = 0
    hits: tuple[DocumentHit, ...] = ()
    everyday: tuple[tuple[str, ...], ...] = ()


NEAREST = 50
CLAUSES_OF_NEAR = 3


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The page of hits, and figures over all hits; `near` is what comes near to it, apart.

    `months`, `issuers`, `kinds`, `issues`, `gazettes` say how many documents each value would give if it
    were chosen in its field: a field's own filter does not narrow its own counts.
    """

    total_documents: int
    total_clauses: int
    hits: tuple[DocumentHit, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    issuers: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    near: NearResult = field(default_factory=NearResult)
    issues: Mapping[str, int] = field(default_factory=dict)
    gazettes: Mapping[str, int] = field(default_factory=dict)


class EngineBusy(Exception):
    """Another program has been writing to the index for longer than one waits."""


class Engine(Protocol):
    def held(self) -> Mapping[int, int] | None:
        """Document id → revision of every document that can be found.

        None where only `rebuild` helps: there is no index yet, it is damaged, or it was made in
        another way than this program makes it. The last may still be searched.
        """

    def replace(
        self, documents: Iterable[DocumentEntry], gone: Collection[int] = ()
    ) -> None:
        """Make each document findable in place of what was held of it; forget those gone.

        All of it becomes visible in one step, or nothing. No document comes twice.
        """

    def rebuild(
        self, documents: Iterable[DocumentEntry], names: frozenset[str] = frozenset()
    ) -> None:
        """Hold these documents and no others, made anew; searches go on until it is done.

        Texts and queries are cut into words by these names, too, from then on.
        """

    def names(self) -> frozenset[str]:
        """The names that the index was made with."""

    def find(self, query: Query) -> SearchResult:
        """Answer a query. Never raises for what a person can type."""

    def all_found(self, query: Query) -> frozenset[int]:
        """The ids of all documents that `find` would give hits of, on whatever page; what
        comes near is none of them."""

    def each_found(
        self, documents: Iterable[DocumentEntry], queries: Iterable[Query]
    ) -> Iterator[frozenset[int]]:
        """For each query the ids of those among these documents that `find` would give hits
        of, if they were held; what comes near is none of them.

        It is for many queries of a few documents: none is asked of the whole index.
        """

    def words(self) -> frozenset[str]:
        """The words that texts are found by; the same object as long as they are the same."""


def engine() -> Engine:
    """The engine that the settings name; one for each process."""
    return _engine(settings.SEARCH_ENGINE, str(settings.SEARCH_INDEX_DIR))


@lru_cache
def _engine(dotted_path: str, _index_dir: str) -> Engine:
    return cast(Engine, import_string(dotted_path)())
