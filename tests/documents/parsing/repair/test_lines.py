import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.parsing import repair_text
from documents.parsing.decode.pages import split_pages
from documents.parsing.text.row_rule import MARK_OF, garble
from tests.documents.parsing.samples import MONTHS, dumped, repaired_dump
from tests.documents.parsing.typed import quick, repaired

DECISION = """\
各县（市、区）人民政府，市政府各部门：
今年入汛以来，全市上下闻汛而动、向险而行，
实现了“不溃一堤、不垮一坝”的目标。
一、突出重点，落实责任。
二、加强值守；确需离岗的，要报告。
"""


@pytest.mark.parametrize(
    "printed",
    [
        "各县（市、区）人民政府，市政府各部门、直属各单位：",  # brackets in a salutation
        "现将《海塘管理办法》印发给你们，请认真执行。",  # a title's pair
        "《〈渡口条例〉实施细则》自发布之日起施行。",  # a pair within a pair
        "坚持“安全第一、预防为主”的方针。",
        "他说：“安全第一。”",  # the stop stands before the quote
        "对（甲、乙、丙）、“丁”“戊”等给予补助。",  # pairs that meet
        "【市政府人事任免】（2023年10月份）",
        "〔责任单位：市水利局、市财政局〕",
        "渡口、码头、船闸等；",
        "这样做是不是合适？",
        "开展“诗画·湖山”活动。",  # a point joins two names
        "比例为15％，增幅为20％。",
        "举报电话：0599－8812345。",
        "支持渡运……等项目。",  # dots come in twos
    ],
)
def test_marks_are_put_right(printed):
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize(
    ("dumped", "printed"),
    [
        ("市政办发也2023页58号", "市政办发〔2023〕58号"),  # 也 and 页 are words
        ("渊市政发也2020页3号冤同时废止遥", "（市政发〔2020〕3号）同时废止。"),
        ("市政办发也圆园圆3页58号", "市政办发〔２０２3〕58号"),  # digits garbled too
        ("圆园20年起", "２０20年起"),  # half of a number
        ("1援加强领导遥\n2援落实经费遥", "1．加强领导。\n2．落实经费。"),
        ("12援健全机制遥", "12．健全机制。"),
        ("工作目标要要到2025年建成遥", "工作目标——到2025年建成。"),
        ("要要坚持统筹推进遥", "——坚持统筹推进。"),  # at a line's start
        ("渊2023要2025年冤", "（2023—2025年）"),  # one dash between two years
        ("第一条摇为规范管理袁制定本办法遥", "第一条\u3000为规范管理，制定本办法。"),
    ],
)
def test_numbers_dashes_and_blanks_are_put_right(dumped, printed):
    assert repair_text(dumped) == printed


@pytest.mark.parametrize(
    "printed",
    [
        "①建立台账；\n②落实责任；\n③定期检查。",
        "①建立台账。\n及时更新。\n②落实责任。",  # with lines between
        "Ⅰ级响应由市长签发，Ⅱ级响应由副市长签发。",
        "分为Ⅰ、Ⅱ、Ⅲ级。",
        "达到Ⅲ类水质标准。",
        "发布Ⅳ级预警信号。",
    ],
)
def test_circled_and_roman_numbers_are_put_right(printed):
    assert repair_text(garble(printed)) == printed


WORDS_THAT_STAY = [
    "重要",  # a dash in 要
    "需要",
    "要求",
    "国务院",  # a colon in 院
    "医院和学院",
    "救援",  # a point in 援
    "支援",
    "区域",  # a Roman number in 域
    "园区",  # a naught in 园
    "园林绿化",
    "圆满",
    "关于印发",  # a circled two in 于
    "由于历史原因",
    "至于其他",
    "石窑和窑址",  # the point in the middle
    "玉米",  # a Roman one
    "野生动物",  # quotes
    "田野调查",
    "冶金企业",
    "冶铁遗址",
    "也可采取其他方式",  # a bracket before a year
    "页岩",
    "网页",
    "遥感",  # a full stop
    "遥控设备",
    "茶叶",  # a title's brackets
    "产业园",
    "钥匙",  # a question mark
    "渊源",
    "冤案",
    "淤泥清理",
    "摇篮",  # an ideographic blank
    "浴室",
]


@pytest.mark.parametrize("word", WORDS_THAT_STAY)
def test_words_stay_among_garbled_marks(word):
    printed = f"各地要结合实际，做好涉及{word}的有关工作。"
    dumped = f"各地要结合实际袁做好涉及{word}的有关工作遥"
    assert repair_text(dumped) == printed


@pytest.mark.parametrize("word", WORDS_THAT_STAY)
def test_words_stay_where_there_is_no_mark_at_all(word):
    assert repair_text(word) == word


