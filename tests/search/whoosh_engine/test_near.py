"""What comes near to a question: ranked by how much of it is there, and never noise."""

from dataclasses import replace

import pytest

from search.engine import FEW, NEAREST, NearResult, Query, Unit
from search.query.near import near_of
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue

CLINIC = document(
    "关于规范就医秩序的通知",
    "一、定点医疗机构推行人脸识别就医。",
    "二、参保人员凭社会保障卡就医购药。",
)
PARCELS = document(
    "关于快递进村的方案",
    "一、快件送到行政村，每村设一个快递服务站。",
    "二、快递企业在境外建设海外仓。",
    "三、县级财政安排补助资金20万元。",
    kind="意见",
)
PESTS = document(
    "关于农作物虫害防治的通知",
    "一、县农业农村局负责农作物虫害监测，虫害虫害虫害。",
    "二、农作物遭受虫害、干旱、冰雹的，当日报告。",
    month="2023-10",
)
OTHERS = [
    document(
        f"关于第{number}次会议的通知", "请各单位按时参加会议。", "会议材料另行印发。"
    )
    for number in range(12)
]


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> Shelf:
    engine = WhooshEngine(tmp_path_factory.mktemp("near") / "index")
    october = issue(PESTS, month="2023-10")
    return Shelf(engine).hold(issue(CLINIC, PARCELS, *OTHERS), october)


def near(held: Shelf, text: str, **options: object) -> NearResult:
    parsed = held.parse(text)
    query = Query(parsed.tree, near=near_of(parsed))
    return held.engine.find(replace(query, **options)).near  # type: ignore[arg-type]


def titles(held: Shelf, text: str, **options: object) -> list[str]:
    found = near(held, text, **options)
    return [held.titles[hit.document_id] for hit in found.hits]


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("刷脸看病", CLINIC.title),  # everyday words for official ones
        ("包裹送到村里", PARCELS.title),
        ("国外建仓库", PARCELS.title),
        ("庄稼闹虫灾谁负责", PESTS.title),
        ("虫害 干旱 冰雹 洪涝", PESTS.title),  # three of four
        ("快递服务站 设在哪里 每村 补贴", PARCELS.title),
    ],
)
def test_what_holds_most_of_a_question_comes_first(held, asked, title):
    assert titles(held, asked)[0] == title


def test_an_organ_is_not_parted_into_what_it_is_named_after(tmp_path):
    shelf = Shelf(WhooshEngine(tmp_path))
    shelf.hold([document("甲", "并联审批，加强行政复议。"), *OTHERS])
    assert near(shelf, "行政审批局") == NearResult()


def test_what_a_number_counts_is_near_in_either_spelling(tmp_path):
    shelf = Shelf(WhooshEngine(tmp_path))
    shelf.hold([document("甲", "建筑面积和层高，按150平方米补助。"), *OTHERS])
    sign, name = (near(shelf, f"建筑面积 层高 {one}") for one in ("50㎡", "50平方米"))
    assert [hit.missing for hit in (*sign.hits, *name.hits)] == [
        ("50m2",),
        ("50平方米",),
    ]
    assert sign.hits[0].score == name.hits[0].score


@pytest.mark.parametrize(
    "asked",
    ["彩票开奖", "红烧肉怎么做", "星座运势", "会议 红烧肉 彩票", "恐龙灭绝的原因"],
)
def test_noise_is_no_answer(held, asked):
    assert near(held, asked) == NearResult()


@pytest.mark.parametrize(
    "asked",
    [
        "“快递” 海外仓 红烧肉",
        "快递 -邮政 海外仓 红烧肉",
        "快递|邮政 海外仓 红烧肉",
        "标题:快递 海外仓 红烧肉",
        "文号:云政发 海外仓 红烧肉",
    ],
)
def test_quotes_signs_and_fields_never_loosen(held, asked):
    assert near(held, asked) == NearResult()


