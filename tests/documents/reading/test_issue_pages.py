"""Home, months and issues as a browser asks for them."""

from datetime import date

import pytest

from documents.invocation import to_run
from documents.models import Issue
from tests.builders.rows import add_document, add_issue
from tests.markup import page

PLAN = "/d/d12-1/"
CLAUSE = "/d/d12-1/f1-2-1-1/"

# ---- home -------------------------------------------------------------------


def test_home_counts_what_is_held_and_shows_the_latest_issue(client, held):
    home = page(client, "/")
    [counts] = home.texts("p", class_="num")[:1]
    assert "2023 年 10 月至 2023 年 12 月，2 期、5 份文件" in counts
    assert home.texts("span", class_="title")[0].endswith("夜间经济工作方案的通知")
    assert home.texts("h3")[:3] == [
        "云泽市人民政府办公室文件",
        "云泽市人民政府文件",
        "政策解读",
    ]


def test_home_offers_a_number_a_phrase_and_a_person_that_are_held(client, held):
    home = page(client, "/")
    tries = [text for text in home.texts("a") if text]
    assert {"云政办发〔2023〕58号", "“丰富夜间供给”", "林知远"} <= set(tries)


def test_home_of_an_empty_database_says_how_to_add_a_gazette(client, db):
    home = page(client, "/")
    assert home.texts("code") == [to_run("import_gazette 文件")]


def test_home_of_a_single_issue_names_its_month_once(client, db):
    issue = add_issue(2024, 1)
    add_document(
        issue, "云泽市人民政府关于绿化的决定", number="云政发〔2024〕1号", kind="决定"
    )
    response = client.get("/")
    assert "2024 年 1 月，1 期、1 份文件、1 条" in response.content.decode()


# ---- months and issues ------------------------------------------------------


def test_a_month_that_is_not_held_is_told_from_one_that_is(client, held):
    months = page(client, "/months/")
    cells = months.texts("span", class_="month")
    assert "11 月未收录" in cells
    assert months.texts("a", class_="month") == ["10 月1 份文件", "12 月4 份文件"]


def test_a_month_whose_issue_holds_nothing_is_told_from_one_that_is_not_held(
    client, held
):
    add_issue(2023, 11)
    months = page(client, "/months/")
    assert months.texts("a", class_="blank") == ["11 月没有文件"]
    assert "11 月未收录" not in months.texts("span", class_="month")


def test_a_year_says_how_much_of_it_is_held(client, held):
    add_issue(2021, 1)
    assert page(client, "/months/").texts("header")[1:] == [
        "2023 年2 期、5 份",
        "2022 年未收录",
        "2021 年1 期、0 份",
    ]


def test_months_of_an_empty_database_say_that_nothing_is_held(client, db):
    assert "还没有收录公报" in client.get("/months/").content.decode()


def test_an_issue_lists_its_documents_in_printed_order_under_their_groups(client, held):
    issue = page(client, "/2023/12/")
    assert issue.texts("h2") == [
        "云泽市人民政府办公室文件",
        "云泽市人民政府文件",
        "政策解读",
        "人事任免",
    ]
    assert issue.links("/d/") == ["/d/d12-1/", "/d/d12-2/", "/d/d12-3/", "/d/d12-4/"]


def test_an_issue_is_grouped_as_the_gazette_groups_it(client, held):
    documents = Issue.objects.get(month=12).documents
    documents.filter(position__lte=2).update(section="市政府文件")
    shown = page(client, "/2023/12/")
    assert shown.texts("h2") == ["市政府文件", "政策解读", "人事任免"]
    assert shown.links("/d/") == ["/d/d12-1/", "/d/d12-2/", "/d/d12-3/", "/d/d12-4/"]


def test_an_issue_leads_to_the_nearest_held_months_and_mentions_doubts(client, held):
    december = page(client, "/2023/12/")
    assert december.attributes("a", "href", rel="prev") == ["/2023/10/"]
    assert december.attributes("a", "href", rel="next") == []
    assert december.texts("summary") == ["整理时有 1 处存疑，请与纸质公报核对"]
    assert "第 3 页第 40 行：编号不连续" in december.texts("li")
    october = page(client, "/2023/10/")
    assert october.attributes("a", "href", rel="next") == ["/2023/12/"]


def test_an_issue_says_how_many_between_it_and_the_next_are_not_held(client, held):
    [link] = page(client, "/2023/12/").texts("a", rel="prev")
    assert link == "←上一期2023 年 10 月其间 1 期未收录"
    add_issue(2024, 1)
    [link] = page(client, "/2023/12/").texts("a", rel="next")
    assert link == "下一期→2024 年 1 月"


def test_a_month_written_with_one_digit_leads_to_its_one_address(client, db):
    add_issue(2024, 7)
    response = client.get("/2024/7/")
    assert (response.status_code, response["Location"]) == (301, "/2024/07/")


@pytest.mark.parametrize(
    "address", ["/2023/11/", "/2023/13/", "/2023/00/", "/0999/01/"]
)
def test_an_issue_that_is_not_held_is_not_found(client, held, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("/2023/11/", ["/2023/10/", "/2023/12/"]),
        ("/2020/05/", ["/2023/10/"]),
        ("/2024/02/", ["/2023/12/"]),
    ],
)
def test_an_issue_that_is_not_held_is_answered_with_those_around_it(
    client, held, address, offered
):
    not_found = page(client, address, status=404)
    assert not_found.links("/20") == offered
    assert "没有收录 20" in not_found.texts("main")[0]


def test_an_issue_shows_its_number_and_the_day_of_print_where_it_has_them(client, held):
    december, october = "/2023/12/", "/2023/10/"
    Issue.objects.filter(month=12).update(
        number=12, total_number=186, printed_on=date(2023, 12, 31)
    )
    facts = page(client, december).texts("p", class_="soft")[0]
    assert facts.startswith("第 12 期（总第 186 期） · 2023 年 12 月 31 日出版 · ")
    bare = page(client, october).texts("p", class_="soft")[0]
    assert "期" not in bare
    assert "出版" not in bare
