import pytest

from search.engine import Words
from search.query.terms import sought
from tests.builders.index_entries import document, issue

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
    assert [term.text for term in sought(Words(text)).terms] == words


def test_what_stands_between_words_that_ask_is_a_run_and_so_is_the_whole():
    runs = [run.text for run in sought(Words("请问古树名木怎么保护")).runs]
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
