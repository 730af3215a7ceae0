"""The pages of documents and clauses as a browser asks for them."""

import re

import pytest

from documents.models import Clause, Document
from documents.parsing.types import Role
from documents.reading.document_page import HeadingLevels
from tests.builders.rows import Line, add_document
from tests.markup import Elements, page

PLAN = "/d/d12-1/"
CLAUSE = "/d/d12-1/f1-2-1-1/"


# ---- a document -------------------------------------------------------------


def test_a_document_shows_its_header_parts_and_contents(client, held):
    document = page(client, PLAN)
    assert document.texts("p", class_="organ") == ["云泽市人民政府办公室"]
    assert document.texts("p", class_="number") == ["云政办发〔2023〕58号"]
    assert document.texts("h1") == [
        "云泽市人民政府办公室关于印发夜间经济工作方案的通知"
    ]
    assert document.texts("h2")[1:2] == ["云泽市夜间经济工作方案"]
    assert document.attributes("a", "href", class_="part") == ["#f1"]
    contents = document.texts("ul", class_="toc")[0].split()
    assert contents == [
        "附件",
        "云泽市夜间经济工作方案",
        "一、总体要求",
        "二、主要任务",
        "（一）丰富夜间供给",
    ]


def test_a_registration_number_is_shown_where_a_document_has_one(client, held):
    assert "统一登记号" not in page(client, PLAN).texts("dt")
    assert page(client, f"{PLAN}print/").texts("p", class_="number") == [
        "云政办发〔2023〕58号"
    ]
    plan = Document.objects.filter(slug="d12-1")
    plan.update(registration_number="YZFC00-2023-0001")
    document = page(client, PLAN)
    facts = dict(zip(document.texts("dt"), document.texts("dd"), strict=True))
    assert facts["统一登记号"] == "YZFC00-2023-0001"
    [number] = page(client, f"{PLAN}print/").texts("p", class_="number")
    assert number == "云政办发〔2023〕58号统一登记号：YZFC00-2023-0001"


def test_clauses_are_set_by_their_role_and_level(client, held):
    document = page(client, PLAN)
    [addressee] = document.texts("div", class_="addressee")
    assert addressee.startswith("各县")
    assert document.attributes("div", "id", class_="l3") == ["f1-2-1-1"]
    assert document.attributes("div", "id", class_="signature") == ["p4"]
    assert document.texts("h3") == ["一、总体要求", "二、主要任务"]
    assert document.texts("b") == ["（一）丰富夜间供给。", "1.打造特色街区。"]


def test_repairs_are_marked_where_they_are_asked_for(client, held):
    assert not page(client, PLAN).attributes("u", "title", class_="fix")
    [link] = page(client, PLAN).links("?repairs=1")
    shown = page(client, PLAN + link)
    titles = shown.attributes("u", "title", class_="fix")
    assert len(titles) == Clause.objects.filter(document__slug="d12-1").count()
    assert set(titles) == {"原为“袁”"}
    assert "隐藏修复" in shown.texts("a")


def test_repairs_and_marks_are_shown_together(client, held):
    both = client.get(f"{PLAN}?q=各县&repairs=1").content.decode()
    assert '<mark><u class="fix" title="原为“袁”">各</u>县</mark>' in both


def test_repairs_that_nobody_is_sure_of_are_counted_and_told_apart(client, held):
    Clause.objects.filter(document__slug="d12-1", key="p2").update(
        repairs=[[0, "袁", 0.6, 1, 0], [1, "遥", 0.9, 1, 1]]
    )
    shown = page(client, f"{PLAN}?repairs=1")
    titles = shown.attributes("u", "title", class_="fix")
    assert titles[1:3] == ["原为“袁”，可信度 60%，请核对", "原为“遥”，可信度 90%"]
    [told] = shown.texts("p", class_="searched")
    assert "波浪线的 1 处请核对" in told
    assert (
        "请核对"
        not in page(client, "/d/d12-2/?repairs=1").texts("p", class_="searched")[0]
    )


def test_headings_of_skipped_levels_leave_no_gap():
    """一、 then 1. then （一）: outlines are read by level, and a gap is a missing heading."""
    levels = HeadingLevels(below=1)
    depths = [1, 3, 3, 2, 1, 2]
    assert [levels.level(depth) for depth in depths] == [2, 3, 3, 3, 2, 3]


def test_headings_go_no_deeper_than_pages_have():
    levels = HeadingLevels(below=2)
    assert [levels.level(depth) for depth in range(1, 7)] == [3, 4, 5, 6, 6, 6]


