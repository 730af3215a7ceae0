"""What a house prints on a sheet beside the text, placed around the text's own area."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.gazette_press.pdf_file import Placed
from tests.gazette_press.pdf_fonts import Font, advance
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.source import Document, Issue, Paragraph, Part, Setting

REFERENCES = "①②③④⑤⑥⑦⑧⑨"
NOTES = (
    "规模以上企业，指年主营业务收入2000万元以上的企业。",
    "数据为初步核算数，以最终核定的结果为准；分项合计与总数不等，是四舍五入所致，未作调整。",
    "包括经开区、高新区。",
)
HEAD_RISE, FOOT, NOTES_FOOT = 26.0, 34.0, 60.0
SMALL, LEADING = 8.0, 11.0
TAB_SIZE, TAB_TOP = 11.0, 120.0
GREY = 0.82

FontOf = Callable[[str], Font]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`left`, `right` and `top` are edges of the text's area."""

    number: int
    sides: tuple[int, int]
    left: float
    right: float
    top: float
    text: tuple[Placed, ...]

    @property
    def crosswise(self) -> bool:
        return self.sides[0] > self.sides[1]


def beside(sheet: Sheet, forms: Forms, font: FontOf) -> dict[str, Any]:
    """What a page of the file draws, its text among it."""
    around = [
        *_head(sheet, forms, font),
        *_foot(sheet, forms, font),
        *_number(sheet, forms, font),
        *_tab(sheet, forms, font),
    ]
    notes = list(_notes(sheet, font)) if forms.notes else []
    rule = max((placed.y for placed in notes), default=0.0) + LEADING
    drawn = f"{sheet.left:g} {rule:g} m {sheet.left + 80:g} {rule:g} l S\n"
    under = list(_watermark(sheet, forms, font))
    return {
        "characters": (*under, *sheet.text, *around, *notes),
        "before": drawn.encode() if notes else b"",
    }


def _line(text: str, x: float, y: float, size: float, font: FontOf) -> Iterator[Placed]:
    for character in text:
        if not character.isspace():
            yield Placed(character, x, y, size, font(character))
        x += advance(character) * size


def _wide(text: str, size: float) -> float:
    return size * sum(map(advance, text))


def _head(sheet: Sheet, forms: Forms, font: FontOf) -> Iterator[Placed]:
    text = forms.head[1 - sheet.number % 2]
    at = sheet.left - forms.head_out
    yield from _line(text, at, sheet.top + HEAD_RISE, 9.0, font)


def _foot(sheet: Sheet, forms: Forms, font: FontOf) -> Iterator[Placed]:
    at = sheet.right - _wide(forms.foot, SMALL)
    yield from _line(forms.foot, at, FOOT, SMALL, font)


def _number(sheet: Sheet, forms: Forms, font: FontOf) -> Iterator[Placed]:
    text = forms.number.format(sheet.number) if forms.number else ""
    if sheet.crosswise and forms.number_beside:
        yield from _line(text, sheet.sides[0] - 50, sheet.sides[1] / 2 + 3, 9.0, font)
    else:
        outer = sheet.right - 40 if sheet.number % 2 else sheet.left
        at = outer if not forms.foot else sheet.left
        yield from _line(text, at, FOOT, 9.0, font)


def _tab(sheet: Sheet, forms: Forms, font: FontOf) -> Iterator[Placed]:
    odd = sheet.number % 2
    at = sheet.right + forms.tab_gap if odd else sheet.left - forms.tab_gap - TAB_SIZE
    for place, character in enumerate(forms.tab):
        y = sheet.top - TAB_TOP - place * forms.tab_pitch * TAB_SIZE
        yield Placed(
            character, at, y, TAB_SIZE, font(character), downwards=forms.tab_turned
        )


def _watermark(sheet: Sheet, forms: Forms, font: FontOf) -> Iterator[Placed]:
    """The content that draws the watermark, in the middle of the text."""
    size = forms.watermark_size
    at = (sheet.left + sheet.right - _wide(forms.watermark, size)) / 2
    for placed in _line(forms.watermark, at, sheet.top - 150, size, font):
        if forms.watermark_let_through:
            yield replace(placed, let_through=True)
        else:
            yield replace(placed, grey=GREY)


# ---- notes -----------------------------------------------------------------------


def is_reference(character: str) -> bool:
    return character in REFERENCES


def with_references(issue: Issue, every: int) -> Issue:
    """Every so many-th of the paragraphs that end in a full stop leads to a note."""
    seen = 0

    def referring(paragraph: Paragraph) -> Paragraph:
        nonlocal seen
        *lines, last = paragraph.lines
        if paragraph.setting is not Setting.TEXT or not last.endswith("。"):
            return paragraph
        seen += 1
        if seen % every:
            return paragraph
        sign = REFERENCES[seen // every % len(REFERENCES)]
        return replace(paragraph, lines=(*lines, f"{last[:-1]}{sign}。"))

    def of_part(part: Part) -> Part:
        return replace(part, paragraphs=tuple(map(referring, part.paragraphs)))

    def of_document(document: Document) -> Document:
        return replace(document, parts=tuple(map(of_part, document.parts)))

    return replace(issue, documents=tuple(map(of_document, issue.documents)))


def _notes(sheet: Sheet, font: FontOf) -> Iterator[Placed]:
    """The notes that the page's text leads to, at its foot."""
    signs = [
        placed.character
        for placed in sheet.text
        if is_reference(placed.character) and placed.size < SMALL
    ]
    measure = int((sheet.right - sheet.left) / SMALL)
    lines = [
        text[at : at + measure]
        for place, sign in enumerate(signs)
        for text in [f"{sign}{NOTES[place % len(NOTES)]}"]
        for at in range(0, len(text), measure)
    ]
    yield from _set_from_foot(lines, sheet.left, font)


def _set_from_foot(lines: Sequence[str], x: float, font: FontOf) -> Iterator[Placed]:
    for place, line in enumerate(reversed(lines)):
        yield from _line(line, x, NOTES_FOOT + place * LEADING, SMALL, font)
