"""What a score is made of: the factors that an answer names add up to it."""

import pytest

from search.engine import Query, Sort, Unit
from tests.builders.index_entries import document, issue
from tests.search.queries import parse

ASKED = [
    "古树名木", "古树 保护", "“古树名木”", "古树名木保护", "云政发〔2023〕7号", "7号", "云政发", "标题:古树", "古树|蓝藻",
    "保护 -蓝藻", "第12条", "发改委", "的", "怎么保护古树", "类别:通知",
]  # fmt: skip
WITHOUT_CLAUSES = ("标题:古树", "类别:通知")  # ask of documents alone
UNITS = pytest.mark.parametrize("unit", Unit)


@pytest.fixture
def held(shelf):
    return shelf.hold(
        issue(
            document(
                "关于保护古树名木的通知",
                ("一、古树名木：", "一、古树名木：古树名木由市发展和改革委员会保护。"),
                "第十二条的规定，古树要保护。",
                number="云政发〔2023〕7号",
            ),
            document("《关于保护古树名木的通知》政策解读", "怎么保护古树名木？", kind="政策解读"),
            document("2023年11月份发文目录", "云政发〔2023〕7号关于保护古树名木的通知", kind="发文目录"),
            document("蓝藻预案", "保护湖水，清理蓝藻。", "7号取水口的古树。"),
        )
    )  # fmt: skip


@UNITS
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ASKED)
def test_factors_add_up_to_the_score(held, text, unit, sort):
    tree = parse(text).tree
    hits = held.engine.find(Query(tree, unit=unit, sort=sort, explain=True)).hits
    assert bool(hits) != (unit is Unit.CLAUSE and text in WITHOUT_CLAUSES)
    for hit in hits:
        total = sum(factor.worth for factor in hit.factors)
        assert total == pytest.approx(hit.score, abs=1e-9)
        assert len({factor.what for factor in hit.factors}) == len(hit.factors)


@UNITS
@pytest.mark.parametrize("text", ASKED)
def test_explaining_changes_neither_hits_nor_scores(held, text, unit):
    tree = parse(text).tree
    plain = held.engine.find(Query(tree, unit=unit)).hits
    assert bool(plain) != (unit is Unit.CLAUSE and text in WITHOUT_CLAUSES)
    explained = held.engine.find(Query(tree, unit=unit, explain=True)).hits
    assert [(hit.document_id, hit.score, hit.clause_ids) for hit in explained] == [
        (hit.document_id, hit.score, hit.clause_ids) for hit in plain
    ]
    assert all(not hit.factors for hit in plain)


def factors(held, text: str, which: int = 0, **options: object) -> dict[str, float]:
    hit = held.find(text, explain=True, **options).hits[which]
    return {factor.what: factor.worth for factor in hit.factors}


def test_factors_say_where_the_words_stand(held):
    found = factors(held, "古树 保护")
    assert {
        "全文：标题",
        "全文：小标题",
        "全文：正文",
        "标题里有“古树”“保护”",
        "标题里的字词靠得近",
        "最佳条款里有“古树”“保护”",
        "最佳条款里的字词靠得近",
    } <= found.keys()
    assert all(worth > 0 for worth in found.values())


def test_factors_name_the_number_that_was_asked_for(held):
    assert factors(held, "云政发〔2023〕7号")["所查的就是这个文号"] == 1000
    assert factors(held, "7号")["所查的就是这个文号"] == 100
    assert "最佳条款里有“云政发〔2023〕7号”" in factors(held, "云政发〔2023〕7号", 1)


def test_factors_tell_what_comes_off_for_a_document_about_another(held):
    off = factors(held, "古树名木", 1)["谈论其他文件的文件，排在后面"]
    assert off < 0


def test_a_clause_is_explained_by_itself_and_by_the_title_above_it(held):
    found = factors(held, "名木 第12条", unit=Unit.CLAUSE)
    assert "条款里有“第12条”" in found
    assert "条款没有、文件标题里有的字词" in found


def test_what_filters_alone_find_has_no_score(held):
    [hit, *_] = held.find("类别:通知", explain=True).hits
    assert (hit.score, hit.factors) == (0, ())
