"""What every format is written from: documents whole, with the address of each clause."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from documents.citation import Citation
from documents.models import Clause, Document, DocumentQuerySet, Issue
from documents.parsing.types import Role
from documents.typesetting import Typesetting, typeset

Absolute = Callable[[str], str]
"""From an address on this site to one that works anywhere."""


@dataclass(frozen=True, slots=True)
class ExportedClause:
    """A clause; `place` is "二、（一）3.", `depth` counts the numbers it stands under.

    `typesetting` tells where its number and its heading end, for formats that set type.
    """

    key: str
    place: str
    text: str
    lead: str
    role: Role
    depth: int
    path: tuple[str, ...] | None
    page: int
    citation: str
    address: str
    typesetting: Typesetting

    @property
    def number(self) -> str:
        return self.text[: self.typesetting.number]

    @property
    def heading(self) -> str:
        return self.text[self.typesetting.number : self.typesetting.heading]

    @property
    def rest(self) -> str:
        return self.text[self.typesetting.heading :]


@dataclass(frozen=True, slots=True)
class ExportedPart:
    """The body (`label` and `title` empty) or an attachment."""

    label: str
    title: str
    clauses: tuple[ExportedClause, ...]


@dataclass(frozen=True, slots=True)
class ExportedDocument:
    """A document; `signed_on` is an ISO date or "", `updated_at` when its issue was last changed."""

    title: str
    number: str
    registration_number: str
    kind: str
    issuer: str
    signed_on: str
    first_page: int
    last_page: int
    gazette: str
    issue: str
    citation: str
    address: str
    updated_at: datetime
    parts: tuple[ExportedPart, ...]


@dataclass(frozen=True, slots=True)
class Export:
    """What one file holds: the documents of an issue, or a document of its own.

    `name` is the file's without its suffix; `heading` is empty for a single document.
    """

    name: str
    heading: str
    address: str
    documents: tuple[ExportedDocument, ...]

    @property
    def updated_at(self) -> datetime:
        """When anything in it was last changed."""
        return max(document.updated_at for document in self.documents)

    @property
    def is_issue(self) -> bool:
        return bool(self.heading)


def document_export(document: Document, absolute: Absolute) -> Export:
    """The document alone; three queries, however long it is."""
    held = Document.objects.filter(pk=document.pk)
    return Export(
        name=document.number or document.title,
        heading="",
        address=absolute(document.get_absolute_url()),
        documents=_exported(held, absolute),
    )


def issue_export(issue: Issue, absolute: Absolute) -> Export:
    """Its documents as printed, in as many queries as for one."""
    return Export(
        name=f"公报{issue.slug}",
        heading=issue.full_title.replace(" ", ""),
        address=absolute(issue.get_absolute_url()),
        documents=_exported(issue.documents.all(), absolute),
    )


def _exported(
    documents: DocumentQuerySet, absolute: Absolute
) -> tuple[ExportedDocument, ...]:
    held = documents.with_issue().prefetch_related("parts").order_by("position")
    clauses: defaultdict[int, list[Clause]] = defaultdict(list)
    rows = Clause.objects.filter(document__in=documents).order_by("position")
    for clause in rows.defer("spans", "repairs"):
        clauses[clause.document_id].append(clause)
    return tuple(_document(each, clauses[each.pk], absolute) for each in held)


def _document(
    document: Document, clauses: list[Clause], absolute: Absolute
) -> ExportedDocument:
    parts = list(document.parts.all())
    citation = Citation(document, parts, clauses)
    within: defaultdict[int, list[ExportedClause]] = defaultdict(list)
    for clause in clauses:
        clause.document = document
        within[clause.part_id].append(_clause(clause, citation, absolute))
    return ExportedDocument(
        title=document.title,
        number=document.number,
        registration_number=document.registration_number,
        kind=document.kind,
        issuer=document.issuer,
        signed_on=document.signed_on.isoformat() if document.signed_on else "",
        first_page=document.first_page,
        last_page=document.last_page,
        gazette=document.issue.gazette.name,
        issue=str(document.issue.key),
        citation=citation.name,
        address=absolute(document.get_absolute_url()),
        updated_at=document.issue.updated_at,
        parts=tuple(
            ExportedPart(part.label, part.title, tuple(within[part.pk]))
            for part in parts
        ),
    )


def _clause(clause: Clause, citation: Citation, absolute: Absolute) -> ExportedClause:
    return ExportedClause(
        key=clause.key,
        place=clause.label,
        text=clause.text,
        lead=clause.lead,
        role=Role(clause.role),
        depth=clause.depth,
        path=None if clause.path is None else tuple(clause.path),
        page=clause.page,
        citation=citation.clause(clause),
        address=absolute(clause.get_absolute_url()),
        typesetting=typeset(clause),
    )
