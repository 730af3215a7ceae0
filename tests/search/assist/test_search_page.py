"""The search page as a browser asks for it, and as htmx does."""

from urllib.parse import unquote_plus

import pytest

from documents.importing.withdrawals import withdraw_by_staff
from documents.models import Document, Issue
from search.sync import bring_level
from tests.builders.rows import add_document
from tests.search.queries import parse

FRAGMENT = {"HX-Request": "true"}
RESTORE = {"HX-Request": "true", "HX-History-Restore-Request": "true"}


# ---- page, fragment, history ------------------------------------------------


def test_a_browser_gets_the_whole_page(ask, held):
    page = ask("/search/?q=夜间")
    assert page.texts("title") == ["夜间 · 检索 · 公报检索"]
    assert page.attributes("input", "value", id="q") == ["夜间"]
    assert len(page.texts("html")) == len(page.texts("main")) == 1


def test_htmx_gets_the_answer_alone_with_the_title_and_the_count(ask, held):
    fragment = ask("/search/?q=夜间", FRAGMENT)
    assert fragment.texts("html") == fragment.texts("main") == []
    assert fragment.texts("title") == ["夜间 · 检索 · 公报检索"]
    assert fragment.attributes("div", "hx-target", id="answer") == ["this"]
    assert fragment.attributes("p", "hx-swap-oob", id="count") == ["innerHTML"]


def test_htmx_restoring_history_gets_the_whole_page(ask, held):
    page = ask("/search/?q=夜间", RESTORE)
    assert len(page.texts("html")) == 1
    assert page.attributes("p", "role", id="count") == ["status"]


def test_page_fragment_and_restored_page_hold_the_same_answer(ask, held):
    answers = [
        ask("/search/?q=夜间&kind=通知", headers).links("/d/")
        for headers in (None, FRAGMENT, RESTORE)
    ]
    assert answers[0]
    assert answers[0] == answers[1] == answers[2]


def test_caches_are_told_that_the_headers_of_htmx_matter(client, held):
    varies = client.get("/search/?q=夜间")["Vary"]
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(varies.split(", "))


def test_only_the_count_is_announced(ask, held):
    page = ask("/search/?q=夜间")
    [announced] = page.texts("p", role="status")
    assert announced.startswith("2 份文件，")
    assert announced.endswith(" 处条款")


# ---- results ----------------------------------------------------------------


def test_a_result_is_a_document_with_its_facts_and_its_best_clauses(ask, held):
    page = ask("/search/?q=街区 照明")
    assert page.choices()["云泽市人民政府办公室关于印发夜间经济工作方案的通知"] == (
        "/d/d12-1/?q=街区 照明"
    )
    [facts] = page.texts("p", class_="facts")
    for fact in (
        "云政办发〔2023〕58号",
        "云泽市人民政府办公室",
        "2023-12-05",
        "第 1 页",
    ):
        assert fact in facts
    assert page.texts("span", class_="at")[0] == "附件 二、（一）1."
    assert page.texts("span", class_="folio")[0] == "第 1 页"
    assert page.links("/d/d12-1/f1")[0] == "/d/d12-1/f1-2-1-1/?q=街区 照明"
    assert set(page.texts("mark")) == {"街区", "照明"}


def test_a_document_with_more_hits_says_how_many_and_leads_to_them(ask, held):
    page = ask("/search/?q=夜间 云泽")
    [more] = page.texts("p", class_="more")
    assert more.startswith("另有 ")


def test_a_document_without_number_shows_its_kind(ask, held):
    facts = ask("/search/?q=林知远").texts("p", class_="facts")
    assert facts == ["人事任免2023 年 12 月公报 · 第 4 页"]


def test_what_is_wrong_with_a_query_is_said(ask, held):
    notices = ask("/search/?q=“夜间").texts("p", class_="notice")
    assert notices == [parse("“夜间").problem + '可改为 "夜间"']
    assert ask("/search/?q=“夜间").choices()['"夜间"'] == '/search/?q="夜间"'


