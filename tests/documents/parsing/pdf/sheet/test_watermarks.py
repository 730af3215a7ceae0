import pytest

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.ink import inks
from tests.documents.parsing.pdf.placed import page, set_line

TEXT = [
    set_line("各县人民政府和市政府各部门要认真落实", 60, 700 - 16 * n) for n in range(9)
]


def said(held: PdfPage) -> list[str]:
    return [
        "".join(char.text for run in line for char in run)
        for line in inks([held])[held.number].lines
    ]


def test_a_huge_word_that_text_stands_on_is_left_out_on_every_page():
    watermark = set_line("征求意见", 50, 650, size=80.0)
    bare = page(watermark, set_line("另页", 60, 100), number=2)
    held = inks([page(*TEXT, watermark), bare])
    assert [run[0].text for line in held[2].lines for run in line] == ["另"]
    assert [one.across for one in held.values()] == [4, 4]


@pytest.mark.parametrize("size", [10.0, 14.0, 16.0, 24.0])
@pytest.mark.parametrize("drop", [0.0, 4.0, 8.0, 12.0])
def test_pale_words_that_text_stands_on_are_left_out_whatever_their_size(size, drop):
    watermark = set_line("征求意见稿", 83, 636 - drop, size=size, pale=True)
    between = size < 16 and drop in (4.0, 8.0, 12.0)
    if not between:  # there they stand on the white between two lines
        assert said(page(*TEXT, watermark)) == said(page(*TEXT))


def test_pale_words_that_nothing_stands_on_stay():
    assert "公报" in said(page(*TEXT, set_line("公报", 60, 760, pale=True)))


def test_a_large_title_over_its_text_stays():
    title = set_line("公报", 60, 740, size=30.0)
    assert said(page(title, *TEXT))[0] == "公报"


def test_a_title_that_a_pale_word_runs_under_stays():
    title = set_line("云泽市人民政府通知", 60, 740, size=18.0)
    watermark = set_line("征求意见稿", 70, 742, size=16.0, pale=True)
    assert said(page(*TEXT, title, watermark))[0] == "云泽市人民政府通知"


def test_the_shadow_of_a_title_takes_nothing_of_it_away():
    title = set_line("云泽市人民政府通知", 60, 740, size=18.0)
    shadow = set_line("云泽市人民政府通知", 61, 740, size=18.0, pale=True)
    assert said(page(*TEXT, shadow, title))[0] == "云泽市人民政府通知"
