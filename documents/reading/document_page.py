"""What the document page shows, assembled in a fixed number of queries."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.text import Truncator

from documents.citation import Citation, attachment_name, place_cited
from documents.corrections.shown import (
    NONE_SHOWN,
    ShownCorrection,
    ShownCorrections,
    shown_corrections,
)
from documents.models import Clause, Document, ImportWarning, Part
from documents.parsing.types import SEAM_DOUBT, Role, Style
from documents.reading.provenance import fixes
from documents.typesetting import number_set_apart, typeset

_DEEPEST_HEADING = 6
_DESCRIPTION = 120
_CONTENTS_DEPTH = 2
_ENTRY = 40


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause as the page sets it.

    Up to `number` its text is a number to be set apart (第三条, 1.1), from there up to
    `heading` the heading that opens it, from `duty` on who has to see to it. `cited` is its place as citations have it;
    `plain` where they don't name the attachment. `notes` say of characters of the text what
    stood there before they were put right; `corrections` are those of staff.
    """

    key: str
    tag: str
    style: str
    text: str
    number: int
    heading: int
    duty: int
    is_table: bool
    cited: str
    plain: bool
    notes: Mapping[int, str]
    here: bool
    corrections: Sequence[ShownCorrection] = ()


@dataclass(frozen=True, slots=True)
class ShownPart:
    """The body, or an attachment; `anchor` is its place on the page, `cited` what
    citations call it."""

    anchor: str
    cited: str
    label: str
    title: str
    clauses: tuple[ShownClause, ...]


@dataclass(frozen=True, slots=True)
class DoubtfulSeam:
    """A page where columns may go on from another text, and the document's first clause
    that stands on it."""

    page: int
    clause: Clause


