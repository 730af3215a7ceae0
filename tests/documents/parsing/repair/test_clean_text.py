"""Clean text comes through untouched, whatever stands before a hanzi of the marks' rows."""

import random
from itertools import cycle

import pytest

from documents.parsing import repair_text
from documents.parsing.text.dictionary import lexicon
from documents.parsing.text.row_rule import HANZI_OF, garble

FIGURES = ("14235.569", "103,427", "12", "48.25%", "1,204.5", "0.35")
SEPARATORS = ("\t", " ", "\u3000", "\n")
LATIN = {HANZI_OF[chr(code)] for code in range(0xFF01, 0xFF5F) if chr(code) in HANZI_OF}
WORDS = [
    word
    for word, times in lexicon().frequencies.items()
    if times and len(word) > 1 and word[0] in LATIN
]
SENTENCE = "各地要落实责任，加强值守；确需离岗的，要报告。\n"


def behind_figures(separator: str) -> list[str]:
    return [
        f"{figure}{separator}{word}\n"
        for figure, word in zip(cycle(FIGURES), WORDS, strict=False)
    ]


# Words that begin with a hanzi of rows 50 to 52; the dictionary lacks more than half.
BEGUN = [
    "圆曲线",
    "圆管涵",
    "圆弧段",
    "源头区",
    "源强值",
    "源水井",
    "缘石坡",
    "缘侧墙",
    "远端站",
    "远期线",
    "远传表",
    "苑内路",
    "苑区门",
    "愿景图",
    "愿检点",
    "怨言率",
    "园路灯",
    "园椅架",
    "员额数",
    "原种圃",
    "原煤仓",
    "援建点",
    "援疆项",
    "院落改",
    "曰字桥",
    "辕门桥",
    "袁溪口",
    "尧乡站",
    "野钓区",
    "冶铸段",
    "窑洞屋",
    "摇臂钻",
    "遥控点",
    "要素表",
    "益农站",
    "毅行道",
    "豫东段",
    "玉型机",
    "郁闭度",
]
BEFORE = (
    "3.5", "3.5 ", "1,000", "1,000\t", "14235.569\t", "12 ", "12\u3000", "12\n", "3.5\n", "第3",
    "第3\n", "2021年", "2021年 ", "2021年\n", "48.25%", "¥12", "A", "合计\t", "\t", "\u3000\u3000",
    "3.", "3、", "（3）", "一、", "", "0.5m", "±3 ",
)  # fmt: skip
DOCUMENT = """\
云泽市人民政府办公室关于印发云泽市测量办法的通知
云政办发〔2022〕8号
各县（市、区）人民政府：
现将《云泽市测量办法》印发给你们，请认真贯彻执行。
一、主要点位如下：
"""


def changed(before: str, after: str) -> list[tuple[str, str]]:
    lines = zip(before.split("\n"), after.split("\n"), strict=True)
    return [(a, b) for a, b in lines if a != b]


@pytest.mark.parametrize("separator", SEPARATORS)
def test_no_word_of_a_clean_text_changes_behind_a_figure(separator):
    """Every hanzi that could stand for a digit, a letter or a sign, in a text with marks
    and in one without."""
    lines = behind_figures(separator)
    assert len(lines) > 5000
    for text in ("".join(lines), SENTENCE + SENTENCE.join(lines)):
        assert changed(text, repair_text(text)) == []


@pytest.mark.parametrize("end", ["", SENTENCE])
@pytest.mark.parametrize("before", BEFORE)
def test_no_word_changes_whatever_stands_before_it(before, end):
    """In a document of a few lines, which ends there or goes on."""
    assert len(BEFORE) * len(BEGUN) > 875
    for word in BEGUN:
        text = f"{DOCUMENT}{before}{word}\n{end}"
        assert changed(text, repair_text(text)) == []


def test_a_table_of_words_that_no_dictionary_has_stays_in_a_clean_document():
    rows = "".join(f"{n}\t{n}.5\t尧乡{end}\n" for n, end in enumerate("起中终" * 9))
    text = DOCUMENT + rows + SENTENCE
    assert repair_text(text) == text


def test_a_line_with_several_marks_is_put_right_in_a_clean_document():
    line = "各地要落实责任，加强值守。\n"
    for around in (DOCUMENT, DOCUMENT * 50):
        assert repair_text(around + garble(line)) == around + line


