"""A notice set over both columns: salutation to date, and the title of what it issues.

It belongs to the headline above it; the columns below are the attachment's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.layout.title_shapes import TITLE_LINES, set_text
from documents.parsing.layout.widths import is_wide
from documents.parsing.text.characters import bare
from documents.parsing.text.clause_numbers import marker
from documents.parsing.text.dates import date_of
from documents.parsing.text.document_numbers import NUMBER, document_number
from documents.parsing.text.patterns import ATTACHMENT_HEAD, is_remark_on
from documents.parsing.text.titles import (
    NAMED_TITLE,
    REMARK,
    TITLE_ORGAN,
    UNNUMBERED_TITLE,
    ends_as_title,
    is_title,
)
from documents.parsing.types import Line

_FRONT_LINES = 40
_SIGNATURE_LINES = 3


@dataclass(frozen=True, slots=True)
class Block:
    """What stands over both columns under title and number."""

    front: Sequence[Line] = ()
    number_line: Line | None = None
    heading: Sequence[Line] = ()

    @property
    def size(self) -> int:
        return len(self.front) + len(self.heading) + (self.number_line is not None)


def block_under(page: Sequence[Line], at: int, title: str, column: float) -> Block:
    """Salutation to date of a notice set over both columns, and the title of the
    attachment under it; nothing where the number is followed by column text."""
    for end in range(at, min(len(page), at + _FRONT_LINES)):
        if document_number(page[end].text) or _is_unnumbered(page[end]):
            return Block()
        if not date_of(page[end].text):
            continue
        end = _after_notes(page, end + 1)
        front = page[at:end]
        if sum(bool(NUMBER.match(bare(line.text))) for line in front) > 1:
            return Block()  # a list of issued documents, whose title comes behind it
        number_line = None
        if ATTACHMENT_HEAD.fullmatch(set_text(page[end : end + 1])):
            number_line, end = page[end], end + 1
        heading = _attachment_title(page, end, title, front)
        wide = is_wide(front, column)
        if heading and not wide and not _is_own(title, front, heading):
            return Block()
        if not heading and (_begins_document(page, end) or not wide):
            return Block()
        heading = _with_remark(page, end, heading or _any_title(page, end))
        return Block(front, number_line if heading else None, heading)
    return Block()


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
    while at < len(page) and is_remark_on(page[at].text):
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
