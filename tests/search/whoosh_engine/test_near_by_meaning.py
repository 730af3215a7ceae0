"""Where there are vectors, meaning has a vote in what comes near, and in nothing else."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from search.engine import NearResult, Query, Unit
from search.meaning.embedder import embedder, key_of, passage_of
from search.meaning.vector_file import VectorFile, records_of
from search.query.near import near_of
from search.whoosh_engine import weights
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf, document, issue

CLINIC = document(
    "关于规范医疗秩序的通知",
    "一、定点医疗机构推行人脸识别就医。",
    "二、其他事项另行通知。",
)
PARCELS = document(
    "关于快递服务的方案",
    "一、快件破损的，由企业先行理赔。",
    "二、快递送到行政村。",
    kind="意见",
)
DUTY = document("关于值守的通知", "安监人员到岗。")
OTHERS = [
    document(f"关于第{number}次会议的通知", "请按时参加会议。", "材料另行印发。")
    for number in range(12)
]
HELD = issue(CLINIC, PARCELS, *OTHERS)


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> Shelf:
    return Shelf(WhooshEngine(tmp_path_factory.mktemp("meant") / "index")).hold(HELD)


@pytest.fixture
def vectors(settings, tmp_path: Path) -> VectorFile:
    """A vector for every clause."""
    settings.SEARCH_EMBEDDER = "tests.search.meaning.small_embedder.OnlyItself"
    settings.SEARCH_VECTORS_DIR = tmp_path / "vectors"
    return written([(one.title, clause.text) for one in HELD for clause in one.clauses])


def written(clauses: list[tuple[str, str]]) -> VectorFile:
    from django.conf import settings

    model = embedder()
    assert model is not None
    file = VectorFile(settings.SEARCH_VECTORS_DIR, model)
    passages = [passage_of(*one) for one in clauses]
    with file.writing():
        file.add(
            records_of([key_of(one) for one in passages], model.passages(passages))
        )
    return file


def asked(held: Shelf, text: str, **options: object) -> Query:
    parsed = held.parse(text)
    query = Query(parsed.tree, near=near_of(parsed))
    return replace(query, **options)  # type: ignore[arg-type]


def near(held: Shelf, text: str, **options: object) -> NearResult:
    return held.engine.find(asked(held, text, **options)).near


def told(held: Shelf, found: NearResult) -> list[tuple[str, bool, tuple[str, ...]]]:
    return [
        (held.titles[hit.document_id], hit.by_meaning, hit.missing)
        for hit in found.hits
    ]


@pytest.mark.usefixtures("vectors")
def test_what_says_it_in_other_words_is_found_and_said_to_be_found_by_meaning(held):
    assert told(held, near(held, "摔坏赔钱")) == [
        (PARCELS.title, True, ("摔坏", "赔钱"))
    ]
    [hit] = near(held, "摔坏赔钱").hits
    assert held.texts_of([hit]) == [PARCELS.clauses[0].text]


def test_without_vectors_there_is_nothing_of_that(held):
    assert near(held, "摔坏赔钱") == NearResult()


@pytest.mark.usefixtures("vectors")
def test_what_words_lead_to_is_not_said_to_be_found_by_meaning(held):
    # 快递 leads to it, and so does the meaning.
    [first, *_] = told(held, near(held, "快递 企业 摔坏 赔钱"))
    assert first == (PARCELS.title, False, ("摔坏", "赔钱"))


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize("text", ["红烧肉怎么做", "恐龙灭绝的原因", "老外"])
def test_noise_is_no_answer(held, text):
    assert near(held, text) == NearResult()


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize(
    "text", ["“摔坏”赔钱", "摔坏 -赔钱", "摔坏|赔钱", "标题:摔坏", "谁", "什么时候"]
)
def test_what_never_loosens_is_not_asked_for_by_meaning(held, text):
    assert near(held, text) == NearResult()


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize("text", ["摔坏赔钱 20万元", "摔坏赔钱 十二月", "摔坏 2023年"])
def test_numbers_are_never_answered_by_meaning_alone(held, text):
    assert near(held, text) == NearResult()


def test_names_of_organs_are_never_answered_by_meaning_alone(tmp_path, vectors):
    shelf = Shelf(WhooshEngine(tmp_path / "index")).hold([DUTY])
    written([(DUTY.title, DUTY.clauses[0].text)])
    assert near(shelf, "应急管理局") == NearResult()
    assert near(shelf, "应急管理局 轮班").hits[0].by_meaning


@pytest.mark.usefixtures("vectors")
def test_filters_hold_for_what_is_found_by_meaning(held):
    text = "摔坏赔钱"
    assert near(held, text, kinds=frozenset({"意见"})).total_documents == 1
    assert near(held, text, kinds=frozenset({"通知"})) == NearResult()
    assert near(held, f"类别:通知 {text}") == NearResult()
    assert near(held, f"类别:意见 {text}").total_documents == 1


def test_strict_results_are_the_same_with_vectors_and_without(held, vectors, settings):
    for text in ("会议", "快递", "人脸识别 就医", "“快件破损”", "刷脸看病", ""):
        for unit in Unit:
            query = asked(held, text, unit=unit)
            found = held.engine.find(query)
            settings.SEARCH_EMBEDDER = ""
            without = held.engine.find(query)
            settings.SEARCH_EMBEDDER = "tests.search.meaning.small_embedder.OnlyItself"
            assert replace(found, near=without.near) == without


@pytest.mark.usefixtures("vectors")
def test_by_clause_it_is_the_clause_that_means_it(held):
    [hit] = near(held, "摔坏赔钱", unit=Unit.CLAUSE).hits
    assert held.texts_of([hit]) == [PARCELS.clauses[0].text]
    assert hit.by_meaning
    assert hit.missing == ("摔坏", "赔钱")


@pytest.mark.usefixtures("vectors")
@pytest.mark.parametrize("unit", Unit)
def test_places_in_both_orders_add_up_to_the_score(held, unit):
    first = near(held, "快递 企业 摔坏 赔钱", unit=unit, explain=True).hits[0]
    assert sum(one.worth for one in first.factors) == pytest.approx(first.score)
    names = {one.what for one in first.factors}
    assert names <= {"按字词相近的名次", "按意思相近的名次"}
    best = (1 + weights.MEANING) / (weights.FUSION + 1)
    assert first.score <= best + 1e-9


def test_a_clause_without_a_vector_yet_has_no_vote(held, settings, tmp_path):
    settings.SEARCH_EMBEDDER = "tests.search.meaning.small_embedder.OnlyItself"
    settings.SEARCH_VECTORS_DIR = tmp_path / "vectors"
    written([(CLINIC.title, CLINIC.clauses[0].text)])
    assert near(held, "摔坏赔钱") == NearResult()
    assert [title for title, *_ in told(held, near(held, "刷脸看病"))] == [CLINIC.title]


def test_a_damaged_vector_has_no_vote(held, vectors):
    content = bytearray(vectors.path.read_bytes())
    records = np.frombuffer(content, vectors.mapped().records.dtype)
    records["checksum"] ^= 1
    vectors.path.write_bytes(content)
    assert near(held, "摔坏赔钱") == NearResult()


def test_vectors_that_are_made_meanwhile_are_seen(held, settings, tmp_path):
    settings.SEARCH_EMBEDDER = "tests.search.meaning.small_embedder.OnlyItself"
    settings.SEARCH_VECTORS_DIR = tmp_path / "vectors"
    assert near(held, "摔坏赔钱") == NearResult()
    written([(PARCELS.title, PARCELS.clauses[0].text)])
    assert near(held, "摔坏赔钱").total_documents == 1


@pytest.mark.usefixtures("vectors")
def test_a_document_that_is_added_takes_its_place_among_the_keys(tmp_path):
    engine = WhooshEngine(tmp_path / "index")
    shelf = Shelf(engine).hold([CLINIC])
    assert near(shelf, "摔坏赔钱") == NearResult()
    shelf.hold([PARCELS])
    assert [title for title, *_ in told(shelf, near(shelf, "摔坏赔钱"))] == [
        PARCELS.title
    ]
    engine.replace([], [PARCELS.document_id])
    assert near(shelf, "摔坏赔钱") == NearResult()