def test_every_clause_carries_a_link_to_itself(client, held):
    document = page(client, PLAN)
    links = document.attributes("a", "href", class_="copy")
    assert CLAUSE in links
    assert len(links) == Clause.objects.filter(document__slug="d12-1").count()
    assert all(client.get(link).status_code == 200 for link in links)


def test_a_document_knows_its_place_in_the_issue(client, held):
    document = page(client, "/d/d12-2/")
    assert document.attributes("a", "href", rel="prev") == ["/d/d12-1/"]
    assert document.attributes("a", "href", rel="next") == ["/d/d12-3/"]
    facts = document.texts("dd")
    assert facts == [
        "公告〔2023〕1号",
        "云泽市人民政府",
        "公告",
        "2023-12-05",
        "2023 年 12 月，第 2 页",
        "第 2 份，共 4 份",
        "1 条",
        "修复 1 处，显示修复",
    ]


def test_a_document_without_number_or_organ_goes_by_its_kind(client, held):
    assert page(client, "/d/d12-3/").texts("p", class_="organ") == ["政策解读"]


def test_a_document_names_its_pages_whose_columns_may_go_on_from_another_text(
    client, held
):
    for number in (2, 9):
        held[1].warnings.create(
            page=number, line=0, message=f"第{number}页的分栏接续有另一种可能"
        )
    held[1].warnings.create(page=2, line=7, message="编号不连续")

    facts = page(client, "/d/d12-2/")

    assert facts.texts("a", href="/d/d12-2/p1/source/") == ["第 2 页分栏接续存疑"]


def test_a_document_without_a_doubt_names_none(client, held):
    held[0].warnings.create(page=2, line=0, message="第2页的分栏接续有另一种可能")

    assert "存疑" not in page(client, "/d/d12-2/").texts("dt")


def test_a_long_document_takes_as_many_queries_as_a_short_one(
    client, held, django_assert_num_queries
):
    lines = [Line(f"{n}", f"{n}、事项", f"{n}、", f"{n}、事项") for n in range(1, 120)]
    add_document(
        held[1], "云泽市人民政府关于长文的通知", lines, number="云政发〔2023〕9号"
    )
    client.get("/d/d12-1/")  # the states of all documents are read once
    for address in ("/d/d12-1/", "/d/2023-12-5/"):
        with django_assert_num_queries(12):
            client.get(address)
    with django_assert_num_queries(13):
        client.get("/d/2023-12-5/77/")


@pytest.mark.parametrize(
    ("address", "queries"), [("/", 8), ("/months/", 3), ("/2023/12/", 6)]
)
def test_browsing_takes_a_fixed_number_of_queries(
    client, held, django_assert_num_queries, address, queries
):
    for n in range(20):
        add_document(held[1], f"关于{n}的通知", number=f"云政发〔2023〕{n + 60}号")
    with django_assert_num_queries(queries):
        client.get(address)


def test_numbers_that_print_sets_apart_are_set_apart(client, held):
    lines = [
        Line("ch1", "第一章总则", "第一章", "第一章总则", Role.HEADING),
        Line("art1", "第一条为了规范管理，制定本办法。", "第一条", "第一条为了"),
        Line("1.1", "1.1编制目的", "1.1", "1.1编制目的", Role.HEADING),
        Line("1", "1.加快建设。尽早完成。", "1.", "1.加快建设。"),
    ]
    add_document(held[1], "关于办法的通知", lines)
    document = page(client, "/d/2023-12-5/")
    assert document.texts("b", class_="no") == ["第一章", "第一条", "1.1"]
    assert document.texts("b")[-1] == "1.加快建设。"
    contents = [line.split() for line in document.texts("a") if "　" in line]
    assert contents == [["第一章", "总则"], ["1.1", "编制目的"]]


# ---- a clause ---------------------------------------------------------------


def test_a_clause_is_the_document_with_that_clause_marked_and_in_view(client, held):
    clause = page(client, CLAUSE)
    assert clause.attributes("div", "id", class_="here") == ["f1-2-1-1"]
    assert clause.attributes("div", "autofocus", class_="here") == [""]
    assert clause.attributes("a", "href", class_="to-clause") == ["#f1-2-1-1"]
    assert page(client, PLAN).attributes("div", "id", class_="here") == []


