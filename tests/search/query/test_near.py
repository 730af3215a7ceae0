"""What of a query may be missing in an answer."""

import pytest

from search.engine import And, KindNamed, Number, Or, Words
from search.query.near import loosened, near_of
from search.results.highlighting import Highlighter
from tests.search.queries import parse


def test_plain_words_may_be_missing():
    near = near_of(parse("外商 礼品费"))
    assert near is not None
    assert [words.text for words in near.words] == ["外商", "礼品费"]
    assert near.required is None


@pytest.mark.parametrize(
    "query",
    [
        "",
        "，。",
        "“外商”",
        "外商 “礼品费”",
        "外商 -礼品",
        "外商|礼品",
        "标题:外商",
        "文号:70 外商",
        "类别:通知",
    ],
)
def test_nothing_else_may(query):
    assert near_of(parse(query)) is None


def test_filters_and_numbers_are_required():
    near = near_of(parse("类别:通知 外商 云政发〔2023〕7号"))
    assert near is not None
    assert near.required == And((KindNamed("通知"), Number("云政发", 2023, 7)))
    near = near_of(parse("70号 外商"))
    assert near is not None
    assert isinstance(near.required, And)
    assert isinstance(near.required.nodes[0], Or)


def test_official_words_are_looked_for_and_marked():
    parsed = parse("国外 仓库")
    near = near_of(parsed)
    assert near is not None
    assert near.words[0].everyday == (("国外", "境外", "海外", "国际"),)
    text = "在境外设立仓储设施"
    marked = Highlighter(loosened(parsed, near)).marked_words(text)
    assert {"境外"} <= marked
    assert Highlighter(parsed).marked_words(text) == frozenset()


def test_what_was_asked_strictly_stays_as_it_was():
    parsed = parse("国外 仓库")
    assert parsed.tree == And((Words("国外"), Words("仓库")))
