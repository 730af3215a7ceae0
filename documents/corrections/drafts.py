"""An issue while it is corrected: its parse as lists that operations change, and back again.

What no operation touches comes out as the very objects that went in.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from documents.corrections.operations import DocumentAnchor, ParagraphAnchor
from documents.parsing.structure.clause_keys import UniqueKeys
from documents.parsing.structure.clauses import clauses, numbers_above
from documents.parsing.structure.documents import part_label
from documents.parsing.structure.paragraphs import Paragraph
from documents.parsing.text.clause_numbers import Style
from documents.parsing.types import (
    ParsedDocument,
    ParsedIssue,
    ParsedParagraph,
    ParsedPart,
    Role,
)

_ROWS = (Role.TABLE, Role.ROWS)


class DoesNotFit(Exception):
    """What a correction speaks of is not there, or not as it was; in Chinese, for staff."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(slots=True, eq=False)
class DraftParagraph:
    """`under` is set where staff said how many numbers it stands under; `corrected_by` are the
    corrections that changed it."""

    paragraph: Paragraph
    key: str
    under: int | None = None
    corrected_by: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.paragraph.text


@dataclass(slots=True, eq=False)
class DraftPart:
    title: str | None
    label: str
    paragraphs: list[DraftParagraph]

    @property
    def is_dotted(self) -> bool:
        """Whether it counts 1, 1.1, 1.1.1."""
        markers = (each.paragraph.marker for each in self.paragraphs)
        return any(one.style is Style.DOTTED for one in markers if one)

    def levels(self) -> dict[int, int]:
        """Index → how many numbers it stands under, where staff said so."""
        return {
            index: each.under
            for index, each in enumerate(self.paragraphs)
            if each.under is not None
        }

    def numbers_above(self) -> tuple[int, ...]:
        """How many numbers each paragraph stands under."""
        return numbers_above(
            [each.paragraph for each in self.paragraphs], self.levels()
        )


@dataclass(slots=True, eq=False)
class DraftDocument:
    """`anchor` is what it was parsed as; `parsed` has its fields, and its parts as long as
    `parts` were not changed."""

    anchor: DocumentAnchor
    parsed: ParsedDocument
    parts: list[DraftPart]
    is_changed: bool = False
    corrected_by: list[int] = field(default_factory=list)

    def paragraphs(self) -> Iterator[DraftParagraph]:
        for part in self.parts:
            yield from part.paragraphs

    def find(self, anchor: ParagraphAnchor) -> tuple[DraftPart, int]:
        """The part and the place in it. Raises DoesNotFit."""
        same = [
            (rank, part, index)
            for rank, part in enumerate(self.parts)
            for index, each in enumerate(part.paragraphs)
            if each.text == anchor.text
        ]
        if len(same) > 1:
            at = (anchor.part, anchor.key)
            same = [
                one for one in same if (one[0], one[1].paragraphs[one[2]].key) == at
            ]
        if len(same) == 1:
            [(_, part, index)] = same
            return part, index
        title = self.parsed.title
        if any(each.key == anchor.key for each in self.paragraphs()):
            raise DoesNotFit(f"《{title}》里这一条的文字已与更正时不同")
        raise DoesNotFit(f"《{title}》里没有找到要更正的条款")

    def number_anew(self) -> None:
        """Give its paragraphs the keys that follow from their numbers."""
        self.is_changed = True
        for part, numbered in zip(self.parts, self._numbered(), strict=True):
            for each, parsed in zip(part.paragraphs, numbered, strict=True):
                each.key = parsed.key

    def finished(self) -> ParsedDocument:
        """What it is by now."""
        if not self.is_changed:
            return self.parsed
        parts = [
            ParsedPart(part.title, part.label, paragraphs)
            for part, paragraphs in zip(self.parts, self._numbered(), strict=True)
        ]
        return replace(self.parsed, parts=tuple(parts))

    def _numbered(self) -> list[tuple[ParsedParagraph, ...]]:
        keys = UniqueKeys()
        return [
            clauses(
                [each.paragraph for each in part.paragraphs],
                f"f{rank}-" if rank else "",
                keys,
                part.levels(),
            )
            for rank, part in enumerate(self.parts)
        ]

    def label_anew(self) -> None:
        """附件一, 附件二 where there are several by now, unless they are labelled as printed."""
        ours = {part_label(rank, n) for n in (2, 3) for rank in range(1, 100)}
        for rank, part in enumerate(self.parts):
            if rank and (not part.label or part.label in ours):
                part.label = part_label(rank, len(self.parts))

    def cover(self, pages: "Pages") -> None:
        """Tell anew on which pages it stands; the first one stays, unless it has more before."""
        stands = [
            page for each in self.paragraphs() for page in pages.of(each.paragraph)
        ]
        first = min([self.parsed.first_page, *stands])
        self.parsed = replace(
            self.parsed, first_page=first, last_page=max([first, *stands])
        )