@dataclass(slots=True)
class Entry:
    """A line of the contents, and the lines under it."""

    anchor: str
    text: str
    level: int
    under: list["Entry"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document's page, at the clause `here` or at its top.

    `citation` cites the clause, or the document where there is none; `place` and `name` are the
    clause's, else "". `doubts` counts repairs that a person should look at. `ordinal` counts from
    1 among the `siblings` of the issue.
    """

    document: Document
    here: Clause | None
    cited: str
    citation: str
    place: str
    name: str
    description: str
    parts: tuple[ShownPart, ...]
    contents: tuple[Entry, ...]
    clauses: int
    repairs: int
    unsure: int  # characters of scans that were read without certainty
    doubts: int
    seams: tuple[DoubtfulSeam, ...]
    ordinal: int
    siblings: int
    previous: Document | None
    next: Document | None
    corrections: ShownCorrections = NONE_SHOWN

    @property
    def headline(self) -> str:
        """What a preview of the link is headed with."""
        return f"{self.document.title} {self.place}".strip()

    @property
    def pages(self) -> str:
        first, last = self.document.first_page, self.document.last_page
        return f"第 {first} 页" if first == last else f"第 {first}–{last} 页"


def document_page(
    document: Document, here: Clause | None, *, with_repairs: bool = False
) -> DocumentPage:
    """`with_repairs` notes of every repaired character what stood there."""
    parts = list(document.parts.all())
    clauses = list(document.clauses.defer("spans"))
    siblings = list(
        Document.objects.filter(issue=document.issue_id).only("slug", "title")
    )
    ordinal = siblings.index(document)
    if here:
        here.part = part_of(here, parts)
    citation = Citation(document, parts, clauses)
    corrected = shown_corrections(document)
    typesetter = Typesetter(here, citation, with_repairs, corrected.clauses)
    every = [fix for clause in clauses for fix in fixes(clause).values()]
    return DocumentPage(
        document=document,
        here=here,
        cited=citation.name,
        citation=citation.clause(here) if here else citation.name,
        place=here.place if here else "",
        name=_name(here) if here else "",
        description=_description(document, clauses, here),
        parts=tuple(typesetter.parts(parts, clauses)),
        contents=tuple(contents(parts, clauses)),
        clauses=len(clauses),
        repairs=sum(not fix.is_read for fix in every),
        unsure=sum(fix.is_read for fix in every),
        doubts=sum(fix.is_doubtful for fix in every) if with_repairs else 0,
        seams=tuple(_doubtful_seams(document, clauses)),
        ordinal=ordinal + 1,
        siblings=len(siblings),
        previous=siblings[ordinal - 1] if ordinal else None,
        next=siblings[ordinal + 1] if ordinal + 1 < len(siblings) else None,
        corrections=corrected,
    )


def _doubtful_seams(
    document: Document, clauses: Sequence[Clause]
) -> Iterator[DoubtfulSeam]:
    """A clause that began on an earlier page stands for a page where none begins."""
    pages = ImportWarning.objects.filter(
        issue=document.issue_id,
        page__range=(document.first_page, document.last_page),
        message__contains=SEAM_DOUBT,
    ).values_list("page", flat=True)
    for page in sorted(set(pages)):
        so_far = [clause for clause in clauses if clause.page <= page]
        on_page = [clause for clause in so_far if clause.page == page]
        if so_far:
            yield DoubtfulSeam(page, on_page[0] if on_page else so_far[-1])


def part_of(clause: Clause, parts: Iterable[Part]) -> Part:
    """The part that holds a clause, among those of its document."""
    return next(part for part in parts if part.pk == clause.part_id)


def _name(clause: Clause) -> str:
    """What to call a clause in a window's title, beside its place: its heading, else how it
    begins, without the number that the place ends with."""
    name = clause.lead.rstrip("。：；") or clause.text
    return _cut(name[clause.marker_end or 0 :], _ENTRY)


def _description(
    document: Document, clauses: Iterable[Clause], here: Clause | None
) -> str:
    """What a preview of the link says: the clause, or whose document it is and how it begins."""
    if here:
        return _cut(here.text, _DESCRIPTION)
    body = (clause for clause in clauses if clause.role == Role.TEXT)
    begins = next(body, None)
    signed = document.signed_on.isoformat() if document.signed_on else ""
    facts = " ".join(filter(None, (document.number, document.issuer, signed)))
    words = _cut(begins.text, _DESCRIPTION) if begins else ""
    return "：".join(filter(None, (facts, words)))


def _cut(text: str, length: int) -> str:
    """The text, or `length` characters of it and … behind."""
    return Truncator(text).chars(length + 1, truncate="…")


# ---- the text ---------------------------------------------------------------


class HeadingLevels:
    """Levels for the headings of a part, below that of its title and without a gap: where
    numbers skip a level (一、 and then 1.), the page's headings don't."""

    def __init__(self, below: int) -> None:
        self._below = below
        self._open: list[int] = []

    def level(self, depth: int) -> int:
        while self._open and self._open[-1] >= depth:
            self._open.pop()
        self._open.append(depth)
        return min(self._below + len(self._open), _DEEPEST_HEADING)


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets the parts of a document: what is asked of the page is the same for all clauses."""

    here: Clause | None
    citation: Citation
    with_repairs: bool
    corrections: Mapping[int, Sequence[ShownCorrection]] = field(default_factory=dict)

    def parts(self, parts: list[Part], clauses: list[Clause]) -> Iterator[ShownPart]:
        within = {
            part: list(some) for part, some in groupby(clauses, lambda one: one.part_id)
        }
        for part in parts:
            levels = HeadingLevels(below=2 if part.title else 1)
            yield ShownPart(
                anchor=part.anchor,
                cited=attachment_name(part),
                label=part.label,
                title=part.title,
                clauses=tuple(
                    self._clause(each, levels) for each in within.get(part.pk, [])
                ),
            )

    def _clause(self, clause: Clause, levels: HeadingLevels) -> ShownClause:
        is_here = self.here is not None and clause.pk == self.here.pk
        alone = clause.role == Role.HEADING
        offsets = typeset(clause)
        return ShownClause(
            key=clause.key,
            tag=f"h{levels.level(clause.depth)}" if alone else "p",
            style=_style(clause, here=is_here),
            text=clause.text,
            number=offsets.number,
            heading=offsets.heading,
            duty=offsets.duty,
            is_table=clause.role == Role.TABLE,
            cited=place_cited(clause),
            plain=self.citation.is_plain(clause),
            notes=_notes(clause) if self.with_repairs else {},
            here=is_here,
            corrections=self.corrections.get(clause.pk, ()),
        )


def _notes(clause: Clause) -> dict[int, str]:
    return {place: fix.brief for place, fix in fixes(clause).items()}


def _style(clause: Clause, *, here: bool) -> str:
    names = ["clause"]
    if clause.path is not None:
        names.append(f"l{clause.depth}")
    if clause.role not in (Role.TEXT, Role.HEADING):
        names.append(clause.role)
    if here:
        names.append("here")
    return " ".join(names)


# ---- the contents -----------------------------------------------------------


def contents(parts: Iterable[Part], clauses: Iterable[Clause]) -> list[Entry]:
    """The attachments and the first two levels of headings, the second under the first."""
    top: list[Entry] = []
    titled = {part.pk: part for part in parts if part.title}
    for part, some in groupby(clauses, lambda each: each.part_id):
        if part in titled:
            top.append(_part_entry(titled[part]))
        for entry in _headings(some):
            if entry.level < _CONTENTS_DEPTH or not top or not top[-1].level:
                top.append(entry)
            else:
                top[-1].under.append(entry)
    return top


def _part_entry(part: Part) -> Entry:
    return Entry(part.anchor, f"{part.label}　{part.title}", 0)


def _headings(clauses: Iterable[Clause]) -> Iterator[Entry]:
    for clause in clauses:
        named = clause.lead or (clause.text if clause.role == Role.HEADING else "")
        if clause.path is None or clause.depth > _CONTENTS_DEPTH:
            continue
        # Articles have no headings: a short one, however it looks, is none of the contents.
        if named and clause.style is not Style.ARTICLE:
            text, apart = named.rstrip("。：；"), number_set_apart(clause)
            text = f"{text[:apart]}　{text[apart:]}" if apart else text
            yield Entry(clause.key, _cut(text, _ENTRY), clause.depth)
