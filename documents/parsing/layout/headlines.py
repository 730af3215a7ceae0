"""Where documents begin on a page: headlines over both columns.

After this stage a page is cut into headline blocks and the stretches of column
text between them, in the order of the dump; each line is in exactly one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.parsing.layout.titles import (
    TITLE_LINES,
    set_text,
    stands_apart,
    title_above,
    title_alone,
    title_below,
)
from documents.parsing.layout.widths import is_wide
from documents.parsing.text.characters import bare
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import (
    NUMBER,
    ORDER_NUMBER,
    document_number,
    yearly_number,
)
from documents.parsing.text.patterns import ATTACHMENT_HEAD, PUBLICITY_NOTE, copied_to
from documents.parsing.text.titles import (
    NAMED_TITLE,
    ORDER,
    REMARK,
    TITLE_ORGAN,
    UNNUMBERED_TITLE,
    ends_as_title,
    fold,
    is_title,
)
from documents.parsing.types import DocumentNumber, Line

_FRONT_LINES = 40
_SIGNATURE_LINES = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline block.

    title: of the document, or of the attachment where the line stands alone.
    front: salutation to date of a notice whose attachment stands in the columns,
        empty where the columns are the document's own.
    attachment: the title of that attachment, or None.
    attachment_line: 附件1, alone on the line above that title.
    heads_attachment: the block is an attachment's title alone.
    """

    lines: tuple[Line, ...]
    title: str
    number: DocumentNumber | None = None
    front: tuple[Line, ...] = ()
    attachment: str | None = None
    attachment_line: Line | None = None
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
        begin = title_above(page, start, at, column, known.listed)
        if begin is not None:
            return begin, _numbered(page, begin, at, number, column)
        return _under_number(page, start, at, number, column)
    return (
        _yearly(page, start, at, column, known)
        or _order(page, start, at, column)
        or _unnumbered(page, start, at)
        or _awaited(page, start, at, known)
        or _listed(page, start, at, known)
        or _alone(page, start, at, column, known)
    )


