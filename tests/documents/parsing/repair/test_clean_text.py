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
