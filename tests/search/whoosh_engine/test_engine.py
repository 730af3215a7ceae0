"""The contract that every engine must keep, on a real index."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.engine import And, Not, Number, Or, Phrase, Query, SearchResult, Sort, Words
from search.whoosh_engine import schema, snapshot
from search.whoosh_engine.engine import WhooshEngine
from search.whoosh_engine.indexed_documents import IndexedDocument
from tests.builders.index_entries import Shelf, document, issue
from tests.search.queries import parse

POSTAL = document(
    "关于推进快递进村的通知",
    "各镇人民政府：",
    ("一、推进快递进村。", "一、推进快递进村。完善农村物流网络。"),
    "二、落实邮政责任，加强应急管理。",
    number="云政办发〔2023〕45号",
    signed_on=date(2023, 11, 9),
    issuer="云泽市人民政府办公室",
)
HEALTH = document(
    "关于医保基金监管的意见",
    "一、医保基金由市医疗保障局监管。",
    "二、快递企业应当参加医保。",
    "三、根据云政办发〔2023〕45号文件执行，第171号不再适用。",
    number="云政发〔2023〕71号",
    kind="意见",
    signed_on=date(2023, 11, 20),
)
CLINIC = document(
    "《中医保健办法》政策解读",
    "中医保健机构由卫生部门监管，电话0573-82521234。",
    kind="政策解读",
    issuer="",
)
NOVEMBER = issue(POSTAL, HEALTH, CLINIC)
OCTOBER = issue(
    document(
        "关于任免张䶮同志职务的通知",
        "任命张䶮同志为云泽市财政局局长。",
        "免去李四的市财政局副局长职务，抄送各县（市、区）。",
        number="云政发〔2023〕171号",
        signed_on=date(2023, 10, 8),
    ),
    month="2023-10",
)


@pytest.fixture(scope="module")
def held(tmp_path_factory) -> Shelf:
    engine = WhooshEngine(tmp_path_factory.mktemp("held") / "index")
    return Shelf(engine).hold(NOVEMBER, OCTOBER)


FOUND = [
    ("快递", {POSTAL.title, HEALTH.title}),
    ("快递 监管", {HEALTH.title}),  # all words, anywhere in the document
    ("农村 45号", {POSTAL.title}),
    ("快递 -监管", {POSTAL.title}),
    ("-快递 -财政局", {CLINIC.title}),
    ("农村 OR 卫生", {POSTAL.title, CLINIC.title}),
    ("快递 农村|基金", {POSTAL.title, HEALTH.title}),
    ("医保", {HEALTH.title, CLINIC.title}),  # 中医/保健, as jieba cuts it
    ("-医保 快递", {POSTAL.title}),  # widening does not undo NOT
    ("医保 -中医", {HEALTH.title}),
    ("张䶮", {"关于任免张䶮同志职务的通知"}),
    ("0573-82521234", {CLINIC.title}),
    ("82521234", {CLINIC.title}),
    ("云政发〔2023〕71号", {HEALTH.title}),
    ("云政办发2023年45号", {POSTAL.title, HEALTH.title}),  # and what cites it
    ("71号", {HEALTH.title}),  # neither 171号 nor a text with it
    ("“71号”", {HEALTH.title, "关于任免张䶮同志职务的通知"}),  # any run of characters
    ("“进村完善”", {POSTAL.title}),  # over a mark
    ("“各镇人民政府”", {POSTAL.title}),  # a salutation
    ("“办法政策解读”", {CLINIC.title}),  # a title
    ("“监管二”", set()),  # not over the end of a clause
    ("进村完善", {POSTAL.title}),  # as words
    ("县市区", {"关于任免张䶮同志职务的通知"}),  # 县（市、区）, over marks
    ("没有这样的话", set()),
]


@pytest.mark.parametrize(("query", "titles"), FOUND)
def test_documents_are_found(held, query, titles):
    assert set(held.documents(query)) == titles


@pytest.mark.parametrize(
    "query", ["“布局实施方案”", "标题:布局实施", "物流 网点", "“农村物流网点布局”"]
)
def test_the_titles_of_attachments_count_as_titles(tmp_path, query):
    titles = ("农村物流网点布局实施方案", "网点名单")
    shelf = Shelf(WhooshEngine(tmp_path)).hold(
        issue(document("关于印发方案的通知", "请遵照执行。", attachments=titles))
    )
    assert shelf.documents(query) == ["关于印发方案的通知"]


@pytest.mark.parametrize("query", ["“的通知农村”", "“方案网点”", "“名单请”"])
def test_no_phrase_goes_over_the_end_of_a_title(tmp_path, query):
    titles = ("农村物流网点布局实施方案", "网点名单")
    shelf = Shelf(WhooshEngine(tmp_path)).hold(
        issue(document("关于印发方案的通知", "请遵照执行。", attachments=titles))
    )
    assert shelf.documents(query) == []


def test_a_tree_may_be_of_any_depth(held):
    tree = Not(And((Or((Words("快递"), Phrase("医保"))), Not(Words("农村")))))
    found = held.engine.find(Query(tree))
    titles = {held.titles[hit.document_id] for hit in found.hits}
    assert titles == {POSTAL.title, "关于任免张䶮同志职务的通知"}


def test_a_number_may_be_asked_for_by_its_year_alone(held):
    found = held.engine.find(Query(Number("云政发", 2023, None)))
    assert found.total_documents == 2


def test_more_words_than_are_remembered_can_be_looked_for(held, monkeypatch):
    monkeypatch.setattr(snapshot, "_REMEMBERED", 2)
    for query in ("快递 农村 物流", "医保 基金 监管"):
        assert held.find(query).total_documents == 1


def test_a_leaf_without_anything_to_find_finds_nothing(held):
    assert held.engine.find(Query(Words("，。"))) == held.engine.find(Query(Phrase("")))
    assert held.engine.find(Query(Words("，。"))).total_documents == 0


def test_clauses_are_counted_that_hold_any_of_it(held):
    found = held.find("医保 快递")
    assert (found.total_documents, found.total_clauses) == (1, 2)
    assert found.hits[0].clause_count == 2


def test_the_clause_that_holds_most_comes_first(held):
    assert held.clauses("医保 快递")[0] == "二、快递企业应当参加医保。"


def test_a_document_may_answer_by_its_title_alone(held):
    [hit] = held.find("“政策解读”").hits
    assert (hit.clause_ids, hit.clause_count) == ((), 0)


def test_filters_take_any_value_of_a_field_and_all_of_the_fields(held):
    assert held.find("", months=frozenset({"2023-10"})).total_documents == 1
    both = frozenset({"2023-10", "2023-11"})
    assert held.find("", months=both).total_documents == 4
    notices = frozenset({"通知"})
    assert held.find("", months=both, kinds=notices).total_documents == 2
    assert held.documents("快递", kinds=notices) == [POSTAL.title]
    assert held.documents("快递", issuers=frozenset({"没有的机关"})) == []


def test_counts_are_what_choosing_would_give_and_siblings_keep_theirs(held):
    found = held.find("快递", kinds=frozenset({"意见"}))
    assert found.total_documents == 1
    assert found.kinds == {"通知": 1, "意见": 1}
    assert found.issuers == {"云泽市人民政府": 1}
    assert found.months == {"2023-11": 1}


def test_a_document_without_issuer_counts_nowhere(held):
    assert "" not in held.find("").issuers


def test_everything_is_asked_for_without_words(held):
    found = held.find("")
    assert (found.total_documents, found.total_clauses) == (4, 0)
    assert [hit.clause_ids for hit in found.hits] == [()] * 4


def test_hits_can_be_sorted_by_date(held):
    newest = held.documents("", sort=Sort.NEWEST)
    assert newest[0] == HEALTH.title
    assert newest[-1] == "关于任免张䶮同志职务的通知"
    # Without a date a document takes its place with its month, before the dated.
    assert newest[2] == CLINIC.title
    assert held.documents("", sort=Sort.OLDEST)[1] == CLINIC.title
    assert held.documents("快递", sort=Sort.OLDEST) == [POSTAL.title, HEALTH.title]
    assert held.clauses("快递 医保", sort=Sort.NEWEST)[0].startswith("二、快递企业")


def test_hits_come_in_pages(held):
    pages = [held.documents("", offset=start, limit=3) for start in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 1, 0]
    assert held.find("", offset=6).total_documents == 4


def test_as_many_clauses_come_as_are_asked_for(held):
    [hit] = held.find("医保 快递", clauses_each=1).hits
    assert (len(hit.clause_ids), hit.clause_count) == (1, 2)


HOSTILE = [
    "[一 TO 龥]",
    "NOT NOT NOT 人民",
    "(" * 3000,
    "a" * 100_000,
    "uid:1 OR month:2023-11",
    "人* ?民 *",
    "\ud800 快递",
    "\0快递\0",
    "😀👩‍👩‍👧‍👦",
    "的 一 在 是 有 不 和 人 国 中 为 以 由 应 当 法 规 定 条 或 及",
    '"' * 200,
    "{{ 7*7 }} ${x} %s %(q)s",
    "'; DROP TABLE documents_document; --",
    "〔2023〕" * 25,
    "\u202e\u200f人民",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_hostile_raises(held, text):
    assert isinstance(held.find(text), SearchResult)


@settings(deadline=None)
@given(st.text(max_size=220))
@example("𠮷" * 201)
def test_nothing_typed_raises(held, text):
    parsed = parse(text)
    found = held.engine.find(Query(parsed.tree))
    assert found.total_documents >= len(found.hits)


# ---- replacing -------------------------------------------------------------------


def test_where_there_is_no_index_nothing_is_found(shelf):
    assert shelf.engine.held() is None
    assert shelf.find("快递") == SearchResult(0, 0)


def test_an_index_may_be_empty(shelf):
    shelf.engine.rebuild(())
    assert shelf.engine.held() == {}
    assert shelf.find("快递") == SearchResult(0, 0)


def test_a_document_is_held_under_its_revision(shelf):
    shelf.hold(NOVEMBER, OCTOBER)
    assert shelf.engine.held() == {
        one.document_id: one.revision for one in (*NOVEMBER, *OCTOBER)
    }


def test_replacing_by_the_same_changes_nothing(shelf):
    before = shelf.hold(NOVEMBER).find("快递")
    assert shelf.hold(NOVEMBER).find("快递") == before


def test_what_was_replaced_is_gone(shelf):
    shelf.hold(NOVEMBER, OCTOBER)
    changed = document("关于供水的通知", "一、保障供水。", month="2023-12")
    shelf.hold([replace(changed, document_id=POSTAL.document_id)])
    assert shelf.engine.held()[POSTAL.document_id] == changed.revision
    assert shelf.documents("快递") == [HEALTH.title]
    assert shelf.documents("供水") == ["关于供水的通知"]
    assert shelf.documents("张䶮")
    assert shelf.find("").months == {"2023-10": 1, "2023-11": 2, "2023-12": 1}


def test_what_was_removed_is_gone(shelf):
    shelf.hold(NOVEMBER, OCTOBER)
    shelf.engine.replace((), gone=[POSTAL.document_id, 0])
    assert shelf.engine.held().keys() == {
        one.document_id for one in (HEALTH, CLINIC, *OCTOBER)
    }
    assert shelf.documents("快递") == [HEALTH.title]


def test_some_go_as_others_come_in_one_step(shelf, tmp_path):
    shelf.hold(NOVEMBER)
    [before] = tmp_path.rglob("*.toc")
    shelf.titles[OCTOBER[0].document_id] = OCTOBER[0].title
    shelf.engine.replace(OCTOBER, gone=[one.document_id for one in NOVEMBER])
    assert shelf.documents("") == [OCTOBER[0].title]
    [after] = tmp_path.rglob("*.toc")
    assert (before.name, after.name) == ("_MAIN_1.toc", "_MAIN_2.toc")


def test_rebuilding_holds_these_documents_and_no_others(shelf):
    shelf.hold(OCTOBER)
    shelf.engine.rebuild(NOVEMBER)
    assert shelf.engine.held().keys() == {one.document_id for one in NOVEMBER}
    assert shelf.documents("张䶮") == []


def test_texts_and_queries_are_cut_by_the_names_an_index_was_made_with(shelf):
    park, district = document("公园", "滨河公园在城区。"), document("区", "滨河区。")
    shelf.hold([park])
    assert shelf.engine.names() == frozenset()
    assert shelf.documents("滨河区") == ["公园"]
    shelf.engine.rebuild([park], frozenset({"滨河区"}))
    assert shelf.engine.names() == {"滨河区"}
    assert shelf.documents("滨河区") == []
    shelf.hold([district])
    assert shelf.engine.names() == {"滨河区"}
    assert "滨河区" in shelf.engine.words()
    assert shelf.documents("滨河区") == ["区"]


def segments(folder: Path) -> int:
    return len(list(folder.rglob("*.seg")))


def test_many_small_updates_are_merged_and_nothing_is_lost(shelf, tmp_path):
    for number in range(1, 41):
        word = f"项目{number}甲"
        shelf.hold([document(word, f"{word}的条款")])
        assert segments(tmp_path) <= number.bit_length()
    first = min(shelf.engine.held())
    shelf.hold([replace(document("换过", "换过的条款"), document_id=first)])
    assert shelf.find("条款").total_documents == 40
    assert shelf.documents("“项目40甲”") == ["项目40甲"]
    assert shelf.documents("“项目1甲”") == []


def test_what_is_mostly_deleted_is_written_again_without_it(shelf, tmp_path):
    many = [document(f"第{n}件", "写入。" * 2000) for n in range(20)]
    shelf.hold(many)
    before = sum(path.stat().st_size for path in tmp_path.rglob("*.seg"))
    shelf.engine.replace((), gone=[one.document_id for one in many[1:]])
    assert shelf.documents("写入") == ["第0件"]
    after = sum(path.stat().st_size for path in tmp_path.rglob("*.seg"))
    assert after < before / 5
    shelf.engine.replace((), gone=[many[0].document_id])
    assert segments(tmp_path) == 0
    assert shelf.engine.held() == {}
    assert shelf.hold([many[3]]).documents("写入") == ["第3件"]


def test_an_index_whose_classes_stood_elsewhere_has_another_layout(monkeypatch):
    """They are pickled by the names of their modules."""
    before = schema.layout.__wrapped__()
    assert before == schema.layout.__wrapped__()
    monkeypatch.setattr(IndexedDocument, "__module__", "search.elsewhere")
    assert schema.layout.__wrapped__() != before
