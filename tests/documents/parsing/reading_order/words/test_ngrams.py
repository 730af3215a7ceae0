import pytest

from documents.parsing.reading_order.words.ngrams import NGrams
from tests.documents.parsing.typed import typed

NGRAMS = NGrams(
    [
        typed("应当在15日内整改到位。", "每年安排资金30万元。"),
        typed("发现问题的，应当", "在7日内报告。"),
    ]
)


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("已落实资金", "1.5万元。"),  # said elsewhere, with another number
        ("由市水利局管", "理和维护。"),  # 管理 is a word
        ("落实消防设施配套资", "金，不得挪用。"),  # and 金 begins no sentence
    ],
)
def test_what_is_said_elsewhere_and_words_speak_for_a_boundary_in_a_sentence(
    last, first
):
    assert NGRAMS.continues(last, first) >= 3.0


@pytest.mark.parametrize(
    ("last", "first"),
    [("形成台账，", "桥梁隧道。"), ("落实消防设施配套资", "市水利局公布电话。")],
)
def test_nothing_speaks_for_it_where_no_word_lies_over_it(last, first):
    assert NGRAMS.continues(last, first) <= 0.0


def test_what_begins_sentences_elsewhere_begins_one_here():
    ngrams = NGrams(
        [typed("台账。发现问题的，", "整改。发现隐患的，", "应当整改到位，")]
    )
    assert ngrams.begins("发现险情的") > 1.0
    assert ngrams.begins("当即报告") < 0.0
    assert ngrams.begins("2020年") == 0.0


def test_a_boundary_that_was_counted_itself_is_no_evidence():
    once = NGrams([typed("由甲乙丙", "丁戊己庚")])
    apart = once.continues("由甲乙丙", "丁戊己庚")
    assert apart - once.continues("由甲乙丙", "丁戊己庚", adjacent=True) == 3.0
