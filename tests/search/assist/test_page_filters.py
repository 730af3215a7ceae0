"""The filters beside the results of the search page."""

from urllib.parse import unquote_plus

import pytest

from documents.models import Issue
from search.sync import bring_level
from tests.builders.archive import store_archive
from tests.builders.rows import add_document, add_issue

FRAGMENT = {"HX-Request": "true"}


# ---- filters ----------------------------------------------------------------


def test_choosing_a_value_keeps_the_query_and_adds_to_its_field(ask, held):
    page = ask("/search/?q=云泽&kind=公告&page=2")
    links = page.choices()
    assert links["政策解读1"] == "/search/?q=云泽&kind=公告&kind=政策解读"
    assert links["公告2"] == "/search/?q=云泽"
    assert links["2023年12月1"] == "/search/?q=云泽&month=2023-12&kind=公告"


def test_a_filter_in_force_is_a_chip_that_drops_it(ask, held):
    page = ask("/search/?q=云泽&kind=公告&month=2023-12")
    assert "去掉筛选：公告" in page.attributes("a", "aria-label")
    assert page.texts("summary")[0] == "筛选（2）"
    assert page.choices()["公告 ✕"] == "/search/?q=云泽&month=2023-12"


def test_typing_on_keeps_filters_and_order(ask, held):
    page = ask("/search/?q=云泽&kind=公告&month=2023-12&sort=newest")
    kept = zip(
        page.attributes("input", "name", form="ask"),
        page.attributes("input", "value", form="ask"),
        strict=True,
    )
    assert [*kept] == [("month", "2023-12"), ("kind", "公告"), ("sort", "newest")]


def test_a_value_that_nobody_has_can_still_be_dropped(ask, held):
    page = ask("/search/?q=云泽&kind=<i>")
    assert page.choices()["<i> ✕"] == "/search/?q=云泽"


# ---- ranges and issues ----------------------------------------------------------


def test_a_range_narrows_what_the_months_count_and_is_a_chip(ask, held):
    page = ask("/search/?q=云泽&from=2023-11")
    assert "2023年10月" not in " ".join(page.choices())
    assert page.choices()["2023年11月起 ✕"] == "/search/?q=云泽"


def test_dates_of_issue_are_a_range_of_their_own_beside_the_months(ask, held):
    asked = "/search/?q=云泽&signed_from=2023-10-01&signed_to=2023-11-30"
    page = ask(asked)
    found = page.texts("time")
    assert found
    assert all("2023-10-01" <= day <= "2023-11-30" for day in found)
    assert len(found) < len(ask("/search/?q=云泽").texts("time"))
    assert page.choices()["成文2023-10-01至2023-11-30 ✕"] == "/search/?q=云泽"
    days = page.attributes("input", "value", type="date")
    assert days == ["2023-10-01", "2023-11-30"]
    assert len(ask(f"{asked}&kind=公告").texts("time")) <= len(found)


def test_a_range_of_dates_that_lets_nothing_through_offers_to_be_dropped(ask, held):
    page = ask("/search/?q=夜间&signed_to=2001-01-01")
    assert page.choices()["去掉全部筛选条件2 份"] == "/search/?q=夜间"
    page = ask("/search/?q=夜间&signed_to=2001-01-01&kind=通知")
    [label] = [one for one in page.choices() if one.startswith("不限成文日期")]
    assert page.choices()[label] == "/search/?q=夜间&kind=通知"


def test_an_issue_is_a_filter_by_its_printed_number(ask, held):
    Issue.objects.filter(month=12).update(number=12, total_number=88)
    page = ask("/search/?q=云泽&month=2023-10")
    assert "2023年第12期" not in " ".join(page.choices())
    label = "2023年第12期（总第88期）1"
    assert label not in ask("/search/?q=夜间 照明").choices()
    for where in (
        "/search/?q=夜间 照明&open=issue",
        "/search/filter/issue/?q=夜间 照明",
    ):
        page = ask(where, FRAGMENT)
        assert page.choices()[label] == "/search/?q=夜间 照明&issue=2023-12"


