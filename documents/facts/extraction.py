"""All rows of some documents: every kind, in the order of the text."""

from collections.abc import Iterable
from datetime import date

from documents.facts.appointments import appointments_of
from documents.facts.citations.holdings import Holdings
from documents.facts.citations.named import ShortNames, citations_of, titles_in
from documents.facts.citations.relations import relations_of
from documents.facts.clauses import clauses_of, plain
from documents.facts.deadlines.times import deadlines_of
from documents.facts.duties.members import member_duties_of
from documents.facts.duties.notes import duties_of
from documents.facts.effects.statements import effects_of
from documents.facts.types import Doubt, Duty, Facts
from documents.parsing.types import ParsedDocument, ParsedIssue


def facts_of_issue(issue: ParsedIssue, holdings: Holdings | None = None) -> Facts:
    """The facts of an issue's documents; cited documents are looked for in `holdings`, without
    which in the issue alone."""
    held = holdings or Holdings.of(issue.documents)
    return facts_of_documents(issue.documents, held, year=issue.month.year)


def facts_of_documents(
    documents: Iterable[ParsedDocument], holdings: Holdings, year: int | None = None
) -> Facts:
    """The facts of these documents, one document after the other. `year`: that of the issue,
    which months without a year take where a document has no date."""
    return _joined([facts_of(document, holdings, year) for document in documents])


def facts_of(
    document: ParsedDocument, holdings: Holdings, year: int | None = None
) -> Facts:
    """The facts of one document."""
    clauses = list(clauses_of(document))
    members = tuple(member_duties_of(clauses))
    in_lists = frozenset((row.proof.part, row.proof.paragraph) for row in members)
    duties = list(duties_of(clauses, in_lists))
    effects = tuple(effects_of(document, clauses, holdings))
    return Facts(
        duties=tuple(row for row in duties if isinstance(row, Duty)),
        effects=effects,
        citations=tuple(citations_of(clauses, _short_names(document), holdings)),
        appointments=tuple(appointments_of(clauses, document.kind, document.title)),
        deadlines=tuple(deadlines_of(clauses, _year(document.signed_on, year))),
        member_duties=members,
        relations=tuple(relations_of(document, clauses, effects, holdings)),
        doubts=tuple(row for row in duties if isinstance(row, Doubt)),
    )


def _year(signed_on: date | None, issue: int | None) -> int | None:
    return signed_on.year if signed_on else issue


def _short_names(document: ParsedDocument) -> ShortNames:
    """In an interpretation the title says what 《方案》 means."""
    if document.kind != "政策解读":
        return ShortNames()
    named = next(titles_in(plain(document.title)), None)
    return ShortNames(interprets=named.title if named else None)


def _joined(every: list[Facts]) -> Facts:
    return Facts(
        *(
            tuple(row for facts in every for row in getattr(facts, name))
            for name in Facts.__dataclass_fields__
        )
    )
