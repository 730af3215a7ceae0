"""The engine answers what is answered without any index: on made-up documents and queries."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import (
    And,
    DocumentEntry,
    Query,
    SearchResult,
    SignedBetween,
    Sort,
    Unit,
)
from search.query.near import near_of
from search.query.tree import parse_query
from search.whoosh_engine import engine as engine_module
from search.whoosh_engine import finding
from search.whoosh_engine import weights as weighing
from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import document
from tests.search.queries import plain_tokenizer
from tests.search.whoosh_engine import plain_engine
from tests.search.whoosh_engine.plain_engine import PlainEngine
from tests.search.whoosh_engine.plain_near import near_hits

WORDS = [
    *("快递", "进村", "医保", "中医", "保健", "基金", "监管", "应急预案", "县", "市", "区"),
    *("知识", "识别", "人民", "政府", "人", "就医", "看病", "发改委", "发展和改革委员会"),
    *("第12条", "第十二条", "71号", "171号", "1.4亿元", "5%", "百分之五", "百分之五十", "8%—12%"),
    *("A级", "COVID", "0573-82521234", "20万元", "2023年11月9日", "𠮷田", "张䶮", "云政办发〔2023〕45号"),
    *("由市财政局负责", "补助", "云泽市人民政府", "11月底前", "市应急管理局", "应急", "管理"),
]  # fmt: skip
MARKS = ["", "", "", "，", "。", "、", " ", "（", "）", "“", "；"]
NUMBERS = ["", "云政办发〔2023〕45号", "云政发〔2023〕71号", "云政发〔2022〕45号"]
ISSUERS = ["", "云泽市人民政府", "云泽市教育局"]
KINDS = ["通知", "意见", "政策解读"]
MONTHS = ["2022-12", "2023-01", "2023-11"]

texts = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=9
).map(lambda parts: "".join(word + mark for word, mark in parts))
leads = st.tuples(texts, texts).map(lambda pair: (pair[0], pair[0] + pair[1]))
days = st.dates(date(2023, 1, 1), date(2023, 1, 3))
documents = st.builds(
    lambda title, clauses, **fields: document(title, *clauses, **fields),
    texts,
    st.lists(texts | leads, max_size=5),
    number=st.sampled_from(NUMBERS),
    kind=st.sampled_from(KINDS),
    issuer=st.sampled_from(ISSUERS),
    month=st.sampled_from(MONTHS),
    signed_on=st.none() | days,
    attachments=st.lists(texts, max_size=2),
)
asked = st.one_of(
    st.sampled_from(WORDS),
    texts,
    texts.map(lambda text: f"“{text}”"),
    st.sampled_from(WORDS).map(lambda word: f"标题:{word}"),
    st.sampled_from(WORDS).map(lambda word: f"-{word}"),
    st.sampled_from(
        ["文号:45", "云政发〔2023〕71号", "45号", "机关:教育", "类别:通知"]
    ),
    st.sampled_from(["月份:2023", "补助多少钱", "谁负责监管", "什么时候", "刷脸看病"]),
)
QUESTIONS = st.sampled_from(
    ["刷脸看病", "包裹送到村里", "谁负责监管", "垃圾 快递", "旅游景点"]
)
queries = st.tuples(
    st.lists(asked, min_size=1, max_size=4),
    st.sampled_from([" ", " ", "|"]),
    st.builds(
        Query,
        sort=st.sampled_from(Sort),
        unit=st.sampled_from(Unit),
        kinds=st.just(frozenset()) | st.frozensets(st.sampled_from(KINDS), max_size=2),
        months=st.just(frozenset())
        | st.frozensets(st.sampled_from(MONTHS), max_size=2),
        offset=st.sampled_from([0, 0, 2]),
        limit=st.sampled_from([20, 3]),
        clauses_each=st.sampled_from([3, 1]),
    ),
)


@pytest.fixture(autouse=True)
def _few_are_looked_at(monkeypatch):
    """So that there are some that are not, among a handful of documents."""
    for module in (finding, weighing):
        monkeypatch.setattr(module, "LOOKED_AT_CLOSELY", 4)
    monkeypatch.setattr(weighing, "CLAUSES_LOOKED_AT", 2)


ON_DISK = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@settings(ON_DISK, max_examples=60)
@given(
    first=st.lists(documents, min_size=1, max_size=6),
    then=st.lists(documents, max_size=3),
    gone=st.sets(st.integers(0, 5), max_size=2),
    changed=st.none() | texts,
    every=st.lists(queries, min_size=4, max_size=8),
)
def test_the_engine_answers_as_the_plain_one(first, then, gone, changed, every):
    with tempfile.TemporaryDirectory() as folder:
        held, engine = held_in(Path(folder), first, then, gone, changed)
        plain = PlainEngine(held, plain_tokenizer())
        for typed, between, options in every:
            tree = parse_query(between.join(typed), plain_tokenizer()).tree
            query = replace(options, tree=tree)
            assert_same(engine.find(query), plain.find(query))
            within = SignedBetween("2023-01-02", "2023-01-03")
            query = replace(options, tree=And((tree, within)) if tree else within)
            assert_same(engine.find(query), plain.find(query))


@settings(ON_DISK, max_examples=40)
@given(
    held=st.lists(documents, min_size=2, max_size=8),
    every=st.lists(
        st.tuples(
            st.lists(
                st.sampled_from(WORDS) | texts | QUESTIONS, min_size=1, max_size=4
            ),
            st.builds(Query, unit=st.sampled_from(Unit), limit=st.just(20)),
        ),
        min_size=4,
        max_size=8,
    ),
)
def test_what_comes_near_is_what_the_plain_one_finds_near(held, every):
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder))
        engine.rebuild(held)
        plain = PlainEngine(held, plain_tokenizer())
        for typed, options in every:
            parsed = parse_query(" ".join(typed), plain_tokenizer())
            query = replace(options, tree=parsed.tree, near=near_of(parsed))
            found = engine.find(query).near.hits
            expected = []
            if query.near:
                tree, required = query.tree, query.near.required
                among = [one for one in plain.documents if not plain.holds(one, tree)]
                among = [one for one in among if plain.holds(one, required)]
                expected = near_hits(plain, among, query)
            assert [
                (one.document_id, one.clause_ids, one.missing) for one in found
            ] == [
                (one.document_id, one.clause_ids, missing) for one, missing in expected
            ]
            assert [one.score for one in found] == pytest.approx(
                [one.score for one, _ in expected], abs=1e-6
            )


def held_in(
    folder: Path,
    first: list[DocumentEntry],
    then: list[DocumentEntry],
    gone: set[int],
    changed: str | None,
) -> tuple[list[DocumentEntry], WhooshEngine]:
    """What is held in the end, of what was written, added, removed and changed."""
    engine = WhooshEngine(folder)
    engine.rebuild(first)
    for one in then:
        engine.replace([one])
    held = {one.document_id: one for one in (*first, *then)}
    ids = [one.document_id for at, one in enumerate(first) if at in gone]
    engine.replace((), ids)
    for pk in ids:
        del held[pk]
    if changed is not None and held:
        pk = min(held)
        held[pk] = replace(document(changed, changed), document_id=pk)
        engine.replace([held[pk]])
    return list(held.values()), engine


def assert_same(found: SearchResult, expected: SearchResult) -> None:
    for name in ("total_documents", "total_clauses", "months", "issuers", "kinds"):
        assert getattr(found, name) == getattr(expected, name)
    assert [one.score for one in found.hits] == pytest.approx(
        [one.score for one in expected.hits], abs=1e-6
    )
    assert [
        (one.document_id, one.clause_ids, one.clause_count) for one in found.hits
    ] == [(one.document_id, one.clause_ids, one.clause_count) for one in expected.hits]


def test_the_plain_engine_is_one_of_its_own():
    """It uses nothing of what it is to tell about."""
    source = Path(plain_engine.__file__).read_text(encoding="utf-8")
    for name in ("numpy", "snapshot", "ranking", "matching", "search.arrays"):
        assert f"import {name}" not in source
        assert f"whoosh_engine.{name}" not in source


@pytest.mark.parametrize("sort", Sort)
def test_only_the_best_clauses_are_looked_at_though_others_would_gain_more(
    tmp_path, sort
):
    """A long clause that has both words side by side, behind those with one in the heading."""
    headed = [("快递：", f"快递：第{number}项。") for number in range(4)]
    both = "快递医保" + "其他有关事项" * 70 + "。"
    held = [document("标题", *headed, both, both), document("标题", both, headed[0])]
    engine = WhooshEngine(tmp_path)
    engine.rebuild(held)
    tree = parse_query("快递 医保", plain_tokenizer()).tree
    query = Query(tree, sort=sort, clauses_each=6)
    expected = PlainEngine(held, plain_tokenizer()).find(query)
    assert_same(engine.find(query), expected)
    assert expected.hits[0].clause_count > weighing.CLAUSES_LOOKED_AT


def test_a_large_segment_is_left_alone_and_small_ones_go_together(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(engine_module, "LARGE", 8)
    monkeypatch.setattr(engine_module, "CHARACTERS_AT_ONCE", 1)
    engine = WhooshEngine(tmp_path)
    engine.rebuild([document(f"第{number}件", "供水。") for number in range(3)])
    assert len(list(tmp_path.rglob("*.seg"))) == 3
    monkeypatch.undo()
    monkeypatch.setattr(engine_module, "LARGE", 8)
    engine.replace([document("多", "供水。") for _ in range(9)])
    sizes = {path: path.stat().st_ino for path in tmp_path.rglob("*.seg")}
    assert len(sizes) == 1
    for _ in range(20):
        engine.replace([document("少", "供水。")])
    after = {path: path.stat().st_ino for path in tmp_path.rglob("*.seg")}
    assert sizes.items() <= after.items()
    assert len(after) <= 1 + (20).bit_length()
    assert engine.find(Query(limit=0)).total_documents == 32