@pytest.mark.parametrize(
    "printed",
    [
        "对袁启明、叶春苗、于海川、尧建中、俞小满等同志予以表扬。",  # after a mark
        "对陈立新、\n袁启明、\n叶春苗、\n于海川、\n尧建中等同志予以表扬。",  # at a line's start
        "任命：\n袁启明同志任市水利局局长；\n叶春苗同志任市财政局副局长。",
        "免去袁启明同志的市水利局局长职务；",
        "成员：叶春苗（女）、于海川、余大江。",
        "由市水利局和袁溪县人民政府负责。",  # a place
    ],
)
def test_names_stay_among_garbled_marks(printed):
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize(
    "text",
    [
        DECISION,
        "重要的是，国务院关于救援的要求；由于园区、区域不同，也可以调整。",
        "袁启明同志任市水利局局长，于海川同志任副局长。",
        "子曰：“学而时习之。”",  # a verb that shows as a semicolon
        "as soon as possible; see annex.",  # Latin text
        "1. 加强领导\n2. 落实经费",
        "云政办发〔2023〕58号",
        "一〇〇",
        "\u3000\u3000首行缩进，用的是全角空格。",
        "",
        " ",
        "\n\n",
    ],
)
def test_clean_text_comes_through_untouched(text):
    assert repair_text(text) == text
    assert not [repair for line in repaired(text) for repair in line.repairs]


def test_clean_and_garbled_stretches_of_one_text_are_told_apart():
    clean = "袁启明、于海川同志（均为市水利局干部）予以表扬，也要注意。\n" * 4
    garbled = "各地要落实责任，加强值守；确需离岗的，要报告。\n" * 4
    text = clean + garble(garbled) + clean
    assert repair_text(text) == clean + garbled + clean


def test_a_garbled_line_among_clean_ones_is_put_right():
    rows = DECISION.splitlines(keepends=True)
    text = "".join([*rows[:2], garble(rows[2]), *rows[3:]])
    assert "野不溃一堤尧不垮一坝冶" in text
    assert repair_text(text) == DECISION


def test_a_clean_line_among_garbled_ones_stays():
    rows = DECISION.splitlines(keepends=True)
    clean = "袁启明、叶春苗参加，由于海川负责。\n"
    text = "".join([garble("".join(rows[:3])), clean, garble("".join(rows[3:]))])
    assert repair_text(text) == "".join([*rows[:3], clean, *rows[3:]])


def test_every_change_is_recorded_with_its_place_and_what_stood_there():
    text = garble(DECISION)
    sources, lines = split_pages(text), repaired(text)
    assert len(lines) == len(sources)
    for source, line in zip(sources, lines, strict=True):
        assert (line.number, line.page) == (source.number, source.page)
        changed = [
            (line.number, column, was, now)
            for column, (was, now) in enumerate(
                zip(source.text, line.text, strict=True)
            )
            if was != now
        ]
        assert [(r.line, r.column, r.raw, r.mark) for r in line.repairs] == changed


def test_a_change_is_sure_where_there_is_no_other_reading_and_less_so_elsewhere():
    [line] = repaired("对陈立新尧余明等渊共3人冤予以表扬遥")
    confidence = {repair.column: repair.confidence for repair in line.repairs}
    assert confidence[len(line.text) - 1] > 0.99
    assert all(0.5 <= value <= 1 for value in confidence.values())


GAZETTE_TEXT = st.text(
    alphabet="袁遥尧院曰渊冤叶曳野冶也页要援淤于盂玉域园圆摇噎"  # doubtful hanzi
    "，。、：（）《》“”〔〕"
    "市政府的重国务有限级章一二启明"
    "0123a.()? \u3000\t\n\r\f",
    max_size=80,
)


@quick
@given(GAZETTE_TEXT)
def test_whatever_the_text_lines_and_blanks_stay(text):
    """Blanks aside that were printed by the broken font: 摇 is one."""
    repaired_text = repair_text(text)
    assert len(repaired_text) == len(text)
    for was, now in zip(text, repaired_text, strict=True):
        assert now == was or MARK_OF[was] == now


@quick
@given(st.data())
def test_repairing_a_stretch_of_a_gazette_twice_is_repairing_it_once(data):
    rows = dumped("2023-11").splitlines(keepends=True)
    start = data.draw(st.integers(0, len(rows) - 1))
    once = repair_text("".join(rows[start : start + data.draw(st.integers(1, 30))]))
    assert repair_text(once) == once


@pytest.mark.parametrize("month", MONTHS)
def test_repairing_a_month_twice_is_repairing_it_once(month):
    assert repair_text(repaired_dump(month)) == repaired_dump(month)


@quick
@given(GAZETTE_TEXT)
def test_whatever_the_text_confidence_is_that_of_a_coin_or_better(text):
    for line in repaired(text):
        for repair in line.repairs:
            assert 0.5 <= repair.confidence <= 1


@quick
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_repaired(text):
    assert len(repair_text(text)) == len(text)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_form_feeds_and_blanks_at_the_ends_stay(line_break):
    text = f" \n{DECISION}\n\f{DECISION}\n  \n\u3000没有换行结尾，"
    text = text.replace("\n", line_break)
    assert repair_text(garble(text).replace("摇", "\u3000")) == text
