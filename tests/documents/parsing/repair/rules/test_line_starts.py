"""Text whose lines never begin with a closing mark, and text whose lines do."""

import pytest

from documents.parsing import repair_text
from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.glyphs import flatten
from documents.parsing.repair.rules.line_starts import stop_at_line_start
from documents.parsing.repair.weights import CLOSING_AT_LINE_START
from documents.parsing.text.row_rule import garble

PROSE = (
    "为加强城市公园管理，改善人居环境，根据有关法律、法规，结合本市实际，制定本办法。"
    "公园管理单位应当建立健全管理制度，保持园容整洁、设施完好；发现损坏的，及时修复。"
    "任何单位和个人不得侵占公园用地，不得擅自改变用地性质（含地下空间）。"
    "有关部门要落实责任、加强值守，遇有紧急情况，应当立即报告；必要时，先行处置。"
)


def broken_at(width: int, text: str = PROSE) -> str:
    """The text in lines of this width, broken before a mark too."""
    return "".join(f"{text[at : at + width]}\n" for at in range(0, len(text), width))


def learnt(text: str) -> float:
    return stop_at_line_start(flatten(split_pages(text)))


@pytest.mark.parametrize("width", range(8, 31))
def test_marks_at_a_lines_start_are_put_right_where_lines_do_not_avoid_them(width):
    printed = broken_at(width)
    assert repair_text(garble(printed)) == printed
    assert repair_text(printed) == printed


def test_some_width_puts_each_kind_of_mark_at_a_lines_start():
    starts = {line[0] for width in range(8, 31) for line in broken_at(width).split()}
    assert set("，。、；）") <= starts


def test_a_stop_alone_on_its_line_is_put_right():
    printed = "各地要结合实际抓好落实，重大问题及时报告\n。\n有关部门要加强协作。\n"
    assert repair_text(garble(printed)) == printed


def test_names_that_begin_lines_do_not_make_marks_of_themselves():
    names = "成员：\n袁启明\n尧建中\n叶春苗\n于海川\n袁晓东\n尧立新\n"
    printed = names + "各地要结合实际，抓好落实。\n"
    assert learnt(garble(printed)) == CLOSING_AT_LINE_START
    assert repair_text(garble(printed)) == printed


def test_places_that_begin_paragraphs_stay_where_lines_are_broken_anywhere():
    text = broken_at(9) + "袁溪县、玉峰县\n" + broken_at(9)
    assert learnt(text) == 0
    assert repair_text(garble(text)) == text


def test_what_looks_like_a_name_behind_a_full_line_is_a_comma():
    lines = "加快水库加固、圩区整治和村庄布点\n，东圩、西圩低洼地带内的一律搬迁\n"
    text = broken_at(16) + lines + broken_at(16)
    assert repair_text(garble(text)) == text


def test_a_points_number_may_end_the_line_before():
    text = "破坏易燃易爆设备罪（第119条）26\n．破坏电力设备罪（第118条第1款）\n"
    around = broken_at(17)
    assert repair_text(garble(around + text + around)) == around + text + around


def test_words_broken_over_lines_are_no_stops():
    text = "发展卫星\n遥感应用\n加强市人民医\n院建设袁启用\n遥测站遥\n"
    assert learnt(text) == CLOSING_AT_LINE_START


def test_the_more_lines_begin_with_a_stop_the_less_speaks_against_it():
    few = learnt(PROSE + "\n" + "甲乙丙丁\n" * 60 + "。\n")
    assert CLOSING_AT_LINE_START < few < learnt(broken_at(9)) <= 0