@pytest.mark.parametrize("separator", SEPARATORS)
def test_hardly_a_word_changes_behind_a_figure_where_every_other_line_is_garbled(
    separator,
):
    """What changes is doubled (缘缘 is 55 as well) or a name that ends as it begins."""
    rng = random.Random(separator)
    lines = behind_figures(separator)[rng.randrange(5) :: 5]
    dumped = "".join(line + garble(SENTENCE) for line in lines)
    printed = "".join(line + SENTENCE for line in lines)
    wrong = changed(printed, repair_text(dumped))
    assert len(wrong) <= len(lines) // 500, wrong


@pytest.mark.parametrize(
    "line",
    [
        "1\t14235.569\t103427.917\t圆曲线起点",
        "合计 3.5 苑内绿地面积",
        "12\n豫东片区",
        "5\t原种场",
        "8 援建项目",
        "2.4\n远期规划用地",
        "第3\t园号",
        "7\t义务教育学校",
    ],
)
@pytest.mark.parametrize("times", [1, 30])
def test_rows_of_tables_stay_in_a_clean_text(line, times):
    text = SENTENCE * 5 + f"{line}\n" * times + SENTENCE * 5
    assert repair_text(text) == text
    assert repair_text(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "健全机制，预防冤错案件。",
        "防范冤错假案，纠正重大冤错案件。",
        "为当事人申冤",
        "案件不属于本院",
        "不属于本院\n管辖的案件，告知向有管辖权的人民法院起诉。",
        "经审查，该案由上级高院提审，不属于该院",
        "加强园容管理，修缮主要园路、园椅。",
        "严格执行院规，树立良好院风。",
        "禁止在坟地建窑、取土。",
        "促淤工程、泉域保护、路域环境整治。",
    ],
)
@pytest.mark.parametrize("is_garbled", [False, True])
def test_words_of_law_stay_in_a_text_with_garbled_stretches(line, is_garbled):
    around = "各地要落实责任（含节假日），加强值守。\n有关单位：\n"
    printed = f"{around}{line}\n{around}"
    shown = garble(line) if is_garbled else line
    dumped = f"{garble(around)}{shown}\n{garble(around)}"
    assert repair_text(dumped) == printed


@pytest.mark.parametrize(
    "line",
    [
        "最高人民法院对海事法院负责，受海事法院\n监督。",
        "各地区\n明清巡抚大院\n旧址的古城，均予保护。",
        "最大值也明显偏低。中位数相近。均值不变。见网站页面。",
    ],
)
def test_words_cut_at_a_lines_end_and_pairs_over_sentences_stay(line):
    around = "各地要落实责任（含节假日），加强值守。\n"
    printed = f"{around}{line}\n{around}"
    assert repair_text(garble(printed)) == printed


def test_tortoise_brackets_may_hold_a_full_stop():
    printed = "建设节点20个以上。〔责任单位：市商务局。列第一位的为牵头\n单位，下同〕\n"
    assert repair_text(garble(printed)) == printed


@pytest.mark.parametrize(
    "line", ["案件不属于本院", "报请本院", "移送该院", "住院、出院、转院", "目前在院"]
)
def test_a_court_or_a_hospital_stays_where_the_text_ends(line):
    assert repair_text(line) == line
    assert repair_text(garble(line)) == line


@pytest.mark.parametrize("label", ["附：", "处理办法：", "市政府各部门："])
def test_a_label_alone_on_its_line_keeps_its_colon(label):
    around = "各地要落实责任（含节假日），加强值守。\n"
    printed = f"{around}{label}\n国家蓄滞洪区名录\n{around}"
    assert repair_text(garble(printed)) == printed


def test_a_heading_whose_blank_alone_is_garbled_is_put_right():
    printed = (SENTENCE * 9 + "第一章\u3000总则\n") * 6
    lines = printed.splitlines(keepends=True)
    dumped = "".join(
        garble(line) if n % 10 in (4, 9) else line for n, line in enumerate(lines)
    )
    assert "摇" in dumped
    assert repair_text(dumped) == printed


def test_signs_alone_do_not_make_a_line_of_a_long_clean_text_garbled():
    table = "摇摇\n噎噎\n茵茵\n远远\n" * 20
    text = SENTENCE * 100 + table + SENTENCE * 100
    assert repair_text(text) == text


def test_a_table_of_figures_on_a_garbled_page_is_put_right():
    table = "２０％\t３０％\t５０％\n１２０\t６００\t９３０\n" * 3
    clean = SENTENCE * 20
    garbled = clean + table + clean
    assert repair_text(clean + garble(garbled) + clean) == clean + garbled + clean


def test_blanks_at_the_start_of_a_line_are_no_marks_that_make_it_clean():
    printed = f"\u3000\u3000{SENTENCE}" * 4
    dumped = f"\u3000\u3000{garble(SENTENCE)}" * 4
    assert repair_text(dumped) == printed
