"""What is looked for in one piece; that it is found is in test_matching."""

import pytest

from search.analysis.folding import fold
from search.engine import Words
from search.query.entities import typed_apart, wholes
from search.query.terms import sought
from tests.search.queries import plain_tokenizer

WHOLES = [
    ("总投资1.4亿元", ["1.4亿元"]),
    ("3小时20分", ["20分"]),
    ("12月31日前", ["12月31日"]),
    ("2020年12月底", ["2020年12月"]),
    ("2020年度", []),  # the dictionary has 年度
    ("2020-2022年", ["2020-2022年"]),
    ("2020-12-09前", ["2020-12-09"]),
    ("2020.12.9", ["2020.12.9"]),
    ("2020.12", []),  # a sum, perhaps
    ("A级景区", ["a级"]),
    ("第12条第3款", ["第12条", "第3款"]),
    ("第十二条之一", ["第十二条"]),
    ("第一季度", ["第一季度"]),
    ("第三方检测", ["第三方"]),
    ("买买提·艾力局长", ["买买提艾力"]),
    ("阿卜杜·买买提·艾力", ["阿卜杜买买提艾力"]),
    ("0573-82521234", ["0573-82521234"]),
    ("（010）62345678", ["010)62345678"]),
    ("400-800-1234", ["400-800-1234"]),
    ("138-0013-8000", ["138-0013-8000"]),
    ("https://www.yunze.example/a", ["httpswwwyunzeexamplea"]),
    ("a.b@yunze.example", ["abyunzeexample"]),
    ("1.4", []),
    ("12345", []),
    ("人民政府", []),
]


@pytest.mark.parametrize(("text", "found"), WHOLES)
def test_wholes_are_told_from_words(text, found):
    folded = fold(text)
    every = wholes(text, folded, plain_tokenizer().cut(folded))
    assert [folded.text[one.start : one.end] for one in every] == found
    assert [one.forms[0] for one in every] == found


def test_a_month_is_found_with_and_without_its_last_character():
    folded = fold("2020年12月份")
    [month] = wholes("2020年12月份", folded, plain_tokenizer().cut(folded))
    assert month.forms == ("2020年12月", "二〇二〇年十二月", "2020-12")


APART = [
    ("电话 0573 82521234 转", ["0573 82521234"]),
    ("138 0013 8000", ["138 0013 8000"]),
    ("依照第 12 条 第 3 款", ["第 12 条", "第 3 款"]),
    ("第 12 条例", []),
    ("2020 年 12 月 3 日", ["2020 年 12 月 3 日"]),
    ("0573-82521234", []),  # no blank in it
    ("人民 政府", []),
]


@pytest.mark.parametrize(("text", "found"), APART)
def test_a_blank_within_a_whole_parts_nothing(text, found):
    assert [text[slice(*span)] for span in typed_apart(text)] == found


def terms_of(text: str) -> list[str]:
    return [term.text for term in sought(Words(text), plain_tokenizer()).terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("拦污坝", ["拦污坝"]),  # what the dictionary leaves over is one
        ("县（市、区）人民政府", ["县市区", "人民政府"]),  # over marks
        ("医保，钱", ["医保", "钱"]),  # not over a stop
        ("71号", ["71号"]),
        ("投资1.4亿元", ["投资", "1.4亿元"]),
    ],
)
def test_words_are_looked_for_one_by_one(text, terms):
    assert terms_of(text) == terms
