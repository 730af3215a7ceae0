"""Where documents begin on a page: headlines over both columns.

After this stage a page is cut into headline blocks and the stretches of column
text between them, in the order of the dump; each line is in exactly one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from documents.parsing.layout.notice_blocks import Block, block_under
from documents.parsing.layout.number_lines import NumberLines, number_at, registered
from documents.parsing.layout.title_shapes import (
    TITLE_LINES,
    set_text,
    shaped_above,
    shaped_below,
    title_of,
)
from documents.parsing.layout.titles import (
    stands_apart,
    title_above,
    title_alone,
    title_below,
)
from documents.parsing.text.characters import bare, full_marks
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import (
    NUMBER,
    ORDER_NUMBER,
    document_number,
    yearly_number,
)
from documents.parsing.text.patterns import ATTACHMENT_HEAD, LETTERHEAD, ORGAN
from documents.parsing.text.titles import (
    NAMED_TITLE,
    ORDER,
    UNNUMBERED_TITLE,
    comparable_title,
)
from documents.parsing.types import DocumentNumber, Line


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline block.

    title: of the document, or of the attachment where the line stands alone; its marks
        as they were printed.
    registration: its registration number (统一登记号).
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
    registration: str | None = None

    @property
    def read_title(self) -> str:
        """The title as patterns see it, with full-width marks."""
        return full_marks(self.title)


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
            tuple(
                title
                for title in self.listed
                if title != comparable_title(headline.title)
            ),
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
    return Frames(page[-1].page, tuple(stretches), tuple(headlines))


def with_whole_headlines(
    pages: Sequence[Sequence[Line]], column: float
) -> Iterator[list[Line]]:
    """The pages, none of them empty, with titles whose number stands on the next page
    moved there."""
    carried: list[Line] = []
    for at, page in enumerate(pages):
        lines = [*carried, *page]
        carried = (
            _title_at_the_foot(lines, pages[at + 1], column) if pages[at + 1 :] else []
        )
        if kept := lines[: len(lines) - len(carried)]:
            yield kept


def _title_at_the_foot(
    page: Sequence[Line], following: Sequence[Line], column: float
) -> list[Line]:
    number = number_at(following, 0, 0)
    if number is None:
        return []
    under = NumberLines(number.number, None, len(page), len(page))
    begin = title_above(page, 0, under, column, ())
    return [] if begin is None else list(page[begin:])


def named_attachments(headline: Headline) -> list[str]:
    """Titles that a notice says it carries: 《…》 of its text, and what its own title
    promulgates."""
    text = headline.read_title + set_text(headline.front)
    return [found.group(1) for found in NAMED_TITLE.finditer(text)]


def _headline_at(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> tuple[int, Headline] | None:
    """The headline that is recognised at this line, and where it begins."""
    if number := number_at(page, start, at):
        return _by_number(page, start, number, column, known)
    return (
        _yearly(page, start, at, column, known)
        or _order(page, start, at, column)
        or _unnumbered(page, start, at)
        or _awaited(page, start, at, known)
        or _listed(page, start, at, known)
        or _alone(page, start, at, column, known)
    )


def _by_number(
    page: Sequence[Line],
    start: int,
    number: NumberLines,
    column: float,
    known: Known,
) -> tuple[int, Headline] | None:
    """What has the form of a title over the number, or under it; else its shape."""
    begin = title_above(page, start, number, column, known.listed)
    if begin is None and (below := title_below(page, start, number, column)):
        return _under_number(page, start, number, *below, column)
    if begin is None:
        begin = shaped_above(page, start, number, column)
    if begin is not None:
        return _numbered(page, start, begin, number, column)
    shaped = shaped_below(page, start, number)
    return _under_number(page, start, number, *shaped, column) if shaped else None


def _yearly(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> tuple[int, Headline] | None:
    """…的公告, over 2023年第7号."""
    if at == start or not yearly_number(
        page[at].text, title := set_text(page[at - 1 : at])
    ):
        return None
    number = yearly_number(page[at].text, title)
    if number is None:
        return None
    counted = NumberLines(number, None, at, at + 1)
    begin = title_above(page, start, counted, column, known.listed)
    return None if begin is None else _numbered(page, start, begin, counted, column)


def _under_number(
    page: Sequence[Line],
    start: int,
    number: NumberLines,
    begin: int,
    end: int,
    column: float,
) -> tuple[int, Headline]:
    """云政办发〔2023〕58号, over its title; 云泽市人民政府文件 may stand over both."""
    first = _after_letterhead(page, start, number.begin)
    block = block_under(page, end, set_text(page[begin:end]), column)
    headline = Headline(
        tuple(page[first : end + block.size]),
        title_of(page[begin:end]),
        number.number,
        registration=number.registration,
    )
    return first, _over(block, headline)


def _alone(
    page: Sequence[Line], start: int, at: int, column: float, known: Known
) -> tuple[int, Headline] | None:
    """A title without a number, over or under a text that its organ signs."""
    end = title_alone(page, start, at, column, known.promised)
    if end is None:
        return None
    block = block_under(page, end, set_text(page[at:end]), column)
    lines = tuple(page[at : end + block.size])
    return at, _over(block, Headline(lines, title_of(page[at:end])))


def _order(
    page: Sequence[Line], start: int, at: int, column: float
) -> tuple[int, Headline] | None:
    """云泽市人民政府令, over 第275号 or with it: an order's number has no year. Organs
    that issue it together may stand above."""
    found = ORDER.fullmatch(set_text(page[at : at + 1]))
    if not found:
        return None
    begin = _joint_organs(page, start, at) if found["kind"] == "令" else at
    if not stands_apart(page, start, begin, column):
        return None
    end = at + 1
    if not found["serial"]:
        if not ORDER_NUMBER.fullmatch(set_text(page[end : end + 1])):
            return None
        end += 1
    block = block_under(page, end, set_text(page[begin:end]), column)
    lines = tuple(page[begin : end + block.size])
    return begin, _over(block, Headline(lines, title_of(page[begin:end])))


def _joint_organs(page: Sequence[Line], start: int, at: int) -> int:
    """中华人民共和国公安部 over 中华人民共和国交通运输部令: where the first one stands."""
    begin = at
    while begin > start and ORGAN.fullmatch(set_text(page[begin - 1 : begin])):
        begin -= 1
    return begin


def _numbered(
    page: Sequence[Line], start: int, begin: int, number: NumberLines, column: float
) -> tuple[int, Headline]:
    title = page[begin : number.begin]
    registration = number.registration
    if not registration and begin > start:
        registration = registered(page[begin - 1])
        begin -= registration is not None
    begin = _after_letterhead(page, start, begin)
    block = block_under(page, number.end, set_text(title), column)
    headline = Headline(
        tuple(page[begin : number.end + block.size]),
        title_of(title),
        number.number,
        registration=registration,
    )
    return begin, _over(block, headline)


def _after_letterhead(page: Sequence[Line], start: int, begin: int) -> int:
    headed = begin > start and LETTERHEAD.fullmatch(set_text(page[begin - 1 : begin]))
    return begin - bool(headed)


def _over(block: Block, headline: Headline) -> Headline:
    return replace(
        headline,
        front=tuple(block.front),
        attachment=title_of(block.heading) or None,
        attachment_line=block.number_line,
    )


def _unnumbered(
    page: Sequence[Line], start: int, at: int
) -> tuple[int, Headline] | None:
    """《…》政策解读, …发文目录, 【…人事任免】（…）."""
    for begin in range(at, max(start, at - TITLE_LINES + 1) - 1, -1):
        title = set_text(page[begin : at + 1])
        if UNNUMBERED_TITLE.fullmatch(title):
            lines = tuple(page[begin : at + 1])
            return begin, Headline(lines, title_of(lines))
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
            named = title_of(page[at : end + 1])
            return begin, Headline(lines, named, heads_attachment=True)
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
    if not comparable_title(
        page[at].text
    ):  # a full stop alone on its line begins no title
        return None
    for end in range(at, min(len(page), at + TITLE_LINES)):
        title = comparable_title(set_text(page[at : end + 1]))
        if title in known.listed:
            lines = page[at : end + 1]
            following = set_text(page[end + 1 : end + 2])
            if document_number(following) or yearly_number(following, set_text(lines)):
                return None
            dated = at > start and date_of(page[at - 1].text)
            if dated and f"《{set_text(lines)}》" in set_text(page[start:at]):
                return None
            return at, Headline(tuple(lines), title_of(lines))
        if not any(name.startswith(title) for name in known.listed):
            return None
    return None