def test_a_short_form_is_looked_for_in_full_and_says_so(ask, held):
    add_document(
        held[0], "云泽市发展和改革委员会公告", number="公告〔2023〕9号", kind="公告"
    )
    Issue.objects.update(fingerprint="more")
    bring_level()
    page = ask("/search/?q=发改委&kind=公告")
    [also] = page.texts("p", class_="also")
    assert also.startswith("“发改委”已同时查找：")
    off = page.choices()["只查原词"]
    assert off == "/search/?q=发改委&kind=公告&widen=0"
    assert set(page.texts("mark")) == {"发展和改革委员会"}
    assert page.links("/d/")
    narrow = ask(off)
    assert narrow.texts("p", id="count") == ["没有找到"]
    assert narrow.choices()["简称也按全称查找"] == "/search/?q=发改委&kind=公告"


def test_marks_of_a_short_form_survive_opening_the_document(ask, held):
    document = add_document(
        held[0], "云泽市发展和改革委员会公告", number="公告〔2023〕9号", kind="公告"
    )
    where = document.get_absolute_url()
    assert ask(f"{where}?q=发改委").texts("mark")
    assert ask(f"{where}?q=发改委&widen=0").texts("mark") == []


def test_marks_of_a_field_stay_in_its_place(ask, held):
    page = ask("/d/d10-1/?q=标题:收费目录")
    assert set(page.texts("mark")) == {"收费目录"}
    [title] = page.texts("h1")
    assert "收费目录" in title
    assert len(page.texts("mark")) == 1


def test_scores_are_explained_to_those_whom_the_settings_allow(ask, held, settings):
    assert ask("/search/?q=夜间&explain=1").texts("details", class_="factors") == []
    settings.SEARCH_EXPLAIN = True
    explained = ask("/search/?q=夜间&explain=1")
    details = explained.texts("details", class_="factors")
    assert len(details) == len(explained.texts("article")) > 0
    assert all("最佳条款里有“夜间”" in one for one in details)
    assert ask("/search/?q=夜间").texts("details", class_="factors") == []


def test_a_form_that_sends_empty_fields_is_led_to_the_canonical_address(client, held):
    sent = client.get("/search/", {"q": " 夜间 ", "from": "", "to": "2023-12"})
    assert (sent.status_code, unquote_plus(sent["Location"])) == (
        302,
        "/search/?q=夜间&to=2023-12",
    )


def test_the_advanced_form_is_led_to_its_query(client, held):
    sent = client.get("/search/", {"words": "夜间", "none_of": "照明", "kind": "通知"})
    assert unquote_plus(sent["Location"]) == "/search/?q=夜间 -照明&kind=通知"


def test_what_is_typed_replaces_the_address_by_the_canonical_one(client, held):
    typing = {**FRAGMENT, "HX-Trigger": "ask"}
    address = client.get("/search/?q=+夜间+&page=1", headers=typing)["HX-Replace-Url"]
    assert unquote_plus(address) == "/search/?q=夜间"
    assert "HX-Replace-Url" not in client.get("/search/?q=夜间", headers=FRAGMENT)


def test_a_page_names_its_canonical_address(ask, held):
    page = ask("/search/?kind=公告&q=云泽&kind=公告&sort=relevance")
    [canonical] = page.attributes("link", "href", rel="canonical")
    assert unquote_plus(canonical or "") == "http://testserver/search/?q=云泽&kind=公告"


@pytest.mark.usefixtures("db", "index_dir")
def test_where_nothing_is_held_the_page_says_so(ask):
    page = ask("/search/?q=快递")
    assert page.texts("p", class_="notice")[0].startswith("还没有收录公报")
    assert page.texts("summary") == ["高级检索"]


# ---- what the query names ----------------------------------------------------


def test_a_number_is_a_card_above_what_cites_it(ask, held):
    add_document(held[0], "关于云政办发〔2023〕58号的说明", kind="政策解读")
    Issue.objects.update(fingerprint="more")
    bring_level()
    page = ask("/search/?q=云政办发[2023]58&sort=oldest")
    [card] = page.texts("section", class_="named")
    assert card.startswith("云泽市人民政府办公室关于印发夜间经济工作方案的通知")
    assert len(page.texts("article")) == 1
    assert page.texts("p", id="count")[0].startswith("2 份文件")
    assert page.texts("p", class_="citing") == ["提到这个文号的文件"]


