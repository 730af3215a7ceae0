"""Headlines that the end of a page parts, put together again on the page they go on.

A program that sets pages without an eye for them may leave a title, or a part of it, at
the foot of a page, and its number or its rest at the head of the next.
"""

from collections.abc import Iterator, Sequence

from documents.parsing.parsed import Line
from documents.parsing.patterns import bare, document_number
from documents.parsing.pdf.layout import Band
from documents.parsing.pdf.titles import is_large

Held = tuple[Band, list[Line]]  # with those of its lines that are text


def with_whole_headlines(bands: Sequence[Held]) -> Iterator[Held]:
    """Every line once and in the same order; no band is left without lines."""
    carried: list[Line] = []
    for at, (band, held) in enumerate(bands):
        lines = [*carried, *held]
        carried = []
        if at + 1 < len(bands) and bands[at + 1][0].page != band.page:
            carried = _headline_at_the_foot(lines, bands[at + 1][1][0])
        if kept := lines[: len(lines) - len(carried)]:
            yield band, kept


def _headline_at_the_foot(lines: Sequence[Line], following: Line) -> list[Line]:
    """What stands last on a page and is large, and numbers among it, or over what is
    large on the next."""
    begin = len(lines)
    while begin and (is_large(lines[begin - 1]) or _is_number(lines[begin - 1])):
        begin -= 1
    found = list(lines[begin:])
    return found if any(map(is_large, [*found, following])) else []


def _is_number(line: Line) -> bool:
    return document_number(bare(line.text)) is not None