def test_organs_kinds_and_months_have_to_hold(held):
    assert titles(held, "快递 海外仓 红烧肉") == [PARCELS.title]
    assert titles(held, "类别:意见 快递 海外仓 红烧肉") == [PARCELS.title]
    assert titles(held, "类别:通知 快递 海外仓 红烧肉") == []
    assert titles(held, "月份:2023-10 快递 海外仓 红烧肉") == []
    assert titles(held, "快递 海外仓 红烧肉", kinds=frozenset({"通知"})) == []
    assert titles(held, "快递 海外仓 红烧肉", months=frozenset({"2023-10"})) == []


def test_what_answers_is_not_told_again(held):
    parsed = held.parse("快递 海外仓")
    found = held.engine.find(Query(parsed.tree, near=near_of(parsed)))
    assert [held.titles[hit.document_id] for hit in found.hits] == [PARCELS.title]
    assert PARCELS.title not in titles(held, "快递 海外仓")


def test_nothing_is_near_where_enough_answers(held):
    parsed = held.parse("会议 材料")
    found = held.engine.find(Query(parsed.tree, near=near_of(parsed)))
    assert found.total_documents == len(OTHERS) >= FEW
    assert found.near == NearResult()


def test_each_names_what_it_does_not_hold(held):
    [hit] = near(held, "快递 海外仓 红烧肉").hits
    assert hit.missing == ("红烧肉",)
    [hit] = near(held, "庄稼闹虫灾谁负责 红烧肉").hits
    assert "红烧肉" in hit.missing
    assert not {"庄稼", "虫灾", "谁", "负责"} & set(hit.missing)


def test_everyday_words_are_named_with_the_official_ones_that_were_found(held):
    everyday = near(held, "国外建仓库").everyday
    found = {typed: official for typed, *official in everyday}
    assert found["国外"] == ["境外", "海外"]
    assert near(held, "快递 海外仓 红烧肉").everyday == ()


def test_a_clause_is_missing_what_its_document_says_elsewhere(held):
    found = near(held, "快递 海外仓 红烧肉", unit=Unit.CLAUSE)
    assert found.total_clauses == len(found.hits)
    [first, *_] = found.hits
    assert held.texts[first.clause_ids[0]] == PARCELS.clauses[1].text
    assert first.missing == ("红烧肉",)


def test_pages_part_what_is_near_and_never_repeat_it(tmp_path):
    every = [
        document(f"关于{number}号站点的通知", "快递站点建设海外仓。")
        for number in range(NEAREST + 7)
    ]
    others = [document("关于会议的通知", "请参加会议。") for _ in range(300)]
    shelf = Shelf(WhooshEngine(tmp_path)).hold(issue(*every, *others))
    asked = "站点 海外仓 红烧肉"
    assert near(shelf, asked).total_documents == NEAREST
    pages = [titles(shelf, asked, offset=at, limit=20) for at in (0, 20, 40, 60)]
    assert [len(page) for page in pages] == [20, 20, NEAREST - 40, 0]
    met = [title for page in pages for title in page]
    assert len(set(met)) == NEAREST


def test_more_of_the_words_beat_one_said_often(tmp_path):
    often = document(
        "关于甲的通知", "垃圾分类，垃圾清运，垃圾桶，垃圾站，垃圾袋，垃圾。"
    )
    several = document("关于乙的通知", "垃圾由物业每日清运，费用另计。")
    shelf = Shelf(WhooshEngine(tmp_path)).hold(issue(often, several, *OTHERS))
    assert titles(shelf, "垃圾 清运 费用 红烧肉")[0] == several.title


@pytest.mark.parametrize("unit", Unit)
def test_its_score_is_explained(held, unit):
    for hit in near(held, "快递 海外仓 红烧肉", unit=unit, explain=True).hits:
        assert sum(factor.worth for factor in hit.factors) == pytest.approx(hit.score)


def test_nothing_is_near_in_an_empty_archive(tmp_path):
    assert near(Shelf(WhooshEngine(tmp_path)), "刷脸看病") == NearResult()
