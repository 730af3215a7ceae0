from urllib.parse import unquote_plus

import pytest

from search.assist.fallback_queries import fallback_queries
from search.engine import Unit
from search.query.tree import ParsedQuery
from search.results.answering import Asked, ask, ask_parsed
from search.results.forms import SearchParams
from search.sync import bring_level
from tests.builders.rows import add_document, add_issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_dir")]


@pytest.fixture(autouse=True)
def held(index_dir):
    november, december = add_issue(month=11), add_issue(month=12)
    add_document(
        november,
        "关于养老服务的通知",
        ["建设养老服务设施。", "养老应急预案。"],
        number="云政办发〔2023〕45号",
    )
    add_document(november, "关于供水的公告", ["饮用水供应，应急预案。"], kind="公告")
    add_document(december, "关于绿化的公告", ["种植树木。"], kind="公告")
    bring_level()


def offered(q: str = "", **params: object) -> dict[str, tuple[int, str]]:
    found = fallback_queries(ask(SearchParams(q=q, **params)))  # type: ignore[arg-type]
    return {way.label: (way.count, unquote_plus(way.address)) for way in found}


def test_without_a_filter():
    ways = offered("养老", months=("2023-11",), kinds=("公告",))
    assert ways == {
        "不限文种": (1, "/search/?q=养老&month=2023-11"),
        "去掉全部筛选条件": (1, "/search/?q=养老"),
    }


def test_without_a_range():
    assert offered("养老", first="2023-12", kinds=("通知",))["不限起止月份"] == (
        1,
        "/search/?q=养老&kind=通知",
    )


def test_filters_alone():
    ways = offered(months=("2023-12",), kinds=("通知",))
    assert ways == {
        "不限月份": (1, "/search/?kind=通知"),
        "不限文种": (1, "/search/?month=2023-12"),
    }


def test_without_quotes():
    assert offered("“服务 养老”")["不加引号，按词语查找"] == (1, "/search/?q=服务 养老")


def test_without_a_word():
    assert offered("养老 树木") == {
        "只查“树木”": (1, "/search/?q=树木"),
        "只查“养老”": (1, "/search/?q=养老"),
    }


def test_of_many_words_without_one_and_each_alone():
    ways = offered("养老 设施 树木")
    assert ways["去掉“树木”"] == (1, "/search/?q=养老 设施")
    assert ways["只查“设施”"] == (1, "/search/?q=设施")


def test_what_is_shut_out_is_left_out_but_is_nothing_alone():
    ways = offered("养老 设施 -服务")
    assert ways["去掉“-服务”"] == (1, "/search/?q=养老 设施")
    assert "只查“-服务”" not in ways


def test_a_single_run_is_cut_into_its_words():
    ways = offered("养老服务量子")
    assert ways["去掉“量子”"] == (1, "/search/?q=养老 服务")
    assert ways["只查“服务”"] == (1, "/search/?q=服务")


def test_without_a_word_the_filters_stay_if_that_finds_something():
    ways = offered("养老 树木", months=("2023-11",))
    assert ways["只查“养老”"] == (1, "/search/?q=养老&month=2023-11")
    assert ways["只查“树木”，不限筛选条件"] == (1, "/search/?q=树木")


def test_small_operators_may_be_meant_as_operators():
    assert offered("养老 or 树木")["改查“养老 OR 树木”"] == (
        2,
        "/search/?q=养老 OR 树木",
    )


def test_what_no_organ_is_called_may_stand_in_a_text():
    assert offered("机关:养老服务")["在全文里查“养老服务”"] == (
        1,
        "/search/?q=养老服务",
    )


def test_short_forms_by_their_names():
    add_document(add_issue(month=10), "关于医疗保障的公告", ["医疗保障。"])
    bring_level()
    assert offered("医保", widen=False)["简称也按全称查找"] == (1, "/search/?q=医保")


def test_the_other_numbers_of_a_series():
    assert offered("云政办发〔2023〕99号") == {
        "云政办发〔2023〕的其他文件": (1, "/search/?q=文号:云政办发〔2023〕"),
        "云政办发的其他文件": (1, "/search/?q=文号:云政办发"),
    }


@pytest.mark.parametrize("q", ['""', "“ ”", "，。", "标题:"])
def test_nothing_is_no_way_out(q):
    assert offered(q) == {}


def test_a_phrase_is_left_out_whole():
    ways = offered("“养老服务” “种植树木”")
    assert ways['只查“"种植树木"”'] == (1, '/search/?q="种植树木"')


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("饮用谁", "饮用水", 1),
        ("养老服务社施", "养老服务设施", 1),
        ("yinyongshui", "饮用水", 1),
        ("养劳 设施", "养老 设施", 1),
    ],
)
def test_a_similar_word(typed, meant, count):
    assert offered(typed)[f"改查“{meant}”"] == (count, f"/search/?q={meant}")


