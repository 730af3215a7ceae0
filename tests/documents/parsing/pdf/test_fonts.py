import pytest

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.fonts import known_fonts
from tests.documents.parsing.pdf.placed import page, set_line

PROSE = "各县市人民政府和市政府各部门要认真落实本通知的要求加强组织领导确保完成任务"
GARBLED = "袁遥袁尧袁遥渊冤"


def of(*held: str, names: tuple[str, ...]) -> PdfPage:
    """A page with one line for each font."""
    lines = [set_line(text, 60, 700 - 16 * n, font=n) for n, text in enumerate(held)]
    return page(*lines, fonts=names)


def test_a_font_of_shifted_marks_is_garbled_and_the_font_beside_it_clean():
    known = known_fonts([of(PROSE, GARBLED, names=("Text", "Marks"))])
    assert known == {(1, 0): False, (1, 1): True}


def test_nothing_is_known_where_no_font_holds_shifted_marks():
    assert known_fonts([of(PROSE, names=("Text",))]) == {}


def test_a_font_that_holds_text_and_shifted_marks_is_left_to_its_context():
    known = known_fonts([of(PROSE + GARBLED, GARBLED, names=("Text", "Marks"))])
    assert known == {(1, 1): True}


def test_a_few_marks_are_known_by_what_their_font_holds_elsewhere():
    pages = [of(PROSE, GARBLED, names=("Text", "Marks"))]
    pages.append(page(set_line("叶曳", 60, 700), number=2, fonts=("Marks",)))
    assert known_fonts(pages)[2, 0] is True


def test_part_of_a_text_font_that_holds_only_such_hanzi_is_not_garbled():
    """As where a program parts a font into many of one name."""
    known = known_fonts([of(PROSE, "泽泽要业泽优泽有", names=("Text", "Text"))])
    assert known == {}


def test_a_font_of_many_different_shifted_signs_is_garbled_without_any_stop():
    known = known_fonts([of(PROSE, "园员圆猿源缘远苑", names=("Text", "Digits"))])
    assert known[1, 1] is True


def test_one_name_may_stand_for_two_maps():
    known = known_fonts([of(PROSE * 3, GARBLED, names=("Text", "Text"))])
    assert known[1, 1] is True


@pytest.mark.parametrize(
    "names",
    [("AAAAAA+Marks", "BBBBBB+Marks"), ("Marks+ZAbcDe-1", "Marks+ZFghIj-12")],
)
def test_parts_of_a_font_are_of_one_name(names):
    pages = [of(PROSE, GARBLED, names=("Text", names[0]))]
    pages.append(page(set_line("叶曳", 60, 700), number=2, fonts=(names[1],)))
    assert known_fonts(pages)[2, 0] is True


STOPS = "各县，各部门：为落实要求，现将事项、分工通知如下。要加强领导。"


def test_a_page_with_proper_stops_and_nothing_in_their_place_is_clean():
    held = page(set_line("市文化广电旅游局、临渊市" + STOPS, 60, 700))
    assert known_fonts([held]) == {(1, 0): False}


@pytest.mark.parametrize(
    "line", ["市政府同意袁现印发给你们遥", "渊试行冤", "叶条例曳", "一尧总则"]
)
def test_a_page_with_a_garbled_line_among_proper_ones_is_left_to_its_context(line):
    assert known_fonts([page(set_line(STOPS, 60, 700), set_line(line, 60, 684))]) == {}


def test_one_of_many_fonts_that_holds_a_stop_among_its_neighbours_is_not_garbled():
    """渊游渔: a program that draws its text in many fonts parts them by radical."""
    held = of(PROSE + "袁", "渊渊渊游渔渊", names=("Text", "Text"))
    assert not any(known_fonts([held]).values())


@pytest.mark.parametrize("held", ["叶曳", "叶曳叶曳揖铱", "叶曳叶曳曳尧", "揖铱渊冤"])
def test_a_headlines_symbol_font_of_a_few_brackets_is_garbled(held):
    pages = [of(PROSE, GARBLED, held, names=("Text", "Marks", "Black"))]
    assert known_fonts(pages)[1, 2] is True


def test_it_is_where_the_text_has_a_proper_map():
    held = of(PROSE, STOPS, "叶曳", names=("Text", "Marks", "Black"))
    assert known_fonts([held])[1, 2] is True


@pytest.mark.parametrize("held", ["叶尧", "员园", "一要", "叶"])
def test_a_few_hanzi_that_prove_nothing_are_left_to_their_context(held):
    pages = [of(PROSE, GARBLED, held, names=("Text", "Marks", "Black"))]
    assert (1, 2) not in known_fonts(pages)


def test_digits_of_a_headline_on_a_clean_page_are_left_to_their_context():
    held = of(PROSE, STOPS, "圆园圆猿", names=("Text", "Marks", "Black"))
    assert (1, 2) not in known_fonts([held])


def test_a_face_of_few_hanzi_is_not_known_to_be_clean():
    """员 in 委员会 or a figure: the twelve hanzi of a headline don't tell."""
    held = of(PROSE, GARBLED, "云泽市人民政府公告员", names=("Text", "Marks", "Black"))
    assert (1, 2) not in known_fonts([held])


def test_a_font_that_holds_proper_brackets_beside_a_few_hanzi_is_not_garbled():
    pages = [of(PROSE, GARBLED, "《》野冶", names=("Text", "Marks", "Black"))]
    assert (1, 2) not in known_fonts(pages)
