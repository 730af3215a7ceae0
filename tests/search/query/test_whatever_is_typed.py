"""Whatever is typed is read, and read the same again."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis.folding import fold
from search.engine import (
    And,
    Number,
    Phrase,
    Words,
)
from search.query import grammar, limits
from search.query import tree as query
from search.query.question import written
from search.query.tree import MAX_WORDS
from tests.search.queries import parse, plain_tokenizer

PIECES = (
    "医保", "发改委", "标题:", "类别：", "月份:", "文号:", "机关:", "责任单位:", "-", "－", " ", "　", "|", "｜", " OR ", "NOT ",
    " AND ", "“", "”", '"', "「", "」", "*", "?", "？", "(", ")", "（", "）", "云政办发", "〔2020〕", "70号", "70", "2020", "年",
    "2020-12", "..", "，", "、", "第", "12", "条", "0573", "82521234", "www.a.cn", "甲", "乙", "①", "。", ":", "令", "七十", "/", "%",
    "https://", "2020年12月", "1,000", "万元", "也2020页", "é", "e\u0301", "\0", "\ud800",
)  # fmt: skip
typed = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@settings(max_examples=500)
@given(typed)
def test_a_query_is_read_again_from_what_is_written_of_it(text):
    parsed = parse(text)
    again = parse(written(parsed.question))
    assert (again.question, again.tree) == (parsed.question, parsed.tree)


@settings(max_examples=500)
@given(typed)
def test_a_mended_query_has_no_problem_and_means_what_was_answered(text):
    parsed = parse(text)
    mended = parse(parsed.mended)
    assert mended.problem == ""
    assert not parsed.problem or mended.tree == parsed.tree


def test_too_many_words_are_cut_and_named():
    parsed = parse(" ".join("外商礼品" for _ in range(MAX_WORDS)))
    assert parsed.problem == limits.TOO_MANY_WORDS
    texts = [leaf.text for leaf in parsed.leaves if isinstance(leaf, Words)]
    words = [word for text in texts for word in plain_tokenizer().words(text)]
    assert len(words) == MAX_WORDS


def test_a_run_of_too_many_words_is_cut_at_a_word():
    parsed = parse("外商礼品接待" * 15)
    assert parsed.problem == limits.TOO_MANY_WORDS
    assert isinstance(parsed.tree, Words)
    assert len(plain_tokenizer().words(parsed.tree.text)) == MAX_WORDS


def test_what_is_shut_out_is_not_marked():
    parsed = parse("快递 “进村” -邮政 OR 云政发〔2023〕1号")
    assert parsed.leaves == (
        Words("快递"),
        Phrase("进村"),
        Number("云政发", 2023, 1),
    )


def test_an_empty_query_is_no_mistake():
    assert parse(" \n") == query.ParsedQuery(None, plain_tokenizer())


@given(st.text())
@example("[一 TO 龥]")
@example("\ud800\udfff")
@example("\0\0")
@example('"“”「」『』＂' * 20)
@example("- - -|||OR NOT AND")
@example("〔2023〕" * 28)
@example("😀👨‍👩‍👧 emoji")
def test_nothing_typed_raises_and_nothing_is_refused_without_a_reason(text):
    parsed = parse(text)
    assert parsed.tree is not None or parsed.problem or not text.strip()


@given(st.text(alphabet=st.sampled_from('"“”「」-－|OR NT甲乙。1号〔〕2020')))
def test_signs_in_any_order_leave_something_to_find_if_anything_was_there(text):
    parsed = parse(text)
    anything = fold(text.replace("OR", "").replace("NOT", "").replace("O", "")).text
    assert parsed.tree is not None or not any(char in "甲乙" for char in anything)


@given(st.text(alphabet="快递业进村“”「」『』，。 1.4|-：", min_size=1, max_size=40))
@example("两进一出”工程")
@example("“ ”甲")
def test_straight_quotes_hold_whatever_stands_between_them(text):
    parsed = parse(f'"{text}"')
    if fold(text).text:
        assert parsed.tree == Phrase(" ".join(text.split()))
        assert parsed.problem == ""


@pytest.mark.parametrize("signs", ['""', "“”", "「」"])
def test_quotes_don_t_count_among_the_characters(signs):
    phrase = "字" * 200
    parsed = parse(signs[0] + phrase + signs[1])
    assert parsed.tree == Phrase(phrase)
    assert parsed.problem == ""
    assert parse(signs[0] + phrase + "多" + signs[1]).problem == limits.TOO_LONG


def test_a_quote_too_many_is_named_once():
    parsed = parse("快递” 邮政")
    assert parsed.tree == And((Words("快递"), Words("邮政")))
    assert (parsed.problem, parsed.mended) == (grammar.LONELY_QUOTE, "快递 邮政")


def test_the_year_of_a_number_may_stand_in_quotes():
    assert parse("云政办发「2023」45号").tree == Number("云政办发", 2023, 45)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("云政辦發〔2023〕45號", "云政办发〔2023〕45号"),
        ("云政办发202345号", "云政办发〔2023〕45号"),
        ("云政办发〔2023〕45-47号", "云政办发〔2023〕45号、46号、47号"),
        ("云政办发〔2023〕45至46号", "云政办发〔2023〕45号、46号"),
        ("45-46号", "45号、46号"),
        ("云政办发〔2023〕45号的附件", "云政办发〔2023〕45号"),
        ("第45號", "第45号"),
    ],
)
def test_numbers_are_read_however_they_are_typed(typed, same):
    assert parse(typed).tree == parse(same).tree
    assert parse(typed).problem == ""


@pytest.mark.parametrize("typed", ["云政办发2023-45号", "“45-46号”", "45-145号"])
def test_a_dash_is_not_always_a_range(typed):
    assert len(parse(typed).numbers) <= 1
