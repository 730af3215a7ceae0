import pytest
from django.http import QueryDict

from search.advanced import AdvancedForm
from search.query import parse_query

COMPOSED = [
    ("", ""),
    ("words=医保++基金", "医保 基金"),
    ("exact=快递 进村", "“快递 进村”"),
    ("exact=“快递”进村", "“快递进村”"),  # its own quotes would end it
    ("either=冰冻 雨雪", "冰冻 | 雨雪"),
    ("either=冰冻", "冰冻"),
    ("without=解读 -", "-解读"),
    ("title=养老 服务", "标题:养老 标题:服务"),
    ("number=云政办发〔2023〕 45 号", "文号:云政办发〔2023〕45号"),
    ("organ=财政局", "机关:财政局"),
    ("category=通知", "类别:通知"),
    ("since=2023-10", "月份:2023-10.."),
    ("until=2023-12", "月份:..2023-12"),
    ("since=2023-12&until=2023-10", "月份:2023-10..2023-12"),
    ("since=2023-12&until=2023-12", "月份:2023-12"),
    ("since=去年", ""),
    ("words=医保&without=解读&category=公告", "医保 -解读 类别:公告"),
]


@pytest.mark.parametrize(("sent", "query"), COMPOSED, ids=range(len(COMPOSED)))
def test_a_form_becomes_a_query(sent, query):
    assert AdvancedForm(QueryDict(sent)).query() == query


@pytest.mark.parametrize(("sent", "query"), COMPOSED, ids=range(len(COMPOSED)))
def test_what_is_composed_needs_no_mending(sent, query):
    assert parse_query(query).problem == ""


def test_the_form_is_known_by_its_fields():
    assert AdvancedForm.is_sent(QueryDict("words="))
    assert not AdvancedForm.is_sent(QueryDict("q=医保&month=2023-11"))