def test_only_what_finds_something_is_offered():
    assert offered("量子") == {}
    assert set(offered("量子 树木")) == {"只查“树木”"}


def test_what_would_have_to_be_mended_is_not_offered():
    assert not any("OR" in label for label in offered("养老 OR 量子 树木"))


def test_clauses_are_counted_where_they_were_asked_for():
    assert offered("应急 树木", by=Unit.CLAUSE)["只查“应急”"] == (
        2,
        "/search/?q=应急&by=clause",
    )


def test_where_something_was_found_there_is_no_need():
    assert offered("养老") == offered("") == {}


def test_of_very_many_words_only_some_are_tried():
    assert len(offered(" ".join(f"树木{n}" for n in range(20)))) <= 6


def test_many_words_are_tried_less_often(monkeypatch):
    tried: list[str] = []

    def counting(parsed: ParsedQuery, params: SearchParams) -> Asked:
        tried.append(params.q)
        return ask_parsed(parsed, params)

    nothing = ask(SearchParams(q=" ".join("的一在是有不和人国中为以由应当法规定条"), months=("1999-01",)))  # fmt: skip
    monkeypatch.setattr("search.assist.fallback_queries.ask_parsed", counting)
    fallback_queries(nothing)
    assert 1 <= len(tried) <= 12


def test_a_word_that_asks_is_never_offered_by_itself():
    ways = (
        offered("红烧肉怎么养老") | offered("养老 红烧肉 什么") | offered("红烧肉多少")
    )
    assert "只查“养老”" in ways
    assert not {"只查“怎么”", "只查“什么”", "只查“多少”"} & ways.keys()


def test_what_need_not_be_found_is_not_left_out():
    ways = offered("红烧肉如何养老")
    assert "去掉“如何”" not in ways
    assert ways["只查“养老”"] == (1, "/search/?q=养老")


def test_a_word_of_one_character_is_named_but_not_offered_by_itself():
    ways = offered("饮用水鳌供应")
    assert ways["去掉“鳌”"] == (1, "/search/?q=饮用水 供应")
    assert "只查“鳌”" not in ways


def test_a_number_by_the_code_that_it_has_here():
    ways = offered("办发〔2023〕45号")
    assert ways["改查“云政办发〔2023〕45号”"][0] == 1
    assert "改查“云政办发〔2023〕45号”" not in offered("办发〔2022〕45号")


def test_pinyin_is_mended_with_blanks_with_tones_and_among_hanzi():
    for typed in ("yang lao", "yǎng lǎo", "yang3lao3", "养lao"):
        assert offered(typed)["改查“养老”"] == (1, "/search/?q=养老"), typed
    assert offered("yǎng lǎo 设施")["改查“养老 设施”"][0] == 1
    for typed in ("养老fuwu", "yang老服务", "yanglao服务", "yanglaofuwu"):
        assert offered(typed)["改查“养老服务”"][0] == 1, typed


@pytest.mark.parametrize("q", ["哪一年", "几月份", "啥叫", "政数局", "规建局"])
def test_what_asks_and_what_is_short_for_an_organ_is_no_mistake(q):
    assert not any("改查" in label for label in offered(q))


def test_what_stands_beside_a_word_that_asks_is_mended_by_itself():
    assert offered("啥叫应急预暗")["改查“啥叫应急预案”"][0] == 2
    assert not any("改查" in label for label in offered("啥叫树木绿化养老"))


def test_a_word_is_mended_by_its_shape():
    assert offered("顶案")["改查“预案”"] == (2, "/search/?q=预案")


def test_a_number_is_no_word_to_mend():
    assert not any("改查" in label for label in offered("17號線"))


def test_nothing_that_says_little_is_offered_alone():
    labels = offered("养老 什么") | offered("养老 水 树木") | offered("种植 树")
    assert not {"只查“什么”", "只查“水”", "只查“树”"} & labels.keys()


def test_where_a_little_was_found_a_mended_word_is_offered_if_it_finds_far_more(client):
    april = add_issue(month=4)
    add_document(april, "关于产业的通知", ["发展待色产业。"])
    for number in range(9):
        add_document(april, f"关于第{number}类产业的通知", ["发展特色产业。"])
    bring_level()
    assert offered("待色") == {}  # nine times as many are not far more
    add_document(april, "关于产业的公告", ["发展特色产业。"])
    bring_level()
    assert offered("待色") == {"改查“特色”": (10, "/search/?q=特色")}
    assert offered("特色") == {}
    page = client.get("/search/", {"q": "待色"}).content.decode()
    assert "改查“特色”" in page
    assert "改查" not in client.get("/search/", {"q": "特色"}).content.decode()