def _yearly(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> tuple[int, Headline] | None:
    """…的公告, over 2023年第7号."""
    if at == start or not yearly_number(
        page[at].text, title := set_text(page[at - 1 : at])
    ):
        return None
    begin = title_above(page, start, at, column, known.listed)
    number = yearly_number(page[at].text, title)
    if begin is None or number is None:
        return None
    return begin, _numbered(page, begin, at, number, column)


def _under_number(
    page: Sequence[Line], start: int, at: int, number: DocumentNumber, column: float
) -> tuple[int, Headline] | None:
    """云政办发〔2023〕58号, over its title."""
    found = title_below(page, start, at, column)
    if found is None:
        return None
    begin, end = found
    title = set_text(page[begin:end])
    block = _block(page, end, title, column)
    lines = tuple(page[at : end + block.size])
    return at, block.under(Headline(lines, title, number))


def _alone(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> tuple[int, Headline] | None:
    """A title without a number, over or under a text that its organ signs."""
    end = title_alone(page, start, at, column, known.promised)
    if end is None:
        return None
    title = set_text(page[at:end])
    block = _block(page, end, title, column)
    return at, block.under(Headline(tuple(page[at : end + block.size]), title))


def _order(
    page: Sequence[Line], start: int, at: int, column: float
) -> tuple[int, Headline] | None:
    """云泽市人民政府令, over 第275号 or with it: an order's number has no year."""
    found = ORDER.fullmatch(set_text(page[at : at + 1]))
    if not found or not stands_apart(page, start, at, column):
        return None
    end = at + 1
    if not found["serial"]:
        if not ORDER_NUMBER.fullmatch(set_text(page[end : end + 1])):
            return None
        end += 1
    title = set_text(page[at:end])
    block = _block(page, end, title, column)
    return at, block.under(Headline(tuple(page[at : end + block.size]), title))


def _numbered(
    page: Sequence[Line], begin: int, at: int, number: DocumentNumber, column: float
) -> Headline:
    title = set_text(page[begin:at])
    block = _block(page, at + 1, title, column)
    lines = tuple(page[begin : at + 1 + block.size])
    return block.under(Headline(lines, title, number))


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands over both columns under title and number."""

    front: Sequence[Line] = ()
    number_line: Line | None = None
    heading: Sequence[Line] = ()

    @property
    def size(self) -> int:
        return len(self.front) + len(self.heading) + (self.number_line is not None)

    def under(self, headline: Headline) -> Headline:
        return replace(
            headline,
            front=tuple(self.front),
            attachment=set_text(self.heading) or None,
            attachment_line=self.number_line,
        )


def _block(page: Sequence[Line], at: int, title: str, column: float) -> _Block:
    """Salutation to date of a notice set over both columns, and the title of the
    attachment under it; nothing where the number is followed by column text."""
    for end in range(at, min(len(page), at + _FRONT_LINES)):
        if document_number(page[end].text) or _is_unnumbered(page[end]):
            return _Block()
        if not date_of(page[end].text):
            continue
        end = _after_notes(page, end + 1)
        front = page[at:end]
        if sum(bool(NUMBER.match(bare(line.text))) for line in front) > 1:
            return _Block()  # a list of issued documents, whose title comes behind it
        number_line = None
        if ATTACHMENT_HEAD.fullmatch(set_text(page[end : end + 1])):
            number_line, end = page[end], end + 1
        heading = _attachment_title(page, end, title, front)
        wide = is_wide(front, column)
        if heading and not wide and not _is_own(title, front, heading):
            return _Block()
        if not heading and (_begins_document(page, end) or not wide):
            return _Block()
        heading = _with_remark(page, end, heading or _any_title(page, end))
        return _Block(front, number_line if heading else None, heading)
    return _Block()


def _is_own(title: str, front: Sequence[Line], heading: Sequence[Line]) -> bool:
    """Is a front that fits into a column the title's own, and not the next document's
    columns? Then the title names what the front issues, or its organ signs it."""
    organ = TITLE_ORGAN.match(title)
    signed = [bare(line.text) for line in front[-_SIGNATURE_LINES:]]
    return (
        organ is None
        or set_text(heading) in title
        or any(text in organ["organ"] for text in signed)
    )


def _after_notes(page: Sequence[Line], at: int) -> int:
    """What stands under a date: （此件公开发布）, 抄送：…"""
    while at < len(page):
        text = bare(page[at].text)
        if not (PUBLICITY_NOTE.fullmatch(text) or copied_to(text)):
            break
        at += 1
    return at


def _with_remark(
    page: Sequence[Line], at: int, heading: Sequence[Line]
) -> Sequence[Line]:
    """（试行） on a line of its own belongs to the title above it."""
    end = at + len(heading)
    remark = heading and REMARK.fullmatch(set_text(page[end : end + 1]))
    return page[at : end + bool(remark)]


def _any_title(page: Sequence[Line], at: int) -> Sequence[Line]:
    """A title that the notice doesn't name, and that isn't the next document's."""
    for end in range(at + 1, min(len(page), at + TITLE_LINES) + 1):
        text = bare(page[end - 1].text)
        if marker(text) or text[-1] in "。；：，" or document_number(text):
            return ()
        if ends_as_title(text):
            following = set_text(page[end : end + 1])
            return () if document_number(following) else page[at:end]
    return ()


def _is_unnumbered(line: Line) -> bool:
    return bool(UNNUMBERED_TITLE.fullmatch(bare(line.text)))


def _begins_document(page: Sequence[Line], at: int) -> bool:
    """Is what stands here the title of another document, by what it says or by the
    number under it?"""
    for end in range(at + 1, min(len(page), at + TITLE_LINES) + 1):
        title = set_text(page[at:end])
        if UNNUMBERED_TITLE.fullmatch(title):
            return True
        if end < len(page) and document_number(page[end].text):
            return is_title(title)
    return False


def _attachment_title(
    page: Sequence[Line], at: int, title: str, front: Sequence[Line]
) -> Sequence[Line]:
    """The lines that together are a title the notice names."""
    names = [found.group(1) for found in NAMED_TITLE.finditer(set_text(front))]
    for end in range(at, min(len(page), at + TITLE_LINES)):
        heading = set_text(page[at : end + 1])
        if heading in names or (len(heading) > 6 and f"印发{heading}的" in title):
            return page[at : end + 1]
    return ()


def _unnumbered(
    page: Sequence[Line], start: int, at: int
) -> tuple[int, Headline] | None:
    """《…》政策解读, …发文目录, 【…人事任免】（…）."""
    for begin in range(at, max(start, at - TITLE_LINES + 1) - 1, -1):
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
    for end in range(at, min(len(page), at + TITLE_LINES)):
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


def _listed(
    page: Sequence[Line], start: int, at: int, known: Known
) -> tuple[int, Headline] | None:
    """Lines that equal a title of the contents, without a number under them. Behind a
    number they are an entry in a list of issued documents, under the date of a text that
    names them its attachment."""
    if at and NUMBER.match(bare(page[at - 1].text)):
        return None
    for end in range(at, min(len(page), at + TITLE_LINES)):
        title = fold(set_text(page[at : end + 1]))
        if title in known.listed:
            lines = page[at : end + 1]
            following = set_text(page[end + 1 : end + 2])
            if document_number(following) or yearly_number(following, set_text(lines)):
                return None
            dated = at > start and date_of(page[at - 1].text)
            if dated and f"《{set_text(lines)}》" in set_text(page[start:at]):
                return None
            return at, Headline(tuple(lines), set_text(lines))
        if not any(name.startswith(title) for name in known.listed):
            return None
    return None
