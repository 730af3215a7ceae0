"""Lines are found again on the picture of a page."""

import pytest

from documents.parsing.scans.places import places
from tests.documents.parsing.scans.scanned import page_of_text, recognised

TEXTS = [
    "各县（市、区）人民政府，市政府各部门、直属",
    "今年6月下旬至7月中旬，我市连续遭遇三轮强",
]
LINES = list(enumerate(TEXTS, 1))


def test_a_line_is_where_it_is_printed():
    sheet = places(recognised(*page_of_text(*TEXTS)), LINES)
    box = sheet.boxes[1]
    assert (box.x, box.x + box.width) == pytest.approx((60, 270), abs=1)
    assert box.y < 80 < box.y + box.height < 96


def test_on_a_tilted_page_the_box_holds_the_tilted_line():
    page = recognised(*page_of_text(*TEXTS), tilt=2.0)
    sheet = places(page, LINES)
    for number, line in enumerate(page.lines, 1):
        box = sheet.boxes[number]
        xs, ys = line.corners[::2], line.corners[1::2]
        assert box.x <= min(xs) + 1
        assert max(xs) - 1 <= box.x + box.width
        middle = sum(ys) / 4
        assert box.y < middle < box.y + box.height


def test_a_line_that_the_page_does_not_say_has_no_place():
    assert places(recognised(*page_of_text(*TEXTS)), [(7, "另一行")]).boxes == {}
