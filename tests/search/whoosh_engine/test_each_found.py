"""`each_found`: many queries of a few documents find what the search page finds among them."""

from random import Random

import pytest

from search.engine import And, MonthsFrom, Query, SignedBetween
from search.query.tree import parse_query
from tests.builders.index_entries import Shelf, document, issue
from tests.seeds import SEED

_WORDS = [
    "供水",
    "应急",
    "预案",
    "快递",
    "进村",
    "财政",
    "补助",
    "资金",
    "办法",
    "夜间",
    "经济",
    "图书馆",
    "开放",
    "公共",
    "卫生",
    "事件",
    "养老",
    "服务",
    "网格员",
    "市政府",
    "发改委",
    "农村",
    "公路",
    "管理",
    "2023年",
    "18万元",
    "第三条",
    "电费",
    "ABC",
]
_ISSUERS = ("云泽市人民政府", "云泽市财政局", "云泽市水利局")
_KINDS = ("通知", "公告", "意见")


def _sentence(random: Random) -> str:
    words = "".join(random.choices(_WORDS, k=random.randrange(3, 9)))
    return words[: random.randrange(4, len(words))] + "。"


def _document(random: Random, month: str):
    serial, year = random.randrange(1, 12), random.choice((2022, 2023))
    return document(
        _sentence(random),
        *(_sentence(random) for _ in range(random.randrange(1, 6))),
        number=random.choice(("", f"云政办发〔{year}〕{serial}号")),
        kind=random.choice(_KINDS),
        issuer=random.choice(_ISSUERS),
        month=month,
        attachments=[_sentence(random)] if random.random() < 0.3 else [],
    )


def _typed(random: Random) -> str:
    one, other = random.choice(_WORDS), random.choice(_WORDS)
    text = "".join(random.choices(_WORDS, k=3))
    start = random.randrange(len(text) - 3)
    number = f"云政办发〔{random.choice((2022, 2023))}〕{random.randrange(1, 12)}号"
    return random.choice(
        (
            one,
            f"{one} {other}",
            f"{one}{other}",
            f"“{text[start : start + random.randrange(2, 6)]}”",
            f"{one} -{other}",
            f"{one} OR {other}",
            f"标题:{one} {other}",
            f"机关:财政 {one}",
            f"文种:通知 -{one}",
            number,
            f"{one} {number[-6:]}",
            f"{other}的{one}是多少",
        )
    )


def _query(random: Random, shelf: Shelf) -> Query:
    tree = parse_query(_typed(random), shelf.parse("").tokenizer).tree
    filtered = random.random()
    if filtered < 0.1 and tree:
        tree = And((tree, MonthsFrom("2023-01", "2023-11")))
    elif filtered < 0.2 and tree:
        tree = And((tree, SignedBetween("2023-01-01", "2023-12-31")))
    return Query(
        tree,
        months=frozenset({"2023-12"} if 0.2 < filtered < 0.3 else ()),
        issuers=frozenset(_ISSUERS[:1] if 0.3 < filtered < 0.4 else ()),
        kinds=frozenset(_KINDS[1:] if 0.4 < filtered < 0.5 else ()),
    )


@pytest.mark.parametrize("round_", range(4))
def test_many_queries_find_of_an_issue_what_the_page_finds_of_it(
    shelf: Shelf, round_: int
):
    random = Random(f"{SEED} {round_}")
    older = [_document(random, "2023-11") for _ in range(12)]
    newest = [_document(random, "2023-12") for _ in range(8)]
    shelf.hold(older, newest)
    queries = [_query(random, shelf) for _ in range(60)]
    ids = frozenset(one.document_id for one in newest)
    found = list(shelf.engine.each_found(newest, queries))
    by_page = [_by_page(shelf, query, ids) for query in queries]
    assert found == by_page
    assert [shelf.engine.all_found(query) & ids for query in queries] == by_page
    assert any(found)
    assert not all(found)


def _by_page(shelf: Shelf, query: Query, ids: frozenset[int]) -> frozenset[int]:
    asked = Query(
        query.tree,
        months=query.months,
        issuers=query.issuers,
        kinds=query.kinds,
        documents=ids,
        limit=100,
    )
    return frozenset(hit.document_id for hit in shelf.engine.find(asked).hits)


def test_texts_are_cut_by_the_names_that_the_index_was_made_with(shelf: Shelf):
    named = document("公告", "望江台街道办事处负责。")
    shelf.engine.rebuild([named], frozenset({"望江台街道"}))
    query = Query(shelf.parse("望江台街道").tree)
    assert list(shelf.engine.each_found([named], [query])) == [
        frozenset({named.document_id})
    ]


def test_nothing_is_written_to_the_index_itself(shelf: Shelf):
    held = document("供水", "保障供水。")
    shelf.hold(issue(held))
    before = shelf.engine.held()
    other = document("供气", "保障供气。")
    assert list(shelf.engine.each_found([other], [Query()])) == [
        frozenset({other.document_id})
    ]
    assert shelf.engine.held() == before
