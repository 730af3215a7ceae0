"""What comes out of the printer: a PDF is made, and its text, sheet and setting are measured."""

from collections import defaultdict
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

LONG = "/d/yunzhengbanfa-2023-45/"  # over a hundred clauses, two attachments
RULES = "/d/yunzhengbanfa-2023-49/"
SITE = ("公报检索", "按月浏览", "在本文中查找", "关于本文", "长者模式", "链接", "出处")
MM = 72 / 25.4
TOP, RIGHT, BOTTOM, LEFT = 37, 26, 35, 28
HANZI = ("\u4e00", "\u9fff")


@dataclass(frozen=True, slots=True)
class Mark:
    """A character in ink; its box in millimetres from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Sheet:
    width: float
    height: float
    marks: list[Mark]

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks)

    @property
    def hanzi(self) -> list[Mark]:
        return [mark for mark in self.marks if HANZI[0] <= mark.text <= HANZI[1]]

    def lines(self) -> list[list[Mark]]:
        """Hanzi of one size, line by line."""
        rows: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in self.hanzi:
            middle = (mark.top + mark.bottom) / 2
            rows[round((middle - TOP) / (225 / 22) - 0.5)].append(mark)
        return [rows[row] for row in sorted(rows)]


def printed(page: Page) -> list[Sheet]:
    with PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        return [_sheet(one) for one in document]


def _sheet(one) -> Sheet:
    width, height = one.get_size()
    words = one.get_textpage()
    marks = []
    for at in range(words.count_chars()):
        text = words.get_text_range(at, 1)
        if text.strip():
            left, bottom, right, top = words.get_charbox(at)
            marks.append(
                Mark(
                    text,
                    left / MM,
                    right / MM,
                    (height - top) / MM,
                    (height - bottom) / MM,
                )
            )
    return Sheet(width / MM, height / MM, marks)


@pytest.fixture
def sheets(page: Page) -> list[Sheet]:
    page.goto(f"{LONG}print/")
    return printed(page)


def test_every_sheet_is_a4_and_keeps_its_margins(sheets):
    assert len(sheets) > 3
    assert all(sheet.hanzi for sheet in sheets)
    for sheet in sheets:
        assert (round(sheet.width), round(sheet.height)) == (210, 297)
        for mark in sheet.hanzi:
            assert mark.left >= LEFT - 0.5
            assert mark.right <= 210 - RIGHT + 0.5
            assert mark.top >= TOP - 0.5
            assert mark.bottom <= 297 - BOTTOM + 0.5


def test_a_full_sheet_has_twenty_two_lines_of_twenty_eight_characters(sheets):
    full = [sheet for sheet in sheets[1:] if len(sheet.lines()) > 19]
    assert len(full) > 3
    assert max(len(sheet.lines()) for sheet in full) == 22
    assert all(len(sheet.lines()) <= 22 for sheet in full)
    character = 156 / 28
    for sheet in full:
        for line in sheet.lines():
            width = line[-1].right - line[0].left
            # Print sets them on a grid: no line holds more than its width has room for.
            assert len(line) <= 28
            assert len(line) * character <= width + character


def test_text_is_of_the_size_that_the_standard_wants(sheets):
    widths = [mark.right - mark.left for mark in sheets[2].hanzi]
    usual = sorted(widths)[len(widths) // 2]
    assert 4.6 < usual < 5.7  # 16 pt are 5.6 mm, less what is white beside the hanzi


def test_pages_are_numbered_on_the_outer_side(sheets):
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, 1):
        below = [mark for mark in sheet.marks if mark.top > 297 - BOTTOM]
        assert "".join(mark.text for mark in below) == f"—{number}—"
        assert 7 <= min(mark.top for mark in below) - (297 - BOTTOM) < 11
        on_the_right = below[0].left > 105
        assert on_the_right == (number % 2 == 1)


def test_an_attachment_begins_a_sheet_and_its_title_is_on_the_third_line(sheets):
    begun = [sheet for sheet in sheets if "附件一" in sheet.text[:10]]
    assert len(begun) == 1
    label, title = begun[0].lines()[:2]
    assert 15 < title[0].top - label[0].top < 26


def test_the_organ_stands_centred_over_the_date(sheets):
    lines = ["".join(mark.text for mark in line) for line in sheets[0].lines()]
    at = next(n for n, line in enumerate(lines) if line == "年月日")
    organ, date = sheets[0].lines()[at - 1 : at + 1]
    middle = (organ[0].left + organ[-1].right) / 2
    assert abs(middle - 140) < 8
    assert 210 - RIGHT - date[-1].right > 3 * 156 / 28


def test_the_sheet_holds_the_whole_text_its_address_and_nothing_of_the_site(
    page: Page, sheets, site
):
    text = "".join(sheet.text for sheet in sheets)
    page.goto(LONG)
    clauses = page.locator(".clause > :first-child").all_inner_texts()
    assert len(clauses) > 100
    numbers = tuple(f"—{number}—" for number in range(1, len(sheets) + 1))
    for number in numbers:
        text = text.replace(number, "")
    for clause in clauses:
        assert "".join(clause.split()) in text
    assert f"{site}{LONG}" in text
    assert not [word for word in SITE if word in text]


def test_no_sheet_holds_nothing_but_the_address(page: Page, site: str):
    """Of all documents of a month, whose texts end anywhere on their last sheet."""
    page.goto("/2023/12/")
    links = page.locator("main .lines a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    documents = sorted({link for link in links if link.startswith("/d/")})
    assert len(documents) > 5
    for address in documents:
        page.goto(f"{address}print/")
        *_, last = printed(page)
        beside_the_address = last.text.replace("引自：", "")
        assert sum(HANZI[0] <= mark <= HANZI[1] for mark in beside_the_address) > 4, (
            address
        )


def test_a_page_that_is_printed_holds_the_text_and_nothing_of_the_site(page: Page):
    page.goto(RULES)
    sheets = printed(page)
    text = "".join(sheet.text for sheet in sheets)
    assert "（一）编制全市农村公路养护发展规划；" in text
    assert not [word for word in SITE if word in text]
    assert {(round(one.width), round(one.height)) for one in sheets} == {(210, 297)}


@pytest.mark.parametrize("scripted", [False], ids=["no scripts"])
def test_a_sheet_prints_without_scripts(page: Page, scripted: bool):
    page.goto(f"{RULES}print/")
    assert "编制全市农村公路养护发展规划" in printed(page)[1].text
