"""Words that ask: which they are, where they stand, and what they want."""

import pytest

from search.analysis.dictionary import word_lines
from search.analysis.folding import fold
from search.query.asking import (
    FILE,
    Wanted,
    answering_share,
    asking_words,
    is_asking,
)
from tests.search.queries import parse, plain_tokenizer


def asking(text: str) -> list[tuple[str, Wanted | None]]:
    folded = fold(text)
    found = asking_words(folded, plain_tokenizer().cut(folded))
    return [(folded.text[one.start : one.end], one.wanted) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("加装电梯补助多少钱", [("多少钱", Wanted.FIGURE)]),
        ("医保缴费是什么时候", [("是什么时候", Wanted.DATE)]),
        ("补助是多少钱", [("是多少钱", Wanted.FIGURE)]),
        ("办公室是在哪里", [("是在哪里", None)]),
        ("流程是如何", [("是如何", None)]),
        ("谁负责防汛", [("谁", Wanted.UNIT)]),
        ("垃圾由谁清运", [("由谁", Wanted.UNIT)]),
        ("电梯找谁装", [("找谁", Wanted.UNIT)]),
        ("补助有何条件", [("有何", None)]),
        ("哪家单位牵头", [("哪家单位", Wanted.UNIT)]),
        ("哪天缴费", [("哪天", Wanted.DATE)]),
        ("哪一年修订", [("哪一年", Wanted.DATE)]),
        ("几月份禁渔", [("几月份", Wanted.DATE)]),
        ("取水口多大", [("多大", Wanted.FIGURE)]),
        ("交啥材料", [("啥", None)]),
        ("电梯咋申请", [("咋", None)]),
        ("为啥修订", [("为啥", None)]),
        ("可以燃放烟花爆竹吗", [("吗", None)]),
        ("加装电梯找哪家", [("找哪家", Wanted.UNIT)]),
        ("关于加装电梯的那个通知", [("关于", None), ("的那个", None)]),
        ("啥是湿地保护", [("啥是", None)]),
        ("啥叫湿地保护", [("啥叫", None)]),
        ("啥叫做湿地保护", [("啥叫做", None)]),
        ("何谓湿地保护", [("何谓", None)]),
        ("关于养老服务的那份文件", [("关于", None), ("的那份文件", None)]),
        ("请问有关医保的那篇解读", [("请问", None), ("有关", None), ("的那篇", None)]),
        ("加装电梯的那个通知", [("的那个", None)]),
        ("那个关于禁放烟花的通告", [("那个关于", None)]),
        ("加装电梯是哪个文件", [("是哪个文件", None)]),
    ],
)
def test_they_are_known_by_what_they_want(text, words):
    assert asking(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "关于加装电梯的通知",
        "贯彻关于古树的意见",
        "多少数民族聚居",
        "是非曲直",
        "大米",
        "饮用谁",
        "单位负责人",
    ],
)
def test_none_is_cut_out_of_a_word(text):
    assert asking(text) == []


def test_none_runs_over_a_mark():
    assert asking("数量多，少数民族") == []


def test_a_word_of_the_file_asks_and_nothing_else_does():
    assert is_asking("谁")
    assert is_asking("多少钱")
    assert is_asking("是什么时候")
    assert is_asking("由谁")
    assert not is_asking("电梯")
    words = [word for line in word_lines(FILE) for word in line.split("\t")[0].split()]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "query",
    ["如何办理？", "如何办理?", "谁负责？电梯", "谁负责?电梯", "电梯？", "？电梯"],
)
def test_the_mark_that_ends_a_question_is_no_wildcard(query):
    assert parse(query).problem == ""


@pytest.mark.parametrize(
    ("wanted", "answers", "other"),
    [
        (
            Wanted.UNIT,
            "开展抽查。〔牵头部门：市民政局；配合部门：市公安局〕",
            "开展抽查。",
        ),
        (Wanted.UNIT, "加强巡查。（责任单位：市水利局）", "加强巡查。"),
        (Wanted.UNIT, "（6）市民政局：负责救助", "（6）流浪乞讨人员救助"),
        (Wanted.FIGURE, "每台补助18万元", "给予补助"),
        (Wanted.DATE, "自2024年1月15日起施行", "自印发起施行"),
    ],
)
def test_a_clause_answers_if_it_has_what_is_wanted(wanted, answers, other):
    assert answering_share(fold(answers).text, {wanted}) == 1
    assert answering_share(fold(other).text, {wanted}) == 0
    assert answering_share(fold(answers).text, set(Wanted)) < 1
