"""What is looked for in one piece; that it is found is in test_matching."""

import pytest

from search.analysis.folding import fold
from search.engine import Words
from search.query.entities import entities_in, typed_apart
from search.query.terms import sought
from tests.builders.index_entries import document, issue
from tests.search.queries import plain_tokenizer

ENTITIES = [
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


@pytest.mark.parametrize(("text", "found"), ENTITIES)
def test_entities_are_told_from_words(text, found):
    folded = fold(text)
    every = entities_in(text, folded, plain_tokenizer().cut(folded))
    assert [folded.text[one.start : one.end] for one in every] == found
    assert [one.forms[0] for one in every] == found


def test_a_month_is_found_with_and_without_its_last_character():
    folded = fold("2020年12月份")
    [month] = entities_in("2020年12月份", folded, plain_tokenizer().cut(folded))
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
def test_a_blank_within_an_entity_parts_nothing(text, found):
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


# ---- words that ask -------------------------------------------------------------------

SOUGHT = [
    # what is typed, which words have to be found
    ("加装电梯补助多少钱", ["加装", "电梯", "补助"]),
    ("居民医保什么时候缴费？", ["居民", "医保", "缴费"]),
    ("怎样申请老年助餐", ["申请", "老年", "助餐"]),
    ("请问医保怎么办理", ["医保", "办理"]),
    ("哪些地方不能放烟花", ["地方", "不能", "放", "烟花"]),  # 哪些地方 is a word
    ("有没有补贴吗", ["补贴"]),
    ("什么是医保", ["医保"]),
    ("补助标准是多少", ["补助", "标准"]),
    ("养老补贴有哪些", ["养老", "补贴"]),
    ("如何", ["如何"]),  # set apart, it is what is asked for
    ("什么时候", ["什么时候"]),
    ("多少数民族", ["多", "少数民族"]),  # no word of its own
    ("吗啡管理", ["吗啡", "管理"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words"), SOUGHT)
def test_words_that_ask_need_not_be_found(text, words):
    assert [term.text for term in sought(Words(text), plain_tokenizer()).terms] == words


def test_what_stands_between_words_that_ask_is_a_run_and_so_is_the_whole():
    found = sought(Words("请问古树名木怎么保护"), plain_tokenizer())
    runs = [run.text for run in found.runs]
    assert runs == ["请问古树名木怎么保护", "古树名木"]


def test_who_asks_as_one_speaks_is_answered(shelf):
    shelf.hold(
        issue(
            document("关于电梯的通知", "加装电梯的，每台补助20万元。"),
            document("其他", "电梯多少钱一台。"),
        )
    )
    assert shelf.documents("加装电梯补助多少钱") == ["关于电梯的通知"]
    assert set(shelf.documents("电梯多少钱")) == {"其他", "关于电梯的通知"}
    assert shelf.documents("电梯 多少钱") == ["其他"]
    assert shelf.documents("电梯 -多少钱") == ["关于电梯的通知"]


def test_a_document_that_is_remembered_is_found_by_what_it_is_about(shelf):
    shelf.hold(
        issue(
            document("关于印发电梯办法的通知", "加装电梯的，每台补助20万元。"),
            document("关于电梯的公告", "加装电梯。"),
        )
    )
    found = shelf.documents("关于加装电梯的那个通知")
    assert found == ["关于印发电梯办法的通知"]
    assert len(shelf.documents("有关加装电梯的那份文件")) == 2


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("12月", {"12月", "十二月"}),
        ("十二月", {"12月", "十二月"}),
        ("24小时", {"24小时", "二十四小时"}),
        ("3年行动", {"3年", "三年"}),
        ("三年行动", {"3年", "三年"}),
        ("20万元", {"20万元", "二十万元", "200000元", "200,000元"}),
        ("二十万元", {"20万元", "二十万元", "200000元", "200,000元"}),
        ("200000元", {"20万元", "二十万元", "200000元", "200,000元"}),
        ("1.5万元", {"1.5万元", "15000元", "15,000元"}),
        ("15,000元", {"1.5万元", "15000元", "15,000元"}),
        ("380元", {"380元"}),
        ("50㎡以上", {"50m2", "50平方米", "五十平方米", "50平米", "五十平米"}),
        ("50 m²", {"50m2", "50平方米", "五十平方米", "50平米", "五十平米"}),
        ("80周岁以上", {"80岁", "八十岁", "80周岁", "八十周岁"}),
        ("八十岁老人", {"80岁", "八十岁", "80周岁", "八十周岁"}),
        ("10公里", {"10公里", "十公里", "10km", "10千米", "十千米"}),
        ("30日", {"30日", "三十日"}),
        ("5日内", {"5日", "五日"}),
        ("Ⅰ级响应", {"i级", "1级", "一级"}),
        ("一级响应", {"i级", "1级", "一级"}),
    ],
)
def test_a_measure_is_the_same_in_figures_and_in_hanzi(typed, forms):
    folded = fold(typed)
    tokens = plain_tokenizer().cut(folded)
    assert set(entities_in(typed, folded, tokens)[0].forms) == forms


def test_a_sign_for_a_unit_is_found_by_its_name_and_the_other_way_about(shelf):
    shelf.hold(
        issue(
            document("甲", "建筑面积50㎡以上的。"),
            document("乙", "建筑面积50平方米以上的。"),
            document("丙", "建筑面积150平方米以上的。"),
        )
    )
    for typed in ("50㎡", "50平方米", "面积 五十平方米"):
        assert set(shelf.documents(typed)) == {"甲", "乙"}
    for typed in ("㎡", "平方米", "平米"):
        assert set(shelf.documents(typed)) == {"甲", "乙", "丙"}
    assert shelf.documents("周岁") == []


@pytest.mark.parametrize("typed", ["一年级", "一日游", "第三年", "2020年度"])
def test_a_word_that_begins_like_a_measure_is_none(typed):
    folded = fold(typed)
    found = entities_in(typed, folded, plain_tokenizer().cut(folded))
    assert not any({"1年", "1日", "3年"} & set(one.forms) for one in found)
