import pytest
from django.http import QueryDict

from search.assist.advanced_form import AdvancedForm
from tests.search.queries import parse

COMPOSED = [
    ("", ""),
    ("words=医保++基金", "医保 基金"),
    ("phrase=快递 进村", '"快递 进村"'),
    ("any_of=冰冻 雨雪", "冰冻|雨雪"),
    ("none_of=解读", "-解读"),
    ("title=养老 服务", "标题:养老 标题:服务"),
    ("number=云政办发〔2023〕45号", "文号:云政办发〔2023〕45号"),
    ("organ=财政局、水利局", "机关:财政局|水利局"),
    ("category=通知", "类别:通知"),
    ("since=2023-10&until=2023-11", "月份:2023-10..2023-11"),
    ("since=去年", ""),
    ("words=医保&none_of=解读&category=公告", "医保 -解读 类别:公告"),
]


@pytest.mark.parametrize(("sent", "query"), COMPOSED, ids=range(len(COMPOSED)))
def test_a_form_becomes_a_query(sent, query):
    assert AdvancedForm(QueryDict(sent)).query() == query


@pytest.mark.parametrize(("sent", "query"), COMPOSED, ids=range(len(COMPOSED)))
def test_what_is_composed_needs_no_mending(sent, query):
    assert parse(query).problem == ""


def test_the_form_is_known_by_its_fields():
    assert AdvancedForm.is_sent(QueryDict("words="))
    assert not AdvancedForm.is_sent(QueryDict("q=医保&month=2023-11"))


@pytest.mark.parametrize(("sent", "query"), COMPOSED, ids=range(len(COMPOSED)))
def test_a_query_fills_the_form_it_comes_from(sent, query):
    form = AdvancedForm.holding(parse(query))
    filled = {name: value for name, value in form.initial.items() if value}
    assert AdvancedForm(filled).query() == query


def test_what_no_field_has_a_place_for_is_carried_along():
    form = AdvancedForm.holding(parse("医保 -“门诊”"))
    assert (form.initial["words"], form.initial["rest"]) == ("医保", '-"门诊"')
