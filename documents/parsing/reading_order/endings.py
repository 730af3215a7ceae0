"""Where a text lies open, and how well it is complete there.

Scores are in steps of a step: 1 leans, 3 persuades, 6 nearly settles.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from documents.parsing.layout.headlines import Headline
from documents.parsing.layout.widths import width
from documents.parsing.reading_order.enclosed_attachments import (
    encloses,
    is_under_signature,
)
from documents.parsing.text.characters import bare, ends_sentence
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.dates import date_of, signed_with_date
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import ATTACHMENT_NOTE, CLOSING_SENTENCE
from documents.parsing.text.titles import KINDS, TITLE
from documents.parsing.types import Line

CLOSING_LINES = 15
_AFTER_CLOSING = 12
_KIND_LENGTH = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose columns they are.

    title: of the document, or of the attachment that stands in the columns.
    organ: who signs them, "" where nobody does.
    """

    title: str = ""
    organ: str = ""


NOBODY = Owner()


def owner_of(headline: Headline) -> Owner:
    """A document with a number and columns of its own ends in organ and date."""
    signed = headline.number is not None and not headline.front
    found = TITLE.match(headline.read_title) if signed else None
    organ = found["organ"] if found else headline.title if signed else ""
    return Owner(headline.attachment or headline.title, organ)


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a text stops: its last lines, without blanks, and its numbers so far.

    size: the last line's width as it was set, blanks included.
    listing: is it a list of issued documents, an entry a number?
    encloses: has it been signed, and do attachments follow?
    """

    owner: Owner = NOBODY
    lines: tuple[str, ...] = ("",)
    size: float = 0.0
    numbering: Numbering = field(default_factory=Numbering)
    listing: bool = False
    encloses: bool = False

    @property
    def line(self) -> str:
        return self.lines[-1]

    @property
    def closed(self) -> bool:
        """Has it said when it takes effect, and no more?"""
        return bool(closing("".join(self.lines)))

    @property
    def titled(self) -> bool:
        """Does it end in a kind, as the entries of a list of titles do?"""
        return "".join(self.lines[-2:]).endswith(tuple(KINDS))

    @property
    def dated(self) -> bool:
        return date_of(self.line) is not None

    def after(self, lines: Sequence[Line]) -> "Tail":
        if not lines:
            return self
        numbering = self.numbering.copy()
        for found in markers_of(lines):
            if numbering.fit(found) is not Fit.BREAK:
                numbering.accept(found)
        listing = bool(NUMBER.match(bare(lines[0].text)))
        return replace(
            self.ending([bare(line.text) for line in lines[-CLOSING_LINES:]]),
            size=width(lines[-1].text),
            numbering=numbering,
            listing=self.listing or (listing and self.line == ""),
            encloses=self.encloses or self._encloses(lines),
        )

    def _encloses(self, lines: Sequence[Line]) -> bool:
        texts = (*self.lines, *(bare(line.text) for line in lines))
        organ = self.owner.organ
        return bool(organ) and encloses(texts, organ, self.owner.title)

    def enclosing(self, lines: Sequence[Line]) -> "Tail":
        return replace(self, encloses=self._encloses(lines))

    def ending(self, last: Sequence[str]) -> "Tail":
        """The same text after lines that end in these, their numbers aside."""
        return replace(self, lines=(*self.lines, *last)[-CLOSING_LINES:])


@lru_cache(maxsize=4096)
def closing(text: str) -> str:
    """The sentence that takes a text into force, where the text ends in it, notes of
    attachments aside; else nothing."""
    body = ATTACHMENT_NOTE.split(text)[0]
    closings = list(CLOSING_SENTENCE.finditer(body))
    if not closings:
        return ""
    more, stop, follows = body[closings[-1].end() :].partition("。")
    if not stop or follows or len(more) > _AFTER_CLOSING:
        return ""
    return closings[-1][0]


def markers_of(lines: Sequence[Line]) -> list[Marker]:
    """The numbers that lines begin with; 附件：1. begins with one."""
    return [
        found
        for before, line in zip((None, *lines), lines, strict=False)
        if (found := _marker_of(line.text)) and not _is_figure(found, before)
    ]


def _is_figure(found: Marker, before: Line | None) -> bool:
    """16 公里 after a line that stops in mid-sentence."""
    if found.style is not Style.DOTTED or found.level > 1 or before is None:
        return False
    return not ends_sentence(before.text) and not _marker_of(before.text)


@lru_cache(maxsize=65536)
def _marker_of(text: str) -> Marker | None:
    noted = ATTACHMENT_NOTE.match(bare(text))
    return marker(bare(text)[noted.end() :] if noted else text)


def end_score(tail: Tail) -> float:
    """How well the text is complete where it stops."""
    if tail.owner.organ:
        return _signed_score(tail)
    if closed := closing("".join(tail.lines)):
        return 5.0 + _own_kind(closed, tail.owner.title)
    if tail.dated:
        return 2.0
    if tail.line.endswith("："):
        return -6.0
    if ends_sentence(tail.line):
        return 1.0
    return 1.0 if tail.titled else -5.0


def _signed_score(tail: Tail) -> float:
    lines = tail.lines
    while lines and is_under_signature(lines[-1]):
        lines = lines[:-1]
    noted = len(lines) < len(tail.lines)
    if lines and (found := signed_with_date(lines[-1])):
        return 5.0 + _own_organ((found[0],), tail.owner.organ)
    if not lines or not date_of(lines[-1]):
        return _enclosed_score(tail) if tail.encloses else 2.0 if noted else -6.0
    return 5.0 + _own_organ(lines[:-1], tail.owner.organ)


def _enclosed_score(tail: Tail) -> float:
    """An attachment may end in a list, but not in the middle of a sentence."""
    return -3.0 if tail.line.endswith(("，", "、", "：")) else 4.0


def _own_organ(lines: Sequence[str], organ: str) -> float:
    """Is it the organ of its own title that signs?"""
    signature = lines[-1] if lines else ""
    if not signature:
        return 0.0
    return 2.0 if signature in organ or organ in signature else -4.0


def _own_kind(closed: str, title: str) -> float:
    """本方案自…: the closing sentence names what it closes."""
    named = closed.partition("自")[0].removeprefix("本")
    if not closed.startswith("本") or not title:
        return 0.0
    return 2.0 if title.endswith(named[-_KIND_LENGTH:]) else -3.0
