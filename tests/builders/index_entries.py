"""Index entries from a few lines, for tests of the engine without a database."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from documents.parsing.text.document_numbers import parse_number
from search.analysis.tokenizer import tokenizer_of
from search.engine import (
    ClauseEntry,
    DocumentEntry,
    DocumentHit,
    Engine,
    Query,
    SearchResult,
)
from search.query.tree import ParsedQuery, parse_query

_ids = count(1)


def document(
    title: str,
    *clauses: str | tuple[str, str],
    number: str = "",
    kind: str = "通知",
    issuer: str = "云泽市人民政府",
    signed_on: date | None = None,
    month: str = "2023-11",
    attachments: Sequence[str] = (),
) -> DocumentEntry:
    """A document entry. A clause is given as its text, or as its lead and its text."""
    parsed = parse_number(number)
    pairs = [("", clause) if isinstance(clause, str) else clause for clause in clauses]
    return DocumentEntry(
        document_id=next(_ids),
        revision=next(_ids),
        month=month,
        title=title,
        code=parsed.code if parsed else "",
        year=parsed.year if parsed else None,
        serial=parsed.serial if parsed else None,
        kind=kind,
        issuer=issuer,
        signed_on=signed_on,
        clauses=tuple(
            ClauseEntry(next(_ids), position, lead, text)
            for position, (lead, text) in enumerate(pairs, 1)
        ),
        attachments=tuple(attachments),
    )


def issue(
    *documents: DocumentEntry, month: str = "2023-11"
) -> tuple[DocumentEntry, ...]:
    return tuple(replace(document, month=month) for document in documents)


class Shelf:
    """An engine and what was put into it, so that hits can be read as titles and texts."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.titles: dict[int, str] = {}
        self.texts: dict[int, str] = {}

    def hold(self, *issues: Sequence[DocumentEntry]) -> "Shelf":
        entries = [document for issue in issues for document in issue]
        for entry in entries:
            self.titles[entry.document_id] = entry.title
            self.texts |= {clause.clause_id: clause.text for clause in entry.clauses}
        self.engine.replace(entries)
        return self

    def parse(self, text: str) -> ParsedQuery:
        return parse_query(text, tokenizer_of(self.engine))

    def find(self, text: str, **options: object) -> SearchResult:
        return self.engine.find(Query(self.parse(text).tree, **options))  # type: ignore[arg-type]

    def documents(self, text: str, **options: object) -> list[str]:
        """The titles found, best first."""
        return [self.titles[hit.document_id] for hit in self.find(text, **options).hits]

    def clauses(self, text: str, **options: object) -> list[str]:
        """The best clauses of the best document."""
        return self.texts_of(self.find(text, **options).hits[:1])

    def texts_of(self, hits: Sequence[DocumentHit]) -> list[str]:
        return [self.texts[pk] for hit in hits for pk in hit.clause_ids]