def test_a_clause_gives_the_page_its_title_description_and_address(client, held):
    clause = page(client, f"{CLAUSE}?q=照明")
    assert clause.texts("title") == [
        "附件 二、（一）1. 打造特色街区 · 云泽市人民政府办公室关于印发夜间经济工作方案的通知 · 公报检索"
    ]
    metas = dict(
        zip(
            clause.attributes("meta", "property"),
            clause.attributes("meta", "content"),
            strict=True,
        )
    )
    assert (
        metas["og:description"] == "1.打造特色街区。建成6个<特色>街区，夜间照明达标。"
    )
    assert metas["og:url"] == f"http://testserver{CLAUSE}"
    assert clause.attributes("link", "href", rel="canonical") == [metas["og:url"]]


def test_a_long_clause_is_cut_in_the_title_and_the_description(client, held):
    add_document(held[1], "关于长句的通知", [Line("p1", "长" * 300)])
    clause = page(client, "/d/2023-12-5/p1/")
    assert clause.texts("title")[0].startswith("第1段 " + "长" * 40 + "… ·")
    assert "长" * 120 + "…" in clause.attributes("meta", "content")


def test_words_searched_for_stay_marked_when_a_hit_is_opened(client, held):
    clause = page(client, f"{CLAUSE}?q=夜间")
    marks = clause.texts("mark")
    assert marks
    assert set(marks) == {"夜间"}
    assert clause.texts("p", class_="searched")[0].startswith("已标出“夜间”")


def test_a_phrase_is_marked_across_the_end_of_a_heading(client, held):
    clause = page(client, f"{CLAUSE}?q=“街区建成”")
    assert "".join(clause.texts("mark")) == "街区。建成"


def test_markup_in_the_data_or_the_query_never_becomes_markup(client, held):
    for address in (CLAUSE, f"{CLAUSE}?q=特色", f"{PLAN}?q=<b>特色</b>"):
        clause = client.get(address).content.decode()
        assert "<特色>" not in clause
        assert "<b>特色</b>" not in clause


# ---- every page -------------------------------------------------------------

PAGES = [
    "/",
    "/months/",
    "/2023/12/",
    PLAN,
    f"{CLAUSE}?q=夜间",
    "/n/公告[2023]1号",
    "/nothing/",
]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_a_script_or_a_style_inside_it(client, held, address):
    elements = Elements(client.get(address).content.decode())
    told = elements.texts("script", type="application/ld+json")  # data, not a script
    assert [
        text for text in elements.texts("script") if text not in told and text
    ] == []
    assert elements.texts("style") == []
    named = elements.names()
    assert "main" in dict(named)
    for tag, names in named:
        assert not [name for name in names if re.match(r"on|style$|hx-on", name)], tag


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_its_language_landmarks_and_labels(client, held, address):
    elements = Elements(client.get(address).content.decode())
    assert elements.attributes("html", "lang") == ["zh-CN"]
    assert elements.attributes("meta", "content", name="renderer") == ["webkit"]
    assert len(elements.texts("h1")) == len(elements.texts("main")) == 1
    assert elements.attributes("main", "id") == ["main"]
    assert elements.attributes("a", "href", class_="skip")[0] == "#main"
    assert all(elements.attributes("input", "aria-label"))


def test_robots_may_read_everything_but_searches(client):
    assert client.get("/robots.txt").content.decode().split() == [
        "User-agent:",
        "*",
        "Disallow:",
        "/search/",
        "Disallow:",
        "/compare/",
        "Disallow:",
        "/appointments/",
        "Disallow:",
        "/cited/",
        "Sitemap:",
        "http://testserver/sitemap.xml",
    ]


def test_the_page_for_a_broken_server_stands_on_its_own(client, monkeypatch):
    client.raise_request_exception = False

    def broken() -> None:
        raise RuntimeError

    monkeypatch.setattr("documents.reading.views.held_months", broken)
    response = client.get("/months/")
    assert response.status_code == 500
    assert "服务器没能完成这次请求" in response.content.decode()


def test_a_table_is_set_row_by_row(client, held):
    clause = Clause.objects.filter(document__slug="d12-1").first()
    assert clause
    clause.role, clause.text = Role.TABLE, "序号\t名称\n1\t东塘"
    clause.lead, clause.path = "", None
    clause.save()
    shown = page(client, f"{PLAN}?q=东塘")
    assert shown.texts("th") == ["序号", "名称"]
    assert shown.attributes("th", "scope") == ["col", "col"]
    assert shown.texts("td") == ["1", "东塘"]
    assert len(shown.texts("tr")) == 2
    assert shown.texts("mark") == ["东塘"]
    # It may be wider than a phone: a keyboard scrolls what has the focus.
    assert shown.attributes("div", "tabindex", class_="scroll") == ["0"]
