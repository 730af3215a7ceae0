"""The text or PDF of a gazette issue → documents, parts and clauses. Plain Python.

Each stage is a function between the frozen dataclasses of `types`; `_parse` below runs
them in this order, and none looks back:

| stage | where | what holds after it |
| --- | --- | --- |
| decode | `decode.pages`, or `pdf.extraction` and `pdf.pages` for a PDF | every character is in one line, which knows its page |
| repair | `repair.lines` | marks are marks again; no line has changed its length |
| furniture | `layout.furniture` | what no document holds is set aside, nothing else is touched |
| column width | `layout.widths` | how wide a full line of a column is |
| headlines | `layout.headlines` | a page is headlines, and the stretches of columns between them |
| reading order | `reading_order.order`, or `pdf.reading_order`, which finds its headlines by their type | each line is in one text, and a text's lines are in order |
| documents | `structure.documents`, with `attachments`, `paragraphs`, `clauses`, `metadata` | each text is a part of a document, each paragraph has its key |
| sections | `structure.sections` | a document knows the section that it is printed under |
| masthead | `layout.masthead` | number, date and month that the issue prints |
| consistency | `structure.consistency` | what contradicts itself is a warning with its place |
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from io import StringIO
from itertools import groupby

from documents.parsing.decode.pages import decode, split_pages
from documents.parsing.errors import GazetteError
from documents.parsing.layout.furniture import Apart, set_apart
from documents.parsing.layout.headlines import (
    Frames,
    Known,
    frames,
    with_whole_headlines,
)
from documents.parsing.layout.masthead import Masthead, read_masthead
from documents.parsing.layout.widths import column_width
from documents.parsing.pdf.extraction import extract_any
from documents.parsing.pdf.large_titles import ordered_by_type
from documents.parsing.pdf.pages import Print, lay_out
from documents.parsing.pdf.reading_order import (
    printed_order,
    set_apart_printed,
    source_lines,
    source_text,
)
from documents.parsing.reading_order.explaining import PageExplanation, explain_page
from documents.parsing.reading_order.order import Ordered, reading_order
from documents.parsing.repair.lines import repair_lines
from documents.parsing.scans.doubts import with_doubts
from documents.parsing.scans.reading import with_scans_read
from documents.parsing.structure.consistency import (
    check_contents,
    check_facts,
    check_lists,
    check_seams,
)
from documents.parsing.structure.documents import assemble
from documents.parsing.structure.metadata import month_of
from documents.parsing.structure.sections import with_sections
from documents.parsing.text.invisible import with_invisible
from documents.parsing.text.titles import comparable_title
from documents.parsing.types import (
    Line,
    Month,
    ParsedDocument,
    ParsedIssue,
    ParseWarning,
    RecognisedPage,
    SourceLine,
)

__all__ = [
    "PARSER_VERSION",
    "GazetteError",
    "Print",
    "decode",
    "explain_order",
    "parse_issue",
    "parse_pages",
    "read_pdf",
    "repair_pages",
    "repair_text",
    "text_of_pages",
]

PARSER_VERSION = "15"
"""Changes whenever the same text would parse differently, so that stored issues are
known to be out of date."""

_BETWEEN_BREAKS = re.compile(r"[^\r\n\f]+")
STAGES = ("修复文字", "划分版面", "排定阅读顺序", "切分文件与条款")


def repair_text(text: str) -> str:
    """The text with every garbled mark put right and nothing else changed."""
    repaired = StringIO("".join(line.text for line in repair_lines(split_pages(text))))
    return _BETWEEN_BREAKS.sub(
        lambda run: with_invisible(repaired.read(len(run[0])), run[0]), text
    )


def read_pdf(
    data: bytes,
    recognised: Iterable[RecognisedPage] = (),
    on_page: Callable[[int, int], None] | None = None,
) -> Print:
    """A PDF's pages, laid out. Scanned pages are read from their pictures where the extra
    is installed, which takes some ten seconds each: `recognised` is what was read of them
    before, `on_page` is told before each which of how many it is.

    Raises GazetteError where the file is encrypted, damaged, too much, or a scan that
    can't be read.
    """
    scans = with_scans_read(data, extract_any(data), recognised, on_page)
    laid_out = lay_out(scans.pages)
    return replace(
        laid_out,
        recognised=scans.recognised,
        warnings=(*scans.warnings, *laid_out.warnings),
    )


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
    otherwise: Month | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> ParsedIssue:
    """Parse one issue. `month` overrules what the documents say, `otherwise` is its month
    where they say none; `on_stage` is told each stage of STAGES before it starts.

    Raises GazetteError where there is no document in the text, or no month.
    """
    return _parse(
        split_pages(text), set_apart, _dumped_order, month, otherwise, on_stage
    )


def parse_pages(
    pages: Print,
    *,
    month: Month | None = None,
    otherwise: Month | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> ParsedIssue:
    """Parse one issue from a PDF, as `parse_issue` does from a text: fonts tell what is
    garbled, positions what is read after what."""
    lines = source_lines(pages.bands, pages.fonts)
    outside_apart = partial(set_apart_printed, pages.bands)
    order = partial(_placed_order, pages)
    return _parse(
        lines, outside_apart, order, month, otherwise, on_stage, pages.warnings
    )


def explain_order(text: str, page: int) -> PageExplanation:
    """Why the page of that number, counted from 1, was cut as it was.

    Raises GazetteError where the text has no such page, or nothing to order on it.
    """
    repaired = repair_lines(split_pages(text))
    last = _last_page(repaired)
    if not 1 <= page <= last:
        raise GazetteError(f"没有第 {page} 页，这一期共 {last} 页")
    apart = set_apart(repaired)
    column = column_width(apart.lines)
    found = explain_page(_frames(apart, column), column, page)
    if found is None:
        raise GazetteError(f"第 {page} 页没有正文，不用排阅读顺序")
    return found


_SetApart = Callable[[Sequence[Line]], Apart]
_Order = Callable[[Sequence[Line], Apart, float], Ordered]


def _parse(
    lines: Sequence[SourceLine],
    set_furniture_apart: _SetApart,
    order: _Order,
    month: Month | None,
    otherwise: Month | None,
    on_stage: Callable[[str], None] | None,
    doubts: Sequence[ParseWarning] = (),
) -> ParsedIssue:
    """All stages, in order."""
    say = on_stage or (lambda stage: None)
    say(STAGES[0])
    repaired = with_doubts(repair_lines(lines), lines)
    say(STAGES[1])
    apart = set_furniture_apart(repaired)
    column = column_width(line for line in apart.lines if not line.table)
    say(STAGES[2])
    ordered = order(repaired, apart, column)
    say(STAGES[3])
    assembled = assemble(ordered, column)
    aside = (*apart.aside, *ordered.aside, *assembled.aside)
    documents = with_sections(assembled.documents, aside)
    masthead = read_masthead(aside)
    if month is None:
        month = _month_of(documents, masthead, otherwise)
    warnings = [
        *doubts,
        *ordered.warnings,
        *assembled.warnings,
        *check_contents(apart.contents, documents),
        *check_lists(documents),
        *check_facts(documents),
        *check_seams(documents),
    ]
    return ParsedIssue(
        month=month,
        pages=_last_page(repaired),
        documents=documents,
        warnings=tuple(sorted(warnings, key=lambda one: (one.page, one.line))),
        repairs=sum(one.is_change for line in repaired for one in line.repairs),
        number=masthead.number,
        total_number=masthead.total_number,
        printed_on=masthead.printed_on,
        set_aside=tuple(sorted(aside, key=lambda one: one.line)),
        kind=masthead.kind,
        last_number=masthead.last_number,
        last_month=masthead.last_month(month),
        gazette=masthead.name,
    )


def _month_of(
    documents: Sequence[ParsedDocument], masthead: Masthead, otherwise: Month | None
) -> Month:
    try:
        return month_of(documents, masthead)
    except GazetteError:
        if otherwise is None:
            raise
        return otherwise


def _dumped_order(lines: Sequence[Line], apart: Apart, column: float) -> Ordered:
    """By what the texts say: a dump has lost where they stood."""
    return reading_order(_frames(apart, column), column)


def _placed_order(
    pages: Print, lines: Sequence[Line], apart: Apart, column: float
) -> Ordered:
    """By where they stand; and by their type alone where no wording tells a title."""
    ordered = printed_order(pages.bands, lines, apart, _known(apart), column)
    if any(text.headline for text in ordered.texts):
        return ordered
    return ordered_by_type(apart.lines)


def _last_page(lines: Sequence[Line]) -> int:
    return max(line.page for line in lines if line.text.strip())


def _known(apart: Apart) -> Known:
    return Known(
        listed=tuple(comparable_title(listed.title) for listed in apart.contents)
    )


def _frames(apart: Apart, column: float) -> list[Frames]:
    printed = [line for line in apart.lines if line.text.strip()]
    pages: list[Frames] = []
    known = _known(apart)
    by_page = [list(page) for _, page in groupby(printed, key=lambda line: line.page)]
    for page in with_whole_headlines(by_page, column):
        found = frames(page, column, known)
        for headline in found.headlines:
            known = known.after(headline)
        pages.append(found)
    return pages
