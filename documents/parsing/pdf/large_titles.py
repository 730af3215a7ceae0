"""Where no number and no wording tells a document, its title is told by its type alone.

A statute or a plan is printed under a title in the largest type, its chapters in smaller
one. Such titles are doubtful, and said to be: a warning names them.
"""

from collections.abc import Sequence
from dataclasses import replace

from documents.parsing.layout.furniture import Apart
from documents.parsing.layout.headlines import Headline
from documents.parsing.layout.table_of_contents import heads_contents, is_section
from documents.parsing.layout.titles import set_text
from documents.parsing.pdf.titles import is_chapter, is_large, joined
from documents.parsing.reading_order.order import Ordered, Text
from documents.parsing.text.patterns import bare
from documents.parsing.types import Furniture, Line, ParseWarning

_LARGEST = 0.85  # of the largest title's size: no chapter's
_SHORTEST = 4  # characters
_STOPS = tuple("。；：，、")


def ordered_by_type(
    lines: Sequence[Line], apart: Apart
) -> tuple[Ordered, Apart, tuple[ParseWarning, ...]]:
    """`lines` are all of the file, in the order of print. A title over the contents that
    was taken for a masthead is set among the text again, with what stands under it."""
    masthead = {one.line for one in apart.aside if one.furniture is Furniture.MASTHEAD}
    text = {line.number for line in apart.lines}
    held = [line for line in lines if line.number in masthead | text]
    titles = _titles(held)
    begins = [held.index(title[0]) for title in titles]
    before = held[: begins[0]] if begins else held
    texts = [Text(None, tuple(line for line in before if line.number in text))]
    for title, begin, end in zip(titles, begins, [*begins[1:], len(held)], strict=True):
        own = held[begin + len(title) : end]
        texts.append(Text(Headline(title, set_text(title)), tuple(own)))
    taken = {
        line.number
        for one in texts
        if one.headline
        for line in (*one.headline.lines, *one.lines)
    }
    left = tuple(one for one in apart.aside if one.line not in taken)
    ordered = Ordered(tuple(one for one in texts if one.headline or one.lines), ())
    return ordered, replace(apart, aside=left), tuple(map(_doubt, titles))


def _titles(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """The titles in the largest type, whole."""
    run_together = joined(lines)
    found = [line for line in run_together.lines if _may_be_title(line)]
    largest = max((_scale(line) for line in found), default=0.0)
    return [
        run_together.apart([line])
        for line in found
        if _scale(line) >= _LARGEST * largest
    ]


def _may_be_title(line: Line) -> bool:
    text = bare(line.text)
    return (
        is_large(line)
        and len(text) >= _SHORTEST
        and not (is_chapter(text) or is_section(text) or heads_contents(line))
        and not text.endswith(_STOPS)
    )


def _scale(line: Line) -> float:
    return line.placing.scale if line.placing else 0.0


def _doubt(title: Sequence[Line]) -> ParseWarning:
    return ParseWarning(
        title[0].page,
        title[0].number,
        f"《{set_text(title)}》没有发文字号，是按字号大小认出的标题，请核对",
    )
