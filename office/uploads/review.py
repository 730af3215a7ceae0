"""What a reviewer sees of an upload before it is published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from documents.models import Issue
from documents.parsing.types import (
    Furniture,
    ParsedIssue,
    ParseWarning,
    SetAside,
)
from documents.reading.provenance import PlacedFix, placed_fixes
from office.uploads.basis import basis_of
from office.uploads.models import Reading
from office.uploads.preview import Rows, unsaved_issue, unsaved_rows
from office.uploads.publishing import NOTHING_TO_PUBLISH, needs_consent

_CONTENTS = "目录"  # what warnings say that compare contents and documents
_FURNITURE = {
    Furniture.MASTHEAD: "刊名、期号",
    Furniture.CONTENTS: "目录",
    Furniture.RUNNING_HEAD: "书眉",
    Furniture.PAGE_NUMBER: "页码",
    Furniture.SECTION: "栏目",
    Furniture.RULE: "栏线",
    Furniture.IMPRINT: "版权页",
    Furniture.ATTACHMENT_NUMBER: "附件序号",
    Furniture.MARGIN_TAB: "边题",
    Furniture.FOOTNOTE: "脚注",
    Furniture.TABLE_HEAD: "续表的表头",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A character that a person should look at: repaired with less than 80 % certainty, or
    read on a scan without certainty. `document` counts from 1."""

    document: int
    title: str
    key: str
    place: str
    page: int
    line: int
    fix: PlacedFix


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found; `ordinal` counts from 1."""

    ordinal: int
    title: str
    number: str
    issuer: str
    kind: str
    section: str
    signed_on: date | None
    first_page: int
    last_page: int
    attachments: int
    clauses: int
    doubts: int


@dataclass(frozen=True, slots=True)
class Aside:
    """Lines that belong to no document, by what they are."""

    name: str
    lines: tuple[SetAside, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """`issue` is not stored; `difference` is as `office.uploads.reading.difference` tells it; where it is not
    `is_current`, what is held has changed since. `listed` counts lines of the contents."""

    issue: Issue
    repairs: int
    documents: tuple[Found, ...]
    doubts: tuple[Doubt, ...]
    warnings: tuple[ParseWarning, ...]
    contents_warnings: tuple[ParseWarning, ...]
    listed: int
    aside: tuple[Aside, ...]
    difference: dict[str, object]
    basis: str
    is_current: bool
    needs_consent: bool

    @property
    def clauses(self) -> int:
        return sum(found.clauses for found in self.documents)

    @property
    def can_be_published(self) -> bool:
        status = self.difference["status"]
        return bool(self.documents) and status not in NOTHING_TO_PUBLISH

    @property
    def unaltered(self) -> int:
        """How many documents that are held stay as they are."""
        titles, held = self.difference.get("titles"), self.difference.get("held")
        if not isinstance(titles, dict) or not isinstance(held, int):
            return 0
        return held - len(titles["gone"]) - len(titles["changed"])


def review(reading: Reading, parsed: ParsedIssue) -> Review:
    """What was read, and what publishing it would do."""
    issue = unsaved_issue(reading.upload, parsed)
    now = basis_of(parsed, reading.file_hash, reading.gazette)
    rows = [
        unsaved_rows(issue, document, place)
        for place, document in enumerate(parsed.documents, 1)
    ]
    doubts = [list(_doubts(each)) for each in rows]
    check, others = _parted(parsed.warnings)
    return Review(
        issue=issue,
        repairs=parsed.repairs,
        documents=tuple(map(_found, rows, map(len, doubts))),
        doubts=tuple(
            sorted((one for some in doubts for one in some), key=_least_sure_first)
        ),
        warnings=tuple(others),
        contents_warnings=tuple(check),
        listed=sum(one.furniture is Furniture.CONTENTS for one in parsed.set_aside),
        aside=tuple(_aside(parsed.set_aside)),
        difference=reading.difference,
        basis=reading.basis,
        is_current=now == reading.basis,
        needs_consent=needs_consent(reading.difference),
    )


def _least_sure_first(doubt: Doubt) -> float:
    return doubt.fix.fix.confidence


def _found(rows: Rows, doubts: int) -> Found:
    document = rows.document
    return Found(
        ordinal=document.position,
        title=document.title,
        number=document.number,
        issuer=document.issuer,
        kind=document.kind,
        section=document.section,
        signed_on=document.signed_on,
        first_page=document.first_page,
        last_page=document.last_page,
        attachments=len(rows.parts) - 1,
        clauses=len(rows.clauses),
        doubts=doubts,
    )


def _doubts(rows: Rows) -> Iterator[Doubt]:
    labels = {part.pk: part.label for part in rows.parts}
    for clause in rows.clauses:
        lines = {offset: line for offset, _, _, line, _ in clause.repairs}
        for read in (False, True):
            for fix in placed_fixes(clause, read=read):
                if fix.fix.is_doubtful:
                    yield Doubt(
                        document=rows.document.position,
                        title=rows.document.title,
                        key=clause.key,
                        place=f"{labels[clause.part_id]} {clause.label}".strip(),
                        page=clause.page,
                        line=lines[fix.offset],
                        fix=fix,
                    )


def _parted(
    warnings: Sequence[ParseWarning],
) -> tuple[list[ParseWarning], list[ParseWarning]]:
    """Those of contents and documents, and the others."""
    check = [warning for warning in warnings if _CONTENTS in warning.message]
    return check, [warning for warning in warnings if warning not in check]


def _aside(lines: Sequence[SetAside]) -> Iterator[Aside]:
    by_kind = sorted(lines, key=lambda one: (one.furniture.value, one.line))
    for kind, some in groupby(by_kind, key=lambda one: one.furniture):
        yield Aside(_FURNITURE[kind], tuple(some))
