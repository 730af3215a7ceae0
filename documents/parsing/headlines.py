"""Where documents begin on a page: headlines over both columns.

After this stage a page is cut into headline blocks and the stretches of column
text between them, in the order of the dump; each line is in exactly one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.parsing.parsed import DocumentNumber, Line
from documents.parsing.patterns import (
    ATTACHMENT_HEAD,
    NAMED_TITLE,
    NUMBER,
    ORDER,
    ORDER_NUMBER,
    PLAIN_TITLE,
    TITLE,
    UNNUMBERED_TITLE,
    bare,
    date_of,
    document_number,
    ends_sentence,
    narrow,
)
from documents.parsing.widths import is_wide, width

_TITLE_LINES = 6  # the longest headline seen on paper holds four
_FRONT_LINES = 40
_SHORT_BY = 3.0  # a column's line this much short of its measure ends something


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
    """A page: `stretches[i]` stands before `headlines[i]`; the last one after all.

    Such is the dump of columns under a headline. `titles_first` says that the page was
    dumped as it is read: `stretches[i]` stands after `headlines[i]`, the last one
    before all.
    """

    page: int
    stretches: tuple[tuple[Line, ...], ...]
    headlines: tuple[Headline, ...]
    titles_first: bool = False

    def read_downwards(self) -> "Frames":
        """The same page, taken for one that was dumped as it is read."""
        rest, *own = self.stretches
        return replace(self, stretches=(*own, rest), titles_first=True)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of titles before a page is read.

    promised: attachments that documents on earlier pages named.
    in_block: those of them named in a headline block, so that they head columns of
        their own; others follow in the columns of the document.
    listed: titles from the issue's contents that are still to be found.
    """

    promised: tuple[str, ...] = ()
    in_block: frozenset[str] = frozenset()
    listed: tuple[str, ...] = ()

    def after(self, headline: Headline) -> "Known":
        named = tuple(named_attachments(headline))
        return Known(
            self.promised + named,
            self.in_block | (set(named) if headline.front else set()),
            tuple(title for title in self.listed if title != fold(headline.title)),
        )


NOTHING_KNOWN = Known()


def frames(page: Sequence[Line], column: float, known: Known = NOTHING_KNOWN) -> Frames:
    """Cut a page (its lines without blank ones)."""
    stretches: list[tuple[Line, ...]] = []
    headlines: list[Headline] = []
    start = at = 0
    while at < len(page):
        found = _headline_at(page, start, at, column, known)
        if found is None:
            at += 1
            continue
        begin, headline = found
        stretches.append(tuple(page[start:begin]))
        headlines.append(headline)
        known = known.after(headline)
        start = at = begin + len(headline.lines)
    stretches.append(tuple(page[start:]))
    return Frames(page[0].page, tuple(stretches), tuple(headlines))


def named_attachments(headline: Headline) -> list[str]:
    """Titles that a notice says it carries: 《…》 of its text, and what its own title
    promulgates."""
    text = headline.title + set_text(headline.front)
    return [found.group(1) for found in NAMED_TITLE.finditer(text)]


def _headline_at(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> tuple[int, Headline] | None:
    """The headline that is recognised at this line, and where it begins."""
    number = document_number(page[at].text)
    if number:
        begin = _title_begin(page, start, at, column, known)
        if begin is None:
            return None
        return begin, _numbered(page, begin, at, number, column)
    return (
        _order(page, start, at, column)
        or _unnumbered(page, start, at)
        or _awaited(page, start, at, known)
        or _listed(page, at, known)
    )


def _title_begin(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> int | None:
    """The fewest lines above a number that read organ 关于 … kind; else those that the
    contents list; else a title without 关于 where a text can begin."""
    begins = range(at - 1, max(start, at - _TITLE_LINES) - 1, -1)
    titles = {begin: set_text(page[begin:at]) for begin in begins}
    for begin, title in titles.items():
        if TITLE.fullmatch(title):
            return begin
    for begin, title in titles.items():
        if fold(title) in known.listed:
            return begin
    for begin, title in titles.items():
        if PLAIN_TITLE.fullmatch(title) and _stands_apart(page, start, begin, column):
            return begin
    return None


def _stands_apart(page: Sequence[Line], start: int, at: int, column: float) -> bool:
    """Does the line begin something, and not go on with a sentence?"""
    if at == start:
        return True
    above = page[at - 1].text
    return (
        ends_sentence(above)
        or date_of(above) is not None
        or width(above) < column - _SHORT_BY
    )


def _order(
    page: Sequence[Line], start: int, at: int, column: float
) -> tuple[int, Headline] | None:
    """云泽市人民政府令, over 第275号 or with it: an order's number has no year."""
    found = ORDER.fullmatch(set_text(page[at : at + 1]))
    if not found or not _stands_apart(page, start, at, column):
        return None
    end = at + 1
    if not found[2]:
        if not ORDER_NUMBER.fullmatch(set_text(page[end : end + 1])):
            return None
        end += 1
    title = set_text(page[at:end])
    front, heading = _front(page, end, title, column)
    end += len(front) + len(heading)
    attachment = set_text(heading) or None
    return at, Headline(
        tuple(page[at:end]), title, front=tuple(front), attachment=attachment
    )


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
        if document_number(page[end].text) or _is_unnumbered(page[end]):
            return nothing
        if not date_of(page[end].text):
            continue
        front = page[at : end + 1]
        if sum(bool(NUMBER.match(bare(line.text))) for line in front) > 1:
            return nothing  # a list of issued documents, whose title comes behind it
        heading = _attachment_title(page, end + 1, title, front)
        if heading or is_wide(front, column):
            return front, heading or page[end + 1 : end + 2]
        return nothing
    return nothing


def _is_unnumbered(line: Line) -> bool:
    return bool(UNNUMBERED_TITLE.fullmatch(bare(line.text)))


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
    page: Sequence[Line], start: int, at: int, known: Known
) -> tuple[int, Headline] | None:
    """A line, or a few, that equal a title which an open notice named. One that stands
    in the document's own columns is left to them (`attachments`)."""
    for end in range(at, min(len(page), at + _TITLE_LINES)):
        title = set_text(page[at : end + 1])
        if title in known.promised:
            begin = at
            if at > start and ATTACHMENT_HEAD.fullmatch(set_text(page[at - 1 : at])):
                begin -= 1
            in_columns = begin < at or at == start or date_of(page[at - 1].text)
            if in_columns and title not in known.in_block:
                return None
            lines = tuple(page[begin : end + 1])
            return begin, Headline(lines, title, heads_attachment=True)
        if not any(name.startswith(title) for name in known.promised):
            return None
    return None


def _listed(page: Sequence[Line], at: int, known: Known) -> tuple[int, Headline] | None:
    """Lines that equal a title of the contents, without a number under them. Behind a
    number they are an entry in a list of issued documents."""
    if at and NUMBER.match(bare(page[at - 1].text)):
        return None
    for end in range(at, min(len(page), at + _TITLE_LINES)):
        title = fold(set_text(page[at : end + 1]))
        if title in known.listed:
            following = page[end + 1 : end + 2]
            if following and document_number(following[0].text):
                return None
            lines = page[at : end + 1]
            return at, Headline(tuple(lines), set_text(lines))
        if not any(name.startswith(title) for name in known.listed):
            return None
    return None


def fold(title: str) -> str:
    """A title as it is compared: marks and blanks are matters of print."""
    return "".join(char for char in narrow(title) if char.isalnum())


def set_text(lines: Sequence[Line]) -> str:
    """The lines run together, as a title is written."""
    return narrow("".join(bare(line.text) for line in lines))
