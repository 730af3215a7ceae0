"""Where documents begin on a page: headlines over both columns.

After this stage a page is cut into headline blocks and the stretches of column
text between them, in the order of the dump; each line is in exactly one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.parsed import DocumentNumber, Line
from documents.parsing.patterns import (
    NAMED_TITLE,
    TITLE,
    UNNUMBERED_TITLE,
    bare,
    date_of,
    document_number,
    narrow,
)
from documents.parsing.widths import is_wide

_TITLE_LINES = 6  # the longest headline seen on paper holds four
_FRONT_LINES = 40


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline block.

    title: of the document, or of the attachment where the line stands alone.
    front: salutation to date of a notice whose attachment stands in the columns,
        empty where the columns are the document's own.
    attachment: the title of that attachment, or None.
    heads_attachment: the block is an attachment's title alone.
    """

    lines: tuple[Line, ...]
    title: str
    number: DocumentNumber | None = None
    front: tuple[Line, ...] = ()
    attachment: str | None = None
    heads_attachment: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """A page: `stretches[i]` stands before `headlines[i]`; the last one after all."""

    page: int
    stretches: tuple[tuple[Line, ...], ...]
    headlines: tuple[Headline, ...]


def frames(page: Sequence[Line], column: float, promised: Sequence[str]) -> Frames:
    """Cut a page (its lines without blank ones). `promised` are the titles of
    attachments that documents on earlier pages named."""
    stretches: list[tuple[Line, ...]] = []
    headlines: list[Headline] = []
    awaited = list(promised)
    start = at = 0
    while at < len(page):
        found = _headline_at(page, start, at, column, awaited)
        if found is None:
            at += 1
            continue
        begin, headline = found
        stretches.append(tuple(page[start:begin]))
        headlines.append(headline)
        awaited += named_attachments(headline)
        start = at = begin + len(headline.lines)
    stretches.append(tuple(page[start:]))
    return Frames(page[0].page, tuple(stretches), tuple(headlines))


def named_attachments(headline: Headline) -> list[str]:
    """Titles that a notice says it carries: 《…》 of its text, and what its own title
    promulgates."""
    text = headline.title + set_text(headline.front)
    return [found.group(1) for found in NAMED_TITLE.finditer(text)]


def _headline_at(
    page: Sequence[Line], start: int, at: int, column: float, awaited: list[str]
) -> tuple[int, Headline] | None:
    """The headline that is recognised at this line, and where it begins."""
    number = document_number(page[at].text)
    if number:
        begin = _title_begin(page, start, at)
        if begin is None:
            return None
        return begin, _numbered(page, begin, at, number, column)
    return _unnumbered(page, start, at) or _awaited(page, at, awaited)


def _title_begin(page: Sequence[Line], start: int, at: int) -> int | None:
    """The fewest lines above a number that read organ 关于 … kind."""
    for begin in range(at - 1, max(start, at - _TITLE_LINES) - 1, -1):
        if TITLE.fullmatch(set_text(page[begin:at])):
            return begin
    return None


def _numbered(
    page: Sequence[Line], begin: int, at: int, number: DocumentNumber, column: float
) -> Headline:
    title = set_text(page[begin:at])
    front, heading = _front(page, at + 1, title, column)
    end = at + 1 + len(front) + len(heading)
    return Headline(
        tuple(page[begin:end]),
        title,
        number,
        tuple(front),
        set_text(heading) or None,
    )


def _front(
    page: Sequence[Line], at: int, title: str, column: float
) -> tuple[Sequence[Line], Sequence[Line]]:
    """Salutation to date of a notice set over both columns, and the title of the
    attachment under it; nothing where the number is followed by column text."""
    nothing: tuple[Sequence[Line], Sequence[Line]] = ((), ())
    for end in range(at, min(len(page), at + _FRONT_LINES)):
        if document_number(page[end].text):
            return nothing
        if not date_of(page[end].text):
            continue
        front = page[at : end + 1]
        heading = _attachment_title(page, end + 1, title, front)
        if heading or is_wide(front, column):
            return front, heading or page[end + 1 : end + 2]
        return nothing
    return nothing


def _attachment_title(
    page: Sequence[Line], at: int, title: str, front: Sequence[Line]
) -> Sequence[Line]:
    """The lines that together are a title the notice names."""
    names = [found.group(1) for found in NAMED_TITLE.finditer(set_text(front))]
    for end in range(at, min(len(page), at + _TITLE_LINES)):
        heading = set_text(page[at : end + 1])
        if heading in names or (len(heading) > 6 and f"印发{heading}的" in title):
            return page[at : end + 1]
    return ()


def _unnumbered(
    page: Sequence[Line], start: int, at: int
) -> tuple[int, Headline] | None:
    """《…》政策解读, …发文目录, 【…人事任免】（…）."""
    for begin in range(at, max(start, at - _TITLE_LINES + 1) - 1, -1):
        title = set_text(page[begin : at + 1])
        if UNNUMBERED_TITLE.fullmatch(title):
            return begin, Headline(tuple(page[begin : at + 1]), title)
        if "《" in title or "》" not in title:
            break
    return None


def _awaited(
    page: Sequence[Line], at: int, awaited: list[str]
) -> tuple[int, Headline] | None:
    """A line, or a few, that equal a title which an open notice named."""
    for end in range(at, min(len(page), at + _TITLE_LINES)):
        title = set_text(page[at : end + 1])
        if title in awaited:
            return at, Headline(tuple(page[at : end + 1]), title, heads_attachment=True)
        if not any(name.startswith(title) for name in awaited):
            return None
    return None


def set_text(lines: Sequence[Line]) -> str:
    """The lines run together, as a title is written."""
    return narrow("".join(bare(line.text) for line in lines))
