"""Where lines stand on a page of a PDF."""

from pathlib import Path

import pytest

from documents.parsing.errors import GazetteError
from documents.parsing.pdf.places import places
from tests.documents.parsing.pdf.printed import line
from tests.gazette_press.pdf_file import PdfPage, pdf_file
from tests.gazette_press.pdf_fonts import Font

FONT = Font("ABCDEF+Text")


def printed(tmp_path: Path, *pages: tuple[tuple[str, float, float], ...]) -> Path:
    """Lines at their places, from the lower left corner of the sheet."""
    path = tmp_path / "公报.pdf"
    path.write_bytes(
        pdf_file(
            [
                PdfPage(tuple(c for said in page for c in line(*said, font=FONT)))
                for page in pages
            ]
        )
    )
    return path


def test_a_line_is_found_on_its_page_from_the_upper_left_corner(tmp_path):
    path = printed(tmp_path, (("另外一页的话", 60, 700),), (("加强夜间照明", 60, 642),))
    sheet = places(path, 2, [(7, "加强夜间照明")])
    assert (sheet.width, sheet.height) == (595, 842)
    box = sheet.boxes[7]
    assert (box.x, box.width) == (60, 60)
    assert box.y < 842 - 642 < box.y + box.height


def test_blanks_that_the_layout_put_in_are_not_looked_for(tmp_path):
    path = printed(tmp_path, (("加强夜间照明", 60, 700),))
    assert 1 in places(path, 1, [(1, " 加强 夜间照明")]).boxes


def test_columns_on_one_baseline_are_told_apart(tmp_path):
    path = printed(tmp_path, (("左边这一栏", 60, 700), ("右边这一栏", 320, 700)))
    boxes = places(path, 1, [(1, "左边这一栏"), (2, "右边这一栏")]).boxes
    assert (boxes[1].x, boxes[2].x) == (60, 320)


def test_what_a_page_says_twice_is_found_in_reading_order(tmp_path):
    same = "由市商务局负责"
    path = printed(tmp_path, ((same, 320, 720), (same, 60, 700), (same, 60, 500)))
    boxes = places(path, 1, [(n, same) for n in (1, 2, 3, 4)]).boxes
    assert [(box.x, box.y < 200) for box in boxes.values()] == [
        (60, True),
        (60, False),
        (320, True),
    ]
    assert 4 not in boxes


def test_a_line_that_is_drawn_twice_to_look_bold_is_one(tmp_path):
    text = "加强夜间照明"
    path = printed(tmp_path, ((text, 60, 700), (text, 60.3, 700)))
    assert places(path, 1, [(1, text)]).boxes[1].x == 60


def test_what_is_not_there_is_not_found(tmp_path):
    path = printed(tmp_path, (("加强夜间照明", 60, 700),))
    assert places(path, 1, [(1, "别的话"), (2, "")]).boxes == {}


def test_nobody_waits_for_a_page_for_long(tmp_path, monkeypatch):
    monkeypatch.setattr("documents.parsing.pdf.places.WALL_SECONDS", 0.01)
    path = printed(tmp_path, (("加强夜间照明", 60, 700),))
    with pytest.raises(GazetteError):
        places(path, 1, [(1, "加强夜间照明")])


def test_a_page_that_cannot_be_read_is_an_error_with_its_number(tmp_path):
    path = printed(tmp_path, (("加强夜间照明", 60, 700),))
    with pytest.raises(GazetteError) as caught:
        places(path, 9, [(1, "加强夜间照明")])
    assert caught.value.page == 9