@pytest.mark.parametrize("q", ["云政办发[2023]58", "云政办发[2023]58 夜间"])
def test_without_others_that_cite_it_none_are_announced(ask, held, q):
    page = ask(f"/search/?q={q}")
    assert len(page.texts("section", class_="named")) == 1
    assert page.texts("p", class_="citing") == []


def test_a_number_that_is_not_held_says_so(ask, held):
    [card] = ask("/search/?q=云政办发〔2019〕3号").texts("section", class_="named")
    assert card == "云政办发〔2019〕3号 未收录。"


def test_a_number_that_was_withdrawn_says_so_and_leads_to_the_reason(ask, held):
    withdraw_by_staff(Document.objects.get(number="云政办发〔2023〕58号"), "误发。")
    bring_level()
    page = ask("/search/?q=云政办发〔2023〕58号")
    [card] = page.texts("section", class_="named")
    assert card.startswith(
        "云政办发〔2023〕58号 已撤下：云泽市人民政府办公室关于印发夜间经济"
    )
    assert "/d/d12-1/" in page.links("/d/")


def test_a_month_is_offered_as_issue_and_as_filter(ask, held):
    links = ask("/search/?q=2023年12月 夜间").choices()
    assert links["整期浏览"] == "/2023/12/"
    assert links["只在这一期里查“夜间”"] == "/search/?q=夜间&month=2023-12"


# ---- no query, no result ----------------------------------------------------


def test_an_empty_query_gets_a_page_that_explains_itself(ask, held):
    page = ask("/search/")
    assert page.texts("h2")[-2:] == ["最近查过", "检索说明"]
    examples = page.links("/search/?q=")
    assert len(examples) >= 6
    for example in examples:
        assert ask(example).texts("p", id="count") != ["没有找到"], example


def test_an_empty_database_is_searched_without_complaint(ask, db, index_dir):
    assert "检索说明" in ask("/search/").texts("h2")
    assert ask("/search/?q=夜间").texts("p", id="count") == ["没有找到"]


def test_filters_without_words_list_what_they_let_through(ask, held):
    page = ask("/search/?kind=公告")
    assert page.links("/d/") == ["/d/d12-2/", "/d/d10-1/"]
    assert page.texts("p", id="count") == ["2 份文件"]


def test_no_result_offers_other_queries_as_links(ask, held):
    page = ask("/search/?q=“照明 街区”&page=3")
    assert page.choices()["不加引号，按词语查找1 份"] == "/search/?q=照明 街区"


def test_one_plain_word_that_is_not_found_leaves_only_browsing(ask, held):
    page = ask("/search/?q=量子")
    assert page.texts("p", class_="soft") == ["也可以按月浏览已收录的公报。"]
    assert "/months/" in page.links()


# ---- order and pages --------------------------------------------------------


def test_the_order_can_be_chosen(ask, held):
    links = ask("/search/?q=公告&sort=oldest").choices()
    assert links["相关"] == "/search/?q=公告"
    assert links["最新"] == "/search/?q=公告&sort=newest"
    newest, oldest = (
        [
            link.split("?")[0]
            for link in ask(f"/search/?q=公布&sort={sort}").links("/d/")
        ]
        for sort in ("newest", "oldest")
    )
    assert newest[0].startswith("/d/d12-2/")
    assert oldest[0].startswith("/d/d10-1/")


def test_many_results_come_in_pages_that_keep_the_query(ask, held):
    for n in range(45):
        add_document(
            held[0],
            f"关于第{n}座桥的公告",
            number=f"公告〔2023〕{n + 100}号",
            kind="公告",
        )
    Issue.objects.update(fingerprint="changed")
    bring_level()
    page = ask("/search/?q=座桥&page=2&kind=公告")
    links = page.choices()
    assert links["1"] == "/search/?q=座桥&kind=公告"
    assert links["3"] == "/search/?q=座桥&kind=公告&page=3"
    assert page.texts("span", **{"aria-current": "page"}) == ["2"]
    assert len(page.texts("article")) == 20
