from itertools import chain
from pathlib import Path

import pytest

from documents.parsing.text.dictionary import lexicon
from search.analysis import dictionary
from search.analysis.dictionary import LISTS, Dictionary, our_words, word_lines
from search.analysis.folding import fold
from tests.builders.index_entries import document, issue
from tests.search.queries import plain_tokenizer

WORDS = Path(dictionary.__file__).parent / "words"


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_belongs_into_it_and_holds_words_that_are_new(name):
    assert (WORDS / name).read_text("utf-8").startswith("# ")
    for word in word_lines(name):
        assert fold(word).text == word, "as texts are folded"
        assert len(word) > 1
        assert not lexicon().is_word(word), f"jieba has {word} by itself"


def test_no_word_stands_in_two_places():
    every = list(chain.from_iterable(map(word_lines, LISTS)))
    assert sorted(every) == sorted(set(every))
    assert our_words() == set(every)


@pytest.mark.parametrize("word", sorted(our_words()))
def test_each_of_our_words_is_cut_whole(word):
    assert plain_tokenizer().words(word) == [word]


IN_A_SENTENCE = [
    ("报市市场监督管理局备案", ["报市", "市场监督管理局", "备案"]),
    ("全科网格员队伍", ["全科", "网格员", "队伍"]),
    ("网格员工培训", ["网格", "员工", "培训"]),  # a commoner reading wins
    ("高标准地推进", ["高标准", "地", "推进"]),
    ("丧失能力", ["丧失能力"]),
    ("消防台账", ["消防", "台账"]),
    ("碳达峰碳中和", ["碳达峰", "碳中和"]),
]


@pytest.mark.parametrize(("text", "words"), IN_A_SENTENCE)
def test_our_words_are_cut_where_they_are_meant(text, words):
    assert plain_tokenizer().words(text) == words


def test_a_dictionary_is_jieba_s_and_ours():
    plain = Dictionary(())
    assert dict(plain) == {
        word: count for word, count in lexicon().frequencies.items() if count
    }
    more = Dictionary(["网格员", "政府"])
    assert more.added.keys() == {"网格员"}
    assert "网格员" in more
    assert "政府" in more
    assert "网格员" not in plain
    table = more.with_prefixes()
    assert table["网格员"] == more.added["网格员"]
    assert all(word[:end] in table for word in more.added for end in range(1, 3))
    assert more.total == lexicon().total + more.added["网格员"]


def test_nobody_else_s_dictionary_is_changed():
    plain_tokenizer().words("网格员")
    assert not lexicon().is_word("网格员")


def test_other_words_are_another_version(monkeypatch):
    before = dictionary.version.__wrapped__()
    assert before == dictionary.version.__wrapped__()
    monkeypatch.setattr(dictionary, "our_words", lambda: frozenset({"网格员"}))
    assert dictionary.version.__wrapped__() != before


FOUND = [
    # query, what says it, what has only its pieces
    ("网格员", "选聘专职网格员。", "网格化管理由成员单位负责。"),
    ("公共资源交易中心", "由公共资源交易中心承办。", "交易中心配置公共资源。"),
    ("碳中和", "实现碳中和。", "碳中有氮，和气。"),
    ("双随机", "推行双随机抽查。", "双休日随机抽查。"),
]


@pytest.mark.parametrize(("query", "says_it", "has_its_pieces"), FOUND)
def test_a_word_is_not_found_by_its_pieces(shelf, query, says_it, has_its_pieces):
    shelf.hold(issue(document("甲", says_it), document("乙", has_its_pieces)))
    assert shelf.documents(query) == ["甲"]


@pytest.mark.parametrize("query", ["市场监督", "监督管理", "管理局", "网格", "市场 局"])
def test_what_stands_within_a_word_is_still_found(shelf, query):
    shelf.hold(issue(document("甲", "市场监督管理局的网格员。")))
    assert shelf.documents(query) == ["甲"]


def test_a_word_that_the_text_cuts_otherwise_is_still_found(shelf):
    assert plain_tokenizer().words("网格员工培训") == ["网格", "员工", "培训"]
    shelf.hold(issue(document("甲", "网格员工培训。")))
    assert shelf.documents("网格员") == ["甲"]
