"""Bands of a PDF → lines, and these in reading order under their headlines.

Print shows what a dump hides: a headline stands over its own columns, and what
stands before the first headline of a page goes on with the text before.

After this stage every line that isn't furniture is in exactly one text, in its headline,
or set aside as the name of a section; and no page is doubtful.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from documents.parsing.layout.furniture import Apart, set_apart
from documents.parsing.layout.headlines import (
    Frames,
    Headline,
    Known,
    frames,
)
from documents.parsing.layout.title_shapes import set_text
from documents.parsing.pdf.fonts import Known as KnownFonts
from documents.parsing.pdf.layout import Band
from documents.parsing.pdf.titles import (
    is_chapter,
    is_large,
    is_set_as_headline,
    joined,
    with_whole_headlines,
)
from documents.parsing.reading_order.order import Ordered, Text
from documents.parsing.text.titles import comparable_title
from documents.parsing.types import Furniture, Line, SetAside, SourceLine


def source_lines(bands: Sequence[Band], known: KnownFonts) -> tuple[SourceLine, ...]:
    """The bands' lines, numbered through, each knowing what its fonts are known for."""
    lines: list[SourceLine] = []
    for band in bands:
        for line in band.lines:
            garbled = tuple(
                False if font is None else known.get((band.page, font))
                for font in line.fonts
            )
            doubtful = min(line.confidence, default=1.0) < 1
            lines.append(
                SourceLine(
                    len(lines) + 1,
                    band.page,
                    line.text,
                    garbled,
                    line.placing,
                    line.confidence if doubtful else None,
                    table=line.table,
                )
            )
    return tuple(lines)


def set_apart_printed(bands: Sequence[Band], lines: Sequence[Line]) -> Apart:
    """What stands outside the text is set aside by its place, the rest by what it says;
    rows of tables stay.
    `lines` are the bands' lines, repaired. Contents that list chapters are those of a
    document, and name none."""
    waiting = iter(lines)
    text: list[Line] = []
    rows: list[Line] = []
    outside: list[SetAside] = []
    for band in bands:
        for line in islice(waiting, len(band.lines)):
            if band.furniture is None:
                (rows if line.table else text).append(line)
            else:
                outside.append(
                    SetAside(line.number, line.page, line.text, band.furniture)
                )
    apart = set_apart(text)
    kept = sorted([*apart.lines, *rows], key=lambda line: line.number)
    apart = replace(apart, lines=tuple(kept), aside=(*apart.aside, *outside))
    return _without_chapters(apart, lines)


def _without_chapters(apart: Apart, lines: Sequence[Line]) -> Apart:
    """The contents of a document are part of its text, and so is what stands over them."""
    documents = tuple(one for one in apart.contents if not is_chapter(one.title))
    if not apart.contents or len(documents) * 2 >= len(apart.contents):
        return replace(apart, contents=documents)
    pages = {one.line.page for one in apart.contents}
    kinds = (Furniture.MASTHEAD, Furniture.CONTENTS)
    own = {
        one.line for one in apart.aside if one.page in pages and one.furniture in kinds
    }
    kept = {line.number for line in apart.lines} | own
    return Apart(
        tuple(line for line in lines if line.number in kept),
        tuple(one for one in apart.aside if one.line not in own),
        (),
    )


def printed_order(
    bands: Sequence[Band],
    lines: Sequence[Line],
    apart: Apart,
    known: Known,
    column: float,
) -> Ordered:
    """The texts of the bands, whose lines, repaired, are `lines`; without what is set
    apart already."""
    kept = {line.number for line in apart.lines}
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    aside: list[SetAside] = []
    waiting = iter(lines)
    printed = [
        (
            band,
            [line for line in islice(waiting, len(band.lines)) if line.number in kept],
        )
        for band in bands
    ]
    for band, held in with_whole_headlines(
        [(band, held) for band, held in printed if held]
    ):
        if band.table:
            texts[-1][1].extend(held)
            continue
        found = _headlines(held, column, known, wide=band.wide)
        texts[-1][1].extend(found.stretches[0])
        for headline, own in zip(found.headlines, found.stretches[1:], strict=True):
            known = known.after(headline)
            aside += map(_section_name, _large_at_the_end(texts[-1][1]))
            texts.append((headline, list(own)))
    return Ordered(
        tuple(Text(headline, tuple(own)) for headline, own in texts if headline or own),
        aside=tuple(aside),
    )


def _section_name(line: Line) -> SetAside:
    return SetAside(line.number, line.page, line.text, Furniture.SECTION)


def _large_at_the_end(lines: list[Line]) -> list[Line]:
    """Take from the lines above a headline what is set as large as one and heads
    nothing else: the name of a section."""
    found: list[Line] = []
    while lines and is_large(lines[-1]):
        found.append(lines.pop())
    return found


def _headlines(
    held: Sequence[Line], column: float, known: Known, *, wide: bool
) -> Frames:
    """The headlines of a band: what its words tell, where its type doesn't speak against
    it, and large type over a document number whatever it says."""
    titles = joined(held)
    told = tuple(comparable_title(set_text([title])) for title in titles.titles())
    found = frames(titles.lines, column, replace(known, listed=known.listed + told))
    stretches = [list(titles.apart(found.stretches[0]))]
    headlines: list[Headline] = []
    for headline, own in zip(found.headlines, found.stretches[1:], strict=True):
        lines, below = titles.apart(headline.lines), titles.apart(own)
        if wide or is_set_as_headline(headline):
            headlines.append(replace(headline, lines=lines))
            stretches.append(list(below))
        else:
            stretches[-1] += [*lines, *below]
    return Frames(held[0].page, tuple(map(tuple, stretches)), tuple(headlines))


def source_text(lines: Sequence[SourceLine]) -> str:
    """The lines as a dump has them, pages parted by form feeds: line numbers hold."""
    return "\n".join(
        "\f" * (line.page - before) + line.text
        for before, line in zip(
            [1, *(line.page for line in lines)], lines, strict=False
        )
    )
