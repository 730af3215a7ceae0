"""Bands of a PDF → lines, and these in reading order under their headlines.

Print shows what a dump hides: a headline stands over its own columns, and what
stands before the first headline of a page goes on with the text before.
"""

from collections.abc import Sequence

from documents.parsing.headlines import Headline, frames, named_attachments
from documents.parsing.order import Ordered, Text
from documents.parsing.parsed import Line, SourceLine
from documents.parsing.pdf.fonts import Known
from documents.parsing.pdf.layout import Band


def source_lines(bands: Sequence[Band], known: Known) -> tuple[SourceLine, ...]:
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
    bands: Sequence[Band], lines: Sequence[Line], column: float
) -> Ordered:
    """`lines` are the bands' lines, repaired. Every one is in exactly one text."""
    texts: list[tuple[Headline | None, list[Line]]] = [(None, [])]
    promised: list[str] = []
    waiting = iter(lines)
    for band in bands:
        held = [next(waiting) for _ in band.lines]
        if not band.wide:
            texts[-1][1].extend(held)
            continue
        found = frames(held, column, promised)
        texts[-1][1].extend(found.stretches[0])
        for headline, own in zip(found.headlines, found.stretches[1:], strict=True):
            promised += named_attachments(headline)
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
