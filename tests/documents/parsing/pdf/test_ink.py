from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.ink import Ink, inks
from tests.documents.parsing.pdf.placed import page, set_line

TEXT = set_line("各县人民政府和市政府各部门要认真落实", 60, 700)


def ink(held: PdfPage) -> Ink:
    return inks([held])[held.number]


def said(held: Ink) -> list[str]:
    return ["".join(char.text for run in line for char in run) for line in held.lines]


def test_a_stamp_across_the_page_is_left_out_and_counted():
    held = ink(page(TEXT, set_line("云泽市人民政府", 100, 400, angle=35)))
    assert (said(held), held.askew) == (["各县人民政府和市政府各部门要认真落实"], 7)


def test_a_page_that_lies_on_its_side_is_read_as_it_runs():
    turned = set_line("各县人民政府", 60, 700, angle=90)
    assert said(ink(page(turned))) == ["各县人民政府"]


def test_what_is_hidden_or_too_small_to_read_is_left_out_and_counted():
    hidden = set_line("仅供检索", 60, 650, shown=False)
    tiny = set_line("内部", 60, 630, size=1.0)
    held = ink(page(TEXT, hidden, tiny, outside=3))
    assert (len(held.lines), held.unseen) == (1, 4 + 2 + 3)


def test_the_hidden_text_of_a_scan_is_read_and_said_to_be_one():
    hidden = set_line("各县人民政府", 60, 650, shown=False)
    held = ink(page(hidden, images=1))
    assert (said(held), held.recognised, held.unseen) == (["各县人民政府"], True, 0)
