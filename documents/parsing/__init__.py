"""The text or PDF of a gazette issue → documents, parts and clauses. Plain Python.

Each stage is a function between the frozen dataclasses of `parsed`; the whole
parse is `parse_issue`, or `parse_pages` for a PDF, below.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import StringIO
from itertools import groupby

from documents.parsing.decode.pages import decode, split_pages
from documents.parsing.errors import GazetteError
from documents.parsing.layout.furniture import Apart, set_apart
from documents.parsing.layout.headlines import Frames, Known, frames
from documents.parsing.layout.masthead import read_masthead
from documents.parsing.layout.widths import column_width
from documents.parsing.pdf.extraction import extract
from documents.parsing.pdf.large_titles import ordered_by_type
from documents.parsing.pdf.pages import Print, lay_out
from documents.parsing.pdf.reading_order import (
    printed_order,
    set_apart_printed,
    source_lines,
    source_text,
)
from documents.parsing.reading_order.order import Ordered, reading_order
from documents.parsing.repair.lines import repair_lines
from documents.parsing.structure.consistency import (
    check_contents,
    check_facts,
    check_lists,
)
from documents.parsing.structure.documents import assemble
from documents.parsing.structure.metadata import month_of
from documents.parsing.text.titles import fold
from documents.parsing.types import (
    Furniture,
    Line,
    Month,
    ParsedIssue,
    ParseWarning,
)

__all__ = [
    "PARSER_VERSION",
    "GazetteError",
    "Print",
    "decode",
    "parse_issue",
    "parse_pages",
    "read_pdf",
    "repair_pages",
    "repair_text",
    "text_of_pages",
]

PARSER_VERSION = "8"
"""Changes whenever the same text would parse differently, so that stored issues are
known to be out of date."""

_BETWEEN_BREAKS = re.compile(r"[^\r\n\f]+")
STAGES = ("修复文字", "划分版面", "排定阅读顺序", "切分文件与条款")


def repair_text(text: str) -> str:
    """The text with every garbled mark put right and nothing else changed."""
    repaired = StringIO("".join(line.text for line in repair_lines(split_pages(text))))
    return _BETWEEN_BREAKS.sub(lambda run: repaired.read(len(run[0])), text)


def read_pdf(data: bytes) -> Print:
    """A PDF's pages, laid out. Raises GazetteError where the file is encrypted, damaged,
    a scan, or too much."""
    return lay_out(extract(data))


def text_of_pages(pages: Print) -> str:
    """A PDF's text, a line for each line of print, in reading order."""
    return source_text(source_lines(pages.bands, {}))


def repair_pages(pages: Print) -> str:
    """A PDF's text with every garbled mark put right."""
    lines = source_lines(pages.bands, pages.fonts)
    return source_text(
        [
            replace(line, text=repaired.text)
            for line, repaired in zip(lines, repair_lines(lines), strict=True)
        ]
    )


def parse_issue(
    text: str,
    *,
    month: Month | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> ParsedIssue:
    """Parse one issue. `month` overrules what the documents say; `on_stage` is told
    each stage of STAGES before it starts.

    Raises GazetteError where there is no document in the text, or no month.
    """
    say = on_stage or (lambda stage: None)
    say(STAGES[0])
    repaired = repair_lines(split_pages(text))
    say(STAGES[1])
    apart = set_apart(repaired)
    column = column_width(apart.lines)
    pages = _frames(apart, column)
    say(STAGES[2])
    ordered = reading_order(pages, column)
    say(STAGES[3])
    return _issue(ordered, apart, repaired, column, month)


def parse_pages(
    pages: Print,
    *,
    month: Month | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> ParsedIssue:
    """Parse one issue from a PDF, as `parse_issue` does from a text: fonts tell what is
    garbled, positions what is read after what."""
    say = on_stage or (lambda stage: None)
    say(STAGES[0])
    repaired = repair_lines(source_lines(pages.bands, pages.fonts))
    say(STAGES[1])
    apart = set_apart_printed(pages.bands, repaired)
    column = column_width(apart.lines)
    say(STAGES[2])
    ordered, sections = printed_order(
        pages.bands, repaired, apart, _known(apart), column
    )
    apart = apart.and_aside(sections, Furniture.SECTION)
    doubts = pages.warnings
    if not any(text.headline for text in ordered.texts):
        ordered, apart, by_type = ordered_by_type(repaired, apart)
        doubts += by_type
    say(STAGES[3])
    return _issue(ordered, apart, repaired, column, month, doubts)


def _issue(
    ordered: Ordered,
    apart: Apart,
    repaired: Sequence[Line],
    column: float,
    month: Month | None,
    doubts: Sequence[ParseWarning] = (),
) -> ParsedIssue:
    assembled = assemble(ordered, column)
    masthead = read_masthead(apart.aside)
    warnings = [
        *doubts,
        *assembled.warnings,
        *check_contents(apart.contents, assembled.documents),
        *check_lists(assembled.documents),
        *check_facts(assembled.documents),
    ]
    return ParsedIssue(
        month=month or month_of(assembled.documents, masthead),
        pages=max(line.page for line in repaired if line.text.strip()),
        documents=assembled.documents,
        warnings=tuple(sorted(warnings, key=lambda one: (one.page, one.line))),
        repairs=sum(len(line.repairs) for line in repaired),
        number=masthead.number,
        total_number=masthead.total_number,
        printed_on=masthead.printed_on,
        set_aside=tuple(
            sorted(apart.aside + assembled.aside, key=lambda one: one.line)
        ),
    )


def _known(apart: Apart) -> Known:
    return Known(listed=tuple(fold(listed.title) for listed in apart.contents))


def _frames(apart: Apart, column: float) -> list[Frames]:
    printed = [line for line in apart.lines if line.text.strip()]
    pages: list[Frames] = []
    known = _known(apart)
    for _, page in groupby(printed, key=lambda line: line.page):
        found = frames(list(page), column, known)
        for headline in found.headlines:
            known = known.after(headline)
        pages.append(found)
    return pages
