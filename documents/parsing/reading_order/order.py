"""Frames as dumped → texts in reading order.

A page holds at most one rest: the end, or a middle, of the text that the page
before left open. After a page's last headline it stands alone; before a headline
it stands before or behind that headline's own columns, and where one stops and
the other begins is told by the texts. Cuts of neighbouring pages bear on each
other, so the likeliest run of cuts over all pages is looked for (`runs`).

After this stage every line of the pages is in exactly one text, and a text's
lines are in reading order.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.parsing.layout.headlines import Frames, Headline
from documents.parsing.reading_order.beam_search import likeliest
from documents.parsing.reading_order.candidates import Parted
from documents.parsing.types import Line

_SURE = 8.0  # a lead of one is e times as likely; a cut that leads by less is worth a warning


@dataclass(frozen=True, slots=True)
class Text:
    """The column text under a headline; `headline` None stands before them all."""

    headline: Headline | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """`doubtful` are the pages where another cut scored nearly as well."""

    texts: tuple[Text, ...]
    doubtful: tuple[int, ...]


def reading_order(pages: Sequence[Frames], column: float) -> Ordered:
    """Put the stretches of all pages into texts. Whether columns were dumped before
    their headline or after it is a matter of the whole issue: the likelier counts."""
    downwards = [page.read_downwards() for page in pages]
    pages, run = max(
        ((dumped, likeliest(dumped, column)) for dumped in (pages, downwards)),
        key=lambda read: read[1].score,
    )
    doubtful = (
        page.page for page, lead in zip(pages, run.leads, strict=True) if lead < _SURE
    )
    return Ordered(_texts(pages, run.parted), tuple(doubtful))


def _texts(pages: Sequence[Frames], ways: Sequence[Parted]) -> tuple[Text, ...]:
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    for page, way in zip(pages, ways, strict=True):
        texts[-1][1].extend(way.rest)
        for headline, lines in zip(page.headlines, way.own, strict=True):
            texts.append((headline, list(lines)))
    return tuple(
        Text(headline, tuple(lines)) for headline, lines in texts if headline or lines
    )
