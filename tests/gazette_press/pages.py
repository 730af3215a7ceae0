"""Laying an issue out on pages of two columns, and dumping them as an extractor does.

A page holds frames: the rest of a document that began earlier, then new ones, each a
headline across both columns over its own two columns. The dump gives the columns of a
frame before its headline, and the rest anywhere among them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.gazette_press.garbling import garble_pages, is_mark
from tests.gazette_press.print_style import Blanks, PrintStyle
from tests.gazette_press.source import Document, Issue, Paragraph, Part, Setting
from tests.gazette_press.typesetting import set_lines, set_title

INDENT = 4  # two hanzi
FEWEST_ROWS = 4  # under a headline, before a page ends


@dataclass(frozen=True, slots=True)
class Section:
    """A headline and the text that is set in columns under it."""

    headline: tuple[str, ...]
    headline_rows: int
    lines: tuple[str, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A section's share of a page; only the first has the headline."""

    headline: tuple[str, ...]
    lines: tuple[str, ...]


Page = tuple[Frame, ...]


def printed_dump(issue: Issue, style: PrintStyle, rng: random.Random) -> str:
    """The dump of the issue as it is when printed in this style."""
    return dump(lay_out(issue, style, rng), style, rng)


def lay_out(issue: Issue, style: PrintStyle, rng: random.Random) -> tuple[Page, ...]:
    sections = [s for d in issue.documents for s in set_document(d, style, rng)]
    return tuple(paginate(sections, style, rng))


def set_document(
    document: Document, style: PrintStyle, rng: random.Random
) -> Iterator[Section]:
    """A notice with an attachment is itself the headline over the attachment's columns."""
    body, *attachments = document.parts
    number = (document.number,) if document.number else ()
    title = (*set_titles(document.title, style, rng), *number)
    if document.headline:
        title = set_titles(document.headline, style, rng)
    width, columns = (style.full_width, 1) if document.wide else (style.width, 2)
    if attachments:
        first = attachments.pop(0)
        front = set_part(body, style.full_width, style, rng)
        headline = (*title, *front, *set_titles(first.title, style, rng))
        rows = headline_rows(document.title, first.title) + len(front) + len(number)
        yield Section(headline, rows, set_part(first, width, style, rng), columns)
    else:
        rows = headline_rows(document.title) + len(number)
        yield Section(title, rows, set_part(body, width, style, rng), columns)
    for part in attachments:
        lines = set_part(part, width, style, rng)
        headline = set_titles(part.title, style, rng)
        yield Section(headline, headline_rows(headline), lines, columns)


def headline_rows(*titles: tuple[str, ...]) -> int:
    """Titles stand in large type, with white above and below."""
    return sum(2 * len(title) + 1 for title in titles)


def set_titles(
    lines: Sequence[str], style: PrintStyle, rng: random.Random
) -> tuple[str, ...]:
    return tuple(set_title(line, style.spacing, rng) for line in lines)


def set_part(
    part: Part, width: int, style: PrintStyle, rng: random.Random
) -> tuple[str, ...]:
    contents = map(Paragraph, zip(part.contents, strict=True))
    return tuple(
        line
        for paragraph in (*contents, *part.paragraphs)
        for line in set_paragraph(paragraph, width, style, rng)
    )


def set_paragraph(
    paragraph: Paragraph, width: int, style: PrintStyle, rng: random.Random
) -> list[str]:
    indent = 0 if paragraph.setting is Setting.FLUSH else INDENT
    return [
        line
        for text in paragraph.lines
        for line in set_lines(
            text,
            width,
            indent,
            style.spacing,
            rng,
            anywhere=style.breaks_anywhere,
        )
    ]


def paginate(
    sections: Sequence[Section], style: PrintStyle, rng: random.Random
) -> Iterator[Page]:
    page: list[Frame] = []
    left = style.rows
    for section in sections:
        crowded = left < section.headline_rows + FEWEST_ROWS
        lower_half = left < style.rows / 2
        if page and (crowded or (lower_half and rng.random() < style.new_page)):
            yield tuple(page)
            page, left = [], style.rows
        rows, headline, lines = (
            left - section.headline_rows,
            section.headline,
            section.lines,
        )
        while len(lines) > section.columns * rows:
            share = section.columns * rows
            yield (*page, Frame(headline, lines[:share]))
            page, rows, headline, lines = [], style.rows, (), lines[share:]
        page.append(Frame(headline, lines))
        left = rows - -(-len(lines) // section.columns) - 1
    yield tuple(page)


def dump(pages: Sequence[Page], style: PrintStyle, rng: random.Random) -> str:
    texts = [
        style.dressing.dress(dump_page(page, style, rng), at)
        for at, page in enumerate(pages, 1)
    ]
    if style.dressing.cover:
        texts.insert(0, list(style.dressing.cover))
    printed = ["\n".join(lines) for lines in garble_pages(texts, style.garbling, rng)]
    if style.page_break == "\f":
        return "".join(f"{text}\n\f" for text in printed)
    return "".join(f" {text}\n" for text in [*printed, ""])


def dump_page(page: Page, style: PrintStyle, rng: random.Random) -> list[str]:
    blocks = [
        list(spread_out(b, style.blanks, rng)) for b in dump_order(page, style, rng)
    ]
    lines: list[str] = []
    for block in blocks:
        if lines and rng.random() < 0.85:
            lines.append("")
        lines += block
    return lines


def dump_order(
    page: Page, style: PrintStyle, rng: random.Random
) -> list[tuple[str, ...]]:
    """Columns before their headline, in most styles; the rest of an earlier document where it falls."""
    if style.as_read:
        return [b for frame in page for b in (frame.headline, frame.lines) if b]
    rest = [frame.lines for frame in page if not frame.headline]
    new = [
        block
        for frame in page
        if frame.headline
        for block in (frame.lines, frame.headline)
    ]
    where, place = rng.random(), 0
    if where >= style.rest_first:
        last = where < style.rest_first + style.rest_last
        place = len(new) if last else rng.randrange(len(new) + 1)
    return new[:place] + rest + new[place:]


def spread_out(
    lines: Sequence[str], blanks: Blanks, rng: random.Random
) -> Iterator[str]:
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        yield line
        if following and rng.random() < blank_chance(line, following, blanks):
            yield ""


def blank_chance(line: str, following: str, blanks: Blanks) -> float:
    if not any(map(is_mark, line)):
        return blanks.after_plain
    numbered = following[0] in "（①②③④⑤—" or "．" in following[:3]
    return blanks.before_number if numbered else blanks.elsewhere
