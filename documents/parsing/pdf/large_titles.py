"""Where no number and no wording tells a document, its title is told by its type alone.

A statute or a plan is printed under a title in the largest type, its chapters in smaller
one. Such titles are doubtful, and said to be: a warning names them.
"""

from collections.abc import Sequence

from documents.parsing.layout.headlines import Headline
from documents.parsing.layout.table_of_contents import heads_contents, is_section
from documents.parsing.layout.title_shapes import set_text
from documents.parsing.pdf.titles import is_chapter, is_large, joined
from documents.parsing.reading_order.order import Ordered, Text
from documents.parsing.text.characters import bare
from documents.parsing.types import Line, ParseWarning

_LARGEST = 0.85  # of the largest title's size: no chapter's
_SHORTEST = 4  # characters
_STOPS = tuple("。；：，、")


def ordered_by_type(lines: Sequence[Line]) -> Ordered:
    """`lines` are all of the text, in the order of print; every one is in one text."""
    titles = _titles(lines)
    begins = [lines.index(title[0]) for title in titles]
    before = lines[: begins[0]] if begins else lines
    texts = [Text(None, tuple(before))] if before else []
    ends = [*begins[1:], len(lines)]
    for title, begin, end in zip(titles, begins, ends, strict=False):
        headline = Headline(title, set_text(title))
        texts.append(Text(headline, tuple(lines[begin + len(title) : end])))
    return Ordered(tuple(texts), warnings=tuple(map(_doubt, titles)))


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