# ---- folded filters --------------------------------------------------------------


@pytest.fixture
def years_held(db: None, index_dir) -> None:
    """Twenty years of months, of forty organs and eight kinds."""
    store_archive((f"关于供水的决定（{n}）", ["保障供水。"]) for n in range(480))
    bring_level()


def test_months_fold_into_years_that_are_fetched_as_they_are_opened(ask, years_held):
    page = ask("/search/?q=供水")
    months = [one for one in page.texts("summary") if "年" in one]
    assert len(months) == 20
    assert page.attributes("p", "hx-get", class_="small")[0] == (
        "/search/filter/month-2023/?q=%E4%BE%9B%E6%B0%B4"
    )
    assert "month=2019" not in "".join(page.links())
    fetched = ask("/search/filter/month-2019/?q=供水", FRAGMENT)
    assert fetched.texts("html") == []
    months = [*fetched.choices()]
    assert len(months) == 13
    assert fetched.choices()["全年24"] == "/search/?q=供水&from=2019-01&to=2019-12"
    assert fetched.choices()["7月2"] == "/search/?q=供水&month=2019-07"


def test_without_scripts_a_link_leads_to_the_page_with_the_list_open(ask, years_held):
    page = ask("/search/?q=供水")
    [link] = [one for one in page.links() if "open=month-2019" in one]
    opened = ask(link.partition("#")[0])
    months = [one for one in opened.links() if "&month=2019-" in one]
    assert len(months) == 12
    assert opened.attributes("details", "open", class_="fold") == [""]
    assert opened.attributes("h2", "id", id="by-month") == ["by-month"]


def test_organs_beyond_the_first_are_fetched(ask, years_held):
    asked = "?q=供水&issuer=云泽区审计局"
    shown = ask(f"/search/{asked}")
    assert "更多（31）" in shown.texts("summary")
    fetched = ask(f"/search/filter/issuer/{asked}", FRAGMENT)
    organs = {label for label in fetched.choices() if label.startswith("云泽")}
    assert len(organs) == 31
    here = {label for label in shown.choices() if label.startswith("云泽")}
    assert "云泽区审计局10" in here
    assert not organs & here


def test_a_list_opened_by_its_address_is_the_page_with_it_open(client, years_held):
    sent = client.get("/search/filter/issuer/?q=供水")
    assert unquote_plus(sent["Location"]) == "/search/?q=供水&open=issuer#by-issuer"


def test_a_year_chosen_as_a_whole_is_one_chip(ask, years_held):
    page = ask("/search/?q=供水&from=2019-01&to=2019-12")
    assert page.choices()["2019年 ✕"] == "/search/?q=供水"
    assert page.choices()["全年24"] == "/search/?q=供水"


@pytest.mark.parametrize(
    "address", ["/search/", "/search/?q=供水", "/search/?q=供水&by=clause&page=3"]
)
@pytest.mark.parametrize("headers", [{}, FRAGMENT])
def test_a_page_takes_seven_queries_at_most_however_much_is_held(
    client, years_held, django_assert_max_num_queries, address, headers
):
    client.get(address)
    with django_assert_max_num_queries(7):
        client.get(address, headers=headers)


def test_clauses_can_be_listed_alone(ask, held):
    page = ask("/search/?q=夜间&by=clause")
    assert page.texts("p", id="count")[0].endswith(" 份文件")
    assert len(page.texts("article")) == len(page.texts("a", class_="hit")) > 2
    assert page.choices()["按文件"] == "/search/?q=夜间"


def test_markup_in_a_query_never_becomes_markup(client, held):
    page = client.get("/search/?q=<b>夜间</b>").content.decode()
    assert "<b>夜间" not in page


def test_the_page_says_when_the_index_is_behind(ask, held):
    assert ask("/search/?q=夜间").texts("p", class_="notice") == []
    add_document(add_issue(2024, 1), "关于供水的通知")
    [notice] = ask("/search/?q=夜间").texts("p", class_="notice")
    assert notice.startswith("索引正在更新")
