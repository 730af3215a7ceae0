import pytest

from documents.parsing import repair_text
from documents.parsing.decode.pages import split_pages
from documents.parsing.repair.glyphs import flatten
from documents.parsing.repair.latin_runs import latin_runs
from documents.parsing.text.row_rule import garble


@pytest.mark.parametrize(
    "run",
    ["ＧＤＰ", "５Ｇ", "ＡＩ", "１２０", "ＩＰｖ６", "ｙｕｎｚｅ", "ＰＭ", "ｋｍ"],
)
def test_a_run_of_full_width_letters_and_digits_comes_back(run):
    text = f"各地要推进{run}有关工作，落实责任。"
    assert repair_text(garble(text)) == text


@pytest.mark.parametrize(
    "words",
    [
        "人员园区",  # two words meet
        "负责则",
        "云泽市",  # a place that no dictionary has
        "３月",  # 月 behind a digit is no Ｂ
        "增员",
    ],
)
def test_words_that_meet_are_no_run(words):
    text = f"各地要推进{words}有关工作，落实责任。"
    assert repair_text(garble(text)) == text


def test_a_run_may_end_anywhere_in_it():
    glyphs = flatten(split_pages(garble("ＧＤＰ")))
    assert {
        at: [end for end, _ in ends] for at, ends in latin_runs(glyphs).items()
    } == {
        0: [2, 3],
        1: [3],
    }


def test_a_run_over_a_line_end_is_less_likely():
    [(_, whole)] = latin_runs(flatten(split_pages(garble("ＡＩ"))))[0]
    [(_, broken)] = latin_runs(flatten(split_pages(garble("Ａ\nＩ"))))[0]
    assert broken < whole
