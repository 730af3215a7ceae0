"""Texts in reading order → documents with their parts.

After this stage every headline that opens a document is a document, every text is
a part of one, and what is doubtful is a warning with its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.clauses import Keys, clauses
from documents.parsing.errors import GazetteError
from documents.parsing.headlines import Headline, named_attachments
from documents.parsing.metadata import issuer_of, kind_of, signed_on
from documents.parsing.order import Ordered, Text
from documents.parsing.paragraphs import NumberBreak, Paragraph, paragraphs
from documents.parsing.parsed import (
    Line,
    ParsedDocument,
    ParsedPart,
    ParseWarning,
)
from documents.parsing.widths import is_wide

_GUTTER = 2.0  # hanzi between the columns
_HAN = "〇一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class _Raw:
    """A document before its clauses are read: its headline, and the lines of its
    body and attachments, each with the attachment's title."""

    headline: Headline
    parts: list[tuple[str | None, Sequence[Line]]]


def assemble(
    ordered: Ordered, column: float
) -> tuple[tuple[ParsedDocument, ...], tuple[ParseWarning, ...]]:
    """Documents in order of print. Raises GazetteError where there are none."""
    raws, orphans = _collect(ordered.texts)
    if not raws:
        raise GazetteError(
            "没有找到任何文件：没有发文字号，也没有政策解读、发文目录等标题"
        )
    warnings = [_orphan_warning(text) for text in orphans]
    warnings += [
        ParseWarning(page, 0, f"第{page}页的分栏接续有另一种可能，请核对阅读顺序")
        for page in ordered.doubtful
    ]
    documents = []
    for raw in raws:
        document, breaks = _document(raw, column)
        documents.append(document)
        warnings += [_break_warning(found) for found in breaks]
    return tuple(documents), tuple(sorted(warnings, key=lambda found: found.page))


def _collect(texts: Sequence[Text]) -> tuple[list[_Raw], list[Text]]:
    raws: list[_Raw] = []
    orphans: list[Text] = []
    for text in texts:
        headline = text.headline
        if headline is None:
            orphans.append(text)
        elif headline.heads_attachment:
            _owner(raws, headline.title).parts.append((headline.title, text.lines))
        elif headline.front:
            body = (None, headline.front)
            raws.append(_Raw(headline, [body, (headline.attachment, text.lines)]))
        else:
            raws.append(_Raw(headline, [(None, text.lines)]))
    return raws, orphans


def _owner(raws: Sequence[_Raw], title: str) -> _Raw:
    """The last document that names the attachment."""
    for raw in reversed(raws):
        if title in named_attachments(raw.headline):
            return raw
    return raws[-1]


def _document(raw: _Raw, column: float) -> tuple[ParsedDocument, list[NumberBreak]]:
    joined: list[tuple[str | None, tuple[Paragraph, ...]]] = []
    breaks: list[NumberBreak] = []
    for title, lines in raw.parts:
        measure = 2 * column + _GUTTER if is_wide(lines, column) else column
        found, broken = paragraphs(lines, measure)
        joined.append((title, found))
        breaks += broken
    parts = _parts(joined)
    body = parts[0].paragraphs
    all_lines = [line for _, lines in raw.parts for line in lines]
    all_lines += raw.headline.lines
    return (
        ParsedDocument(
            title=raw.headline.title,
            number=raw.headline.number,
            kind=kind_of(raw.headline.title),
            issuer=issuer_of(raw.headline, body),
            signed_on=signed_on(body),
            first_page=min(line.page for line in all_lines),
            last_page=max(line.page for line in all_lines),
            parts=parts,
        ),
        breaks,
    )


def _parts(
    joined: Sequence[tuple[str | None, tuple[Paragraph, ...]]],
) -> tuple[ParsedPart, ...]:
    keys = Keys()
    several = len(joined) > 2
    return tuple(
        ParsedPart(
            title=title,
            label="" if not rank else f"附件{_HAN[rank]}" if several else "附件",
            paragraphs=clauses(found, f"f{rank}-" if rank else "", keys),
        )
        for rank, (title, found) in enumerate(joined)
    )


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
