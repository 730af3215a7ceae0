import pytest
from hypothesis import given, settings

from search.query.composing import Widgets, compose, widgets_of
from tests.search.queries import parse, plain_tokenizer
from tests.search.query.test_whatever_is_typed import typed

COMPOSED = [
    (Widgets(), ""),
    (Widgets(words="外商 礼品费"), "外商 礼品费"),
    (Widgets(phrase="两进一出"), '"两进一出"'),
    (Widgets(any_of="快递 邮政"), "快递|邮政"),
    (Widgets(words="快递", none_of="邮政 银行"), "快递 -邮政 -银行"),
    (Widgets(title="应急 预案"), "标题:应急 标题:预案"),
    (Widgets(number="云政办发〔2023〕45号"), "文号:云政办发〔2023〕45号"),
    (Widgets(issuers=("云泽市教育局", "云泽市水利局")), "机关:云泽市教育局|云泽市水利局"),
    (Widgets(kinds=("通知",)), "类别:通知"),
    (Widgets(first_month="2020-01", last_month="2020-06"), "月份:2020-01..2020-06"),
    (Widgets(first_month="2020-01", last_month="2020-12"), "月份:2020"),
    (Widgets(first_month="2020-12", last_month="2020-12"), "月份:2020-12"),
    (Widgets(first_month="2020-06"), "月份:2020-06.."),
    (Widgets(last_month="2020-06"), "月份:..2020-06"),
    (Widgets(words="应急", rest="甲|-乙"), "应急 甲|-乙"),
]  # fmt: skip


@pytest.mark.parametrize(("widgets", "query"), COMPOSED)
def test_widgets_are_a_query_and_a_query_is_widgets(widgets, query):
    assert compose(widgets) == query
    assert widgets_of(parse(query).question, plain_tokenizer()) == widgets


OPERATORS = [
    (Widgets(words="-甲 OR 乙|丙 “丁” 标题:戊 己*"), "甲 or 乙 丙 丁 标题 戊 己"),
    (Widgets(phrase="“甲” 乙"), '"甲 乙"'),
    (Widgets(any_of="“甲 -乙"), "甲|乙"),
    (Widgets(none_of="--甲"), "-甲"),
    (Widgets(issuers=("“”", "甲|乙")), '机关:"甲|乙"'),
]


@pytest.mark.parametrize(("widgets", "query"), OPERATORS)
def test_signs_in_widgets_are_characters_like_any_other(widgets, query):
    assert compose(widgets) == query
    assert parse(query).problem == ""


def test_widgets_hold_no_more_than_a_query_may():
    query = compose(
        Widgets(words="(" + " " * 100_000 + "甲" * 100_000, phrase="乙" * 100_000)
    )
    assert len(query) < 1000


def test_what_no_widget_has_a_place_for_is_kept():
    question = parse("甲 乙|-丙 “丁” “戊” -类别:通知 -“己”").question
    widgets = widgets_of(question, plain_tokenizer())
    assert (widgets.words, widgets.phrase) == ("甲", "丁")
    assert widgets.rest == '乙|-丙 "戊" -类别:通知 -"己"'


@settings(max_examples=300)
@given(typed)
def test_what_widgets_hold_means_what_was_asked(text):
    question = parse(text).question
    again = parse(compose(widgets_of(question, plain_tokenizer())))
    assert set(again.question) == set(question)
    assert again.problem == ""
