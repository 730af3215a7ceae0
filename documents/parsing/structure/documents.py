"""Texts in reading order → documents with their parts.

After this stage every headline that opens a document is a document, every text is
a part of one, and what is doubtful is a warning with its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.parsing.errors import GazetteError
from documents.parsing.layout.headlines import Headline, named_attachments
from documents.parsing.layout.title_shapes import set_text
from documents.parsing.layout.widths import is_wide
from documents.parsing.reading_order.order import Ordered, Text
from documents.parsing.structure.attachments import (
    NO_NUMBER,
    PartLines,
    number_of,
    parts_of,
)
from documents.parsing.structure.clause_keys import UniqueKeys
from documents.parsing.structure.clauses import clauses
from documents.parsing.structure.enclosed_contents import part_contents
from documents.parsing.structure.metadata import issuer_of, kind_of, signed_on
from documents.parsing.structure.paragraphs import NumberBreak, Paragraph, paragraphs
from documents.parsing.text.numerals import as_numeral
from documents.parsing.text.patterns import ATTACHMENT_HEAD
from documents.parsing.text.titles import names_in
from documents.parsing.types import (
    SEAM_DOUBT,
    Furniture,
    Line,
    ParsedDocument,
    ParsedPart,
    ParseWarning,
    SetAside,
)

_GUTTER = 2.0  # hanzi between the columns


@dataclass(frozen=True, slots=True)
class _Raw:
    """A document before its clauses are read: its headline, and the lines of its
    body and attachments, each with the attachment's title."""

    headline: Headline
    parts: list[PartLines]

    def add(
        self,
        lines: Sequence[Line],
        title: str | None = None,
        number_line: Line | None = None,
    ) -> None:
        """A stretch of columns, which may hold attachments, too; 附件1 may stand over
        the title of the first."""
        named = names_in(self.headline.read_title + set_text(self.headline.front))
        heads = [*(one.number_line for one in self.parts), number_line]
        numbers = [number_of(line) for line in heads if line]
        first, *others = parts_of(
            lines,
            named,
            signed=bool(self.parts),
            numbered=numbers[-1] if numbers else NO_NUMBER,
        )
        first.title = title
        first.number_line = number_line
        first.label = set_text([number_line]).rstrip("：.．、") if number_line else ""
        self.parts.extend([first, *others])


@dataclass(frozen=True, slots=True)
class Assembled:
    """`aside` are attachments' numbers that stand on lines of their own, and the
    contents of documents and attachments."""

    documents: tuple[ParsedDocument, ...]
    warnings: tuple[ParseWarning, ...]
    aside: tuple[SetAside, ...]


def assemble(ordered: Ordered, column: float) -> Assembled:
    """Documents in order of print. Raises GazetteError where there are none."""
    raws, orphans = _collect(ordered.texts)
    if not raws:
        raise GazetteError(
            "没有找到任何文件：没有发文字号，也没有政策解读、发文目录等标题"
        )
    warnings = [_orphan_warning(text) for text in orphans]
    warnings += [
        ParseWarning(page, 0, f"第{page}页的{SEAM_DOUBT}有另一种可能，请核对阅读顺序")
        for page in ordered.doubtful
    ]
    documents = []
    for raw in raws:
        document, breaks = _document(raw, column)
        documents.append(document)
        warnings += [_break_warning(found) for found in breaks]
    return Assembled(
        tuple(documents),
        tuple(sorted(warnings, key=lambda found: found.page)),
        tuple(_aside(raws)),
    )


def _aside(raws: Sequence[_Raw]) -> Iterator[SetAside]:
    for raw in raws:
        for part in raw.parts:
            if line := part.number_line:
                yield SetAside(
                    line.number, line.page, line.text, Furniture.ATTACHMENT_NUMBER
                )
            for line in part.contents:
                yield SetAside(line.number, line.page, line.text, Furniture.CONTENTS)


def _collect(texts: Sequence[Text]) -> tuple[list[_Raw], list[Text]]:
    raws: list[_Raw] = []
    orphans: list[Text] = []
    for text in texts:
        headline = text.headline
        if headline is None:
            orphans.append(text)
        elif headline.heads_attachment and raws:
            _add_attachment(_owner(raws, headline.read_title), text)
        elif headline.front:
            raw = _Raw(headline, [PartLines(lines=list(headline.front))])
            if text.lines or headline.attachment:
                raw.add(text.lines, headline.attachment, headline.attachment_line)
            raws.append(raw)
        else:
            raw = _Raw(headline, [])
            raw.add(text.lines)
            raws.append(raw)
    return raws, orphans


def _add_attachment(raw: _Raw, text: Text) -> None:
    """The text under an attachment's own headline; 附件2 may stand over its title."""
    assert text.headline
    first = text.headline.lines[0]
    numbered = ATTACHMENT_HEAD.fullmatch(set_text([first])) is not None
    raw.add(text.lines, text.headline.title, first if numbered else None)


def _owner(raws: Sequence[_Raw], title: str) -> _Raw:
    """The last document that names the attachment."""
    for raw in reversed(raws):
        if title in named_attachments(raw.headline):
            return raw
    return raws[-1]


def _document(raw: _Raw, column: float) -> tuple[ParsedDocument, list[NumberBreak]]:
    joined: list[tuple[Paragraph, ...]] = []
    breaks: list[NumberBreak] = []
    for part in raw.parts:
        kept, part.contents = part_contents(part.lines)
        part.lines = list(kept)
        wide = is_wide([line for line in part.lines if not line.table], column)
        measure = 2 * column + _GUTTER if wide else column
        found, broken = paragraphs(part.lines, measure)
        joined.append(found)
        breaks += broken
    parts = _parts(raw.parts, joined)
    body = parts[0].paragraphs
    all_lines = list(raw.headline.lines)
    for part in raw.parts:
        all_lines += [*part.title_lines, *part.contents, *part.lines]
    printed = {line.number: line.text for line in all_lines}
    return (
        ParsedDocument(
            title=raw.headline.title,
            number=raw.headline.number,
            kind=kind_of(raw.headline.title),
            issuer=issuer_of(raw.headline, body, printed),
            signed_on=signed_on(body),
            first_page=min(line.page for line in all_lines),
            last_page=max(line.page for line in all_lines),
            parts=parts,
            registration_number=raw.headline.registration,
        ),
        breaks,
    )


def _parts(
    cut: Sequence[PartLines], joined: Sequence[tuple[Paragraph, ...]]
) -> tuple[ParsedPart, ...]:
    keys = UniqueKeys()
    return tuple(
        ParsedPart(
            title=part.title,
            label=part.label or part_label(rank, len(cut)),
            paragraphs=clauses(found, f"f{rank}-" if rank else "", keys),
        )
        for rank, (part, found) in enumerate(zip(cut, joined, strict=True))
    )


def part_label(rank: int, parts: int) -> str:
    """附件, or 附件一 where there are several; nothing for the body."""
    if not rank:
        return ""
    return "附件" if parts == 2 else f"附件{as_numeral(rank)}"


def _orphan_warning(text: Text) -> ParseWarning:
    first = text.lines[0]
    return ParseWarning(
        first.page,
        first.number,
        f"{len(text.lines)}行文字在所有标题之前，没有归入任何文件",
    )


def _break_warning(found: NumberBreak) -> ParseWarning:
    before = (
        f"前一个是“{found.before.printed}”" if found.before else "此前没有这一级编号"
    )
    return ParseWarning(
        found.line.page,
        found.line.number,
        f"编号“{found.marker.printed}”不连续，{before}",
    )