@dataclass(frozen=True, slots=True)
class Pages:
    """On which page lines stand: known of those that paragraphs begin with and that were set
    aside, and the same for those that follow."""

    lines: Sequence[int]
    pages: Sequence[int]

    def of(self, paragraph: Paragraph) -> tuple[int, int]:
        """The pages that it begins and ends on."""
        last = [self.at(span.line) for span in paragraph.spans[-1:]]
        return paragraph.page, max([paragraph.page, *last])

    def at(self, line: int) -> int:
        return self.pages[max(0, bisect_right(self.lines, line) - 1)]


def pages_of(parsed: ParsedIssue) -> Pages:
    known = {aside.line: aside.page for aside in parsed.set_aside}
    for document in parsed.documents:
        for part in document.parts:
            for each in part.paragraphs:
                if each.spans:
                    known[each.spans[0].line] = each.page
    lines = sorted(known) or [0]
    return Pages(lines, [known.get(line, 1) for line in lines])


class Draft:
    """An issue's documents in order."""

    def __init__(self, parsed: ParsedIssue) -> None:
        self.parsed = parsed
        self.pages = pages_of(parsed)
        self.documents: list[DraftDocument] = []
        for document in parsed.documents:
            number = str(document.number or "")
            anchor = self.free_anchor(number, document.title)
            self.documents.append(_draft(document, anchor))

    def free_anchor(self, number: str, title: str) -> DocumentAnchor:
        """How another document of this number and title is told from those that are there."""
        alike = sum(
            (each.anchor.number, each.anchor.title) == (number, title)
            for each in self.documents
        )
        return DocumentAnchor(number, title, alike)

    def find(self, anchor: DocumentAnchor) -> DraftDocument:
        """Raises DoesNotFit."""
        for each in self.documents:
            if each.anchor == anchor:
                return each
        numbered = [
            each
            for each in self.documents
            if anchor.number and each.anchor.number == anchor.number
        ]
        if len(numbered) == 1:
            return numbered[0]
        raise DoesNotFit(f"没有找到文件《{anchor.title}》")

    def finished(self) -> ParsedIssue:
        """The parse as it is by now; the very one that was given where nothing was changed."""
        documents = tuple(document.finished() for document in self.documents)
        same = len(documents) == len(self.parsed.documents) and all(
            one is other
            for one, other in zip(documents, self.parsed.documents, strict=True)
        )
        return self.parsed if same else replace(self.parsed, documents=documents)


def _draft(parsed: ParsedDocument, anchor: DocumentAnchor) -> DraftDocument:
    parts = [
        DraftPart(
            part.title,
            part.label,
            [DraftParagraph(_as_joined(each), each.key) for each in part.paragraphs],
        )
        for part in parsed.parts
    ]
    return DraftDocument(anchor, parsed, parts)


def _as_joined(parsed: ParsedParagraph) -> Paragraph:
    """What it was before it was placed among the others."""
    return Paragraph(
        parsed.text,
        parsed.marker,
        parsed.page,
        parsed.spans,
        parsed.repairs,
        parsed.role if parsed.role in _ROWS else None,
    )


def new_document(
    anchor: DocumentAnchor,
    like: ParsedDocument,
    kind: str,
    parts: list[DraftPart],
) -> DraftDocument:
    """A document that was read as a part of another one."""
    parsed = replace(
        like,
        title=anchor.title,
        number=None,
        kind=kind,
        issuer=None,
        signed_on=None,
        parts=(),
        registration_number=None,
        first_page=min(
            each.paragraph.page for part in parts for each in part.paragraphs
        ),
    )
    return DraftDocument(anchor, parsed, parts, is_changed=True)
