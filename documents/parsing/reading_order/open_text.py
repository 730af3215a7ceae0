"""The text that lies open at a page's end: whose it is, where it stops, what it has held so
far; and whether attachments follow its signature in the same columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from documents.parsing.layout.headlines import Headline
from documents.parsing.layout.widths import width
from documents.parsing.text.characters import bare, ends_sentence, narrow
from documents.parsing.text.clause_numbers import Marker, Style, marker
from documents.parsing.text.dates import date_of, signed_with_date
from documents.parsing.text.document_numbers import NUMBER
from documents.parsing.text.numbering import Fit, Numbering
from documents.parsing.text.patterns import (
    ATTACHMENT_HEAD,
    ATTACHMENT_NOTE,
    CLOSING_SENTENCE,
    PUBLICITY_NOTE,
    copied_to,
)
from documents.parsing.text.titles import KINDS, TITLE, names_in
from documents.parsing.types import Line

CLOSING_LINES = 15
_TITLE_LINES = 3
_SIGNATURE_LINES = 3
_AFTER_CLOSING = 12


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
class OpenText:
    """Where a text stops for now: its last lines, without blanks, and its numbers so far.

    size: the last line's width as it was set, in hanzi, blanks included.
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
    def closing(self) -> str:
        """The sentence in which it says when it takes effect, where no more follows."""
        return closing("".join(self.lines))

    @property
    def titled(self) -> bool:
        """Does it end in a kind, as the entries of a list of titles do?"""
        return "".join(self.lines[-2:]).endswith(tuple(KINDS))

    @property
    def dated(self) -> bool:
        return date_of(self.line) is not None

    @property
    def above_notes(self) -> tuple[str, ...]:
        """Its lines without those that stand under a signature."""
        lines = self.lines
        while lines and is_under_signature(lines[-1]):
            lines = lines[:-1]
        return lines

    def after(self, lines: Sequence[Line]) -> "OpenText":
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

    def enclosing(self, lines: Sequence[Line]) -> "OpenText":
        return replace(self, encloses=self._encloses(lines))

    def ending(self, last: Sequence[str]) -> "OpenText":
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


def encloses(texts: Sequence[str], organ: str, title: str) -> bool:
    """The lines, without blanks, are signed by the organ, and then 附件 stands alone, or a
    title that they name."""
    for at in range(len(texts) - 1):
        if not _signs(texts, at, organ):
            continue
        begin = at + 1
        while begin < len(texts) and is_under_signature(texts[begin]):
            begin += 1
        rest = [narrow(line) for line in texts[begin : begin + _TITLE_LINES]]
        if not rest:
            return False
        names = names_in(title + "".join(texts[:at]))
        titles = ("".join(rest[:size]) for size in range(1, len(rest) + 1))
        return is_enclosure(rest[0]) or any(one in names for one in titles)
    return False


def _signs(texts: Sequence[str], at: int, organ: str) -> bool:
    if found := signed_with_date(texts[at]):
        return found[0] in organ or organ in found[0]
    if date_of(texts[at]) is None:
        return False
    signed = texts[max(0, at - _SIGNATURE_LINES) : at]
    return any(text in organ or organ in text for text in signed)


def is_enclosure(text: str) -> bool:
    return ATTACHMENT_HEAD.fullmatch(narrow(bare(text))) is not None


def is_under_signature(text: str) -> bool:
    """（此件公开发布）, 抄送：…, and who printed it."""
    return PUBLICITY_NOTE.fullmatch(text) is not None or copied_to(text)
