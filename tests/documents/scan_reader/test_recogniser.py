"""The recogniser itself, where the extra is installed and there is a Chinese font."""

import importlib.util

import pytest

from documents.parsing import parse_pages, read_pdf
from documents.parsing.scans.recognition import recognise
from tests.documents.parsing.pdf.printed import line
from tests.gazette_press.pdf_file import PdfPage
from tests.gazette_press.pdf_fonts import Font
from tests.gazette_press.scanning import WEARS, missing, scanned_pdf

_LACKING = missing() or (
    "" if importlib.util.find_spec("rapidocr") else "requirements-ocr.txt"
)
pytestmark = pytest.mark.skipif(bool(_LACKING), reason=f"no scans without {_LACKING}")

TEXTS = [
    ("云泽市人民政府关于加强河道管理的通知", 110, 760, 18.0),
    ("云政发〔2023〕21号", 240, 730, 10.0),
    ("各县（市、区）人民政府，市政府各部门、直属各单位：", 60, 700, 10.0),
    ("为加强河道管理，保障行洪安全，现将有关事项通知如下：", 80, 684, 10.0),
    ("一、各地要落实河长责任，定期巡查，水位达14.82米的立即上报。", 80, 668, 10.0),
    ("二、本通知自2023年11月1日起施行。", 80, 652, 10.0),
    ("云泽市人民政府", 300, 620, 10.0),
    ("2023年10月8日", 300, 604, 10.0),
]


@pytest.fixture(scope="module")
def sheet() -> PdfPage:
    font = Font("ABCDEF+Text")
    return PdfPage(
        tuple(
            char
            for text, x, y, size in TEXTS
            for char in set_line(text, x, y, size, font)
        )
    )


def set_line(text, x, y, size, font):
    """Digits are half as wide."""
    for char in text:
        [placed] = line(char, x, y, font, size)
        yield placed
        x += size * (0.5 if char < "\x80" else 1.0)


@pytest.mark.parametrize("wear", sorted(WEARS))
def test_a_worn_page_is_read_as_it_was_printed(sheet, wear):
    issue = parse_pages(read_pdf(scanned_pdf([sheet], 200, wear)))
    [document] = issue.documents
    assert document.title == TEXTS[0][0]
    assert str(document.number) == TEXTS[1][0]
    assert [one.text for one in document.parts[0].paragraphs if one.path] == [
        TEXTS[4][0],
        TEXTS[5][0],
    ]
    assert str(document.signed_on) == "2023-10-08"


def test_an_empty_page_says_nothing(sheet):
    [page] = recognise(scanned_pdf([PdfPage(())], 200), [1])
    assert page.lines == ()


def test_places_are_told_in_points_whatever_the_resolution(sheet):
    found = []
    for dots in (100, 200):
        [page] = recognise(scanned_pdf([sheet], dots), [1])
        found.append(page.lines[0].corners)
    for coarse, fine in zip(*found, strict=True):
        assert coarse == pytest.approx(fine, abs=3)
