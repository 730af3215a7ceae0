"""Bands of a PDF → lines, and these in reading order under their headlines.

Print shows what a dump hides: a headline stands over its own columns, and what
stands before the first headline of a page goes on with the text before.
"""

from collections.abc import Sequence

from documents.parsing.furniture import Apart
from documents.parsing.headlines import Headline, Known, frames
from documents.parsing.order import Ordered, Text
from documents.parsing.parsed import Line, SourceLine
from documents.parsing.pdf.fonts import Known as KnownFonts
from documents.parsing.pdf.layout import Band


def source_lines(bands: Sequence[Band], known: KnownFonts) -> tuple[SourceLine, ...]:
    """The bands' lines, numbered through, each knowing what its fonts are known for."""
    lines: list[SourceLine] = []
    for band in bands:
        for line in band.lines:
            garbled = tuple(
                False if font is None else known.get((band.page, font))
                for font in line.fonts
            )
            lines.append(
                SourceLine(len(lines) + 1, band.page, line.text, garbled, line.placing)
            )
    return tuple(lines)


def printed_order(
    bands: Sequence[Band],
    lines: Sequence[Line],
    apart: Apart,
    known: Known,
    column: float,
) -> Ordered:
    """`lines` are the bands' lines, repaired. Every one that isn't set apart is in
    exactly one text."""
    kept = {line.number for line in apart.lines}
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    waiting = iter(lines)
    for band in bands:
        printed = [next(waiting) for _ in band.lines]
        held = [line for line in printed if line.number in kept]
        if not band.wide or not held:
            texts[-1][1].extend(held)
            continue
        found = frames(held, column, known)
        texts[-1][1].extend(found.stretches[0])
        for headline, own in zip(found.headlines, found.stretches[1:], strict=True):
            known = known.after(headline)
            texts.append((headline, list(own)))
    return Ordered(
        tuple(Text(headline, tuple(own)) for headline, own in texts if headline or own),
        (),
    )


def source_text(lines: Sequence[SourceLine]) -> str:
    """The lines as a dump has them, pages parted by form feeds: line numbers hold."""
    return "\n".join(
        "\f" * (line.page - before) + line.text
        for before, line in zip(
            [1, *(line.page for line in lines)], lines, strict=False
        )
    )
