import pytest

from documents.parsing import repair_text
from documents.parsing.text.row_rule import garble

PRINTED = [
    "各县（市、区）人民政府，市政府各部门：请遵照执行。",  # the commonest marks
    "坚持“预防为主”的方针；落实《云泽市管理办法》〔责任单位：市水利局〕。",  # pairs
    "根据《关于修改〈云泽市市容条例〉的决定》，作如下修改。",  # a title in a title
    "为什么要修订？主要考虑如下。",  # a question
    "１．总体要求。坚持问题导向。",  # a point after a digit that opens a line
    "２０２３年１０月８日印发。",  # a date all of full-width digits
    "增长２０％，降幅不超过５‰，水温低于１２℃。",  # after digits
    "分为Ⅰ级、Ⅱ级、Ⅲ级和Ⅳ级响应。",  # Roman grades
    "突发事件分为Ⅰ、Ⅱ、Ⅲ、Ⅳ级。",  # … and a list of them
    "———规模稳步增长。到２０２５年达到１００亿元。",  # dashes that open a line
    "实施期限为2023—2025年。",  # one dash between years
    "诗画云泽·百村千景工程有序推进。",  # a point between names
    "第一章　总　则",  # wide blanks apart from words
    "ＧＤＰ增速保持在合理区间，加快５Ｇ基站建设。",  # letters
    "应纳税额＝销售额×适用税率＋附加税额。",  # arithmetic
    "比例尺不小于1∶2000，听力损失≥91分贝。",  # ratio and comparison between digits
    "由××人民政府负责……并公布。",  # what is left out
    "【云泽发布】有关事项说明如下：",  # rare brackets in pairs
]


@pytest.mark.parametrize("line", PRINTED)
def test_a_printed_line_comes_back_from_its_garbled_form(line):
    assert repair_text(garble(line)) == line


@pytest.mark.parametrize("line", PRINTED)
def test_a_printed_line_is_left_as_it_is(line):
    assert repair_text(line) == line


@pytest.mark.parametrize(
    "series",
    [
        "①先期处置。\n②信息报告。\n③现场救援。",
        "⑴组织领导。\n⑵经费保障。\n⑶监督检查。",
        "⒈组织领导。\n⒉经费保障。\n⒊监督检查。",
        "㈠组织领导。\n㈡经费保障。\n㈢监督检查。",
        "分三步：①先行试点；②全面推开；③总结提升。",
    ],
)
def test_numbers_that_open_clauses_count_up_from_one(series):
    assert repair_text(garble(series)) == series


@pytest.mark.parametrize(
    "line",
    [
        "由市水利局负责，于年底前完成。",  # 由 and 于 open no series of their own
        "有条件的地方可以先行先试。",
        "与上年同期持平，用水总量下降。",
        "12月1日起施行，月末前上报。",  # 月 after digits is no Ｂ
        "幼儿园园长应当持证上岗。",  # 园园 is no ００
        "在原岗位工作满三年。",  # 原 is no －
        "采取摇号方式确定。",  # 摇 in a word is no blank
        "云泽市人民政府，岳阅同志。",  # rare hanzi beside each other are no letters
    ],
)
def test_hanzi_of_rows_50_to_52_stay_hanzi_where_they_are_words(line):
    assert repair_text(garble(line)) == line
