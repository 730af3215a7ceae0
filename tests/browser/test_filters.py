"""Twenty years of months and forty organs beside the results, at a desk and on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.site import serving_years
from tests.browser.test_accessibility import SCREENS, faults


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving_years(tmp_path_factory.mktemp("years")) as address:
        yield address


def test_a_year_opens_by_the_keyboard_and_keeps_the_focus(page: Page):
    page.goto("/search/?q=供水")
    year = page.locator("summary", has_text="2019年")
    months = page.get_by_role("list", name="2019年").get_by_role("link")
    expect(months).to_have_count(0)
    year.focus()
    year.press("Enter")
    expect(months).to_have_count(13)
    expect(year).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?q=[^&]*$"))
    year.press("Tab")
    expect(months.first).to_be_focused()
    months.first.press("Enter")
    expect(page.get_by_role("link", name="去掉筛选：2019年")).to_be_visible()
    expect(page).to_have_url(re.compile("from=2019-01&to=2019-12$"))
    expect(months).to_have_count(13)


def test_a_month_that_was_fetched_is_chosen_like_any_other(page: Page):
    page.goto("/search/?q=供水")
    page.locator("summary", has_text="2019年").click()
    months = page.get_by_role("list", name="2019年").get_by_role("link")
    months.filter(has_text="7月").click()
    expect(page.get_by_role("status")).to_contain_text("2 份文件")
    expect(months.filter(has_text="7月")).to_have_attribute("aria-current", "true")
    page.locator("summary", has_text=re.compile("^期$")).click()
    page.locator("summary", has_text="2019年").last.click()
    page.get_by_role("link", name="第7期（总第187期）").click()
    expect(page.get_by_role("link", name="去掉筛选：2019年第7期")).to_be_visible()


def test_further_organs_open_in_place(page: Page):
    page.goto("/search/?q=供水")
    more = page.locator("summary", has_text="更多（32）")
    more.click()
    organs = page.get_by_role("list", name="发文机关").last.get_by_role("link")
    expect(organs).to_have_count(32)
    organs.last.click()
    expect(page.locator(".facet a[aria-current]")).to_have_count(1)
    expect(page.locator(".facet a[aria-current]")).to_be_visible()


@pytest.mark.parametrize("scripted", [False], ids=["no scripts"])
def test_without_scripts_a_list_is_a_link_away(page: Page, scripted: bool):
    page.goto("/search/?q=供水")
    page.locator("summary", has_text="2019年").click()
    page.get_by_role("link", name="列出").click()
    months = page.get_by_role("list", name="2019年").get_by_role("link")
    expect(months).to_have_count(13)
    page.locator("summary", has_text="更多（32）").click()
    page.get_by_role("link", name="列出").click()
    expect(
        page.get_by_role("list", name="发文机关").last.get_by_role("link")
    ).to_have_count(32)
    expect(months).to_have_count(13)
    months.filter(has_text="7月").click()
    expect(page.get_by_role("status")).to_contain_text("2 份文件")


SCREENS_AND_A_LAPTOP = {**SCREENS, "laptop": ViewportSize(width=1024, height=768)}


@pytest.mark.parametrize("screen", SCREENS_AND_A_LAPTOP)
def test_open_lists_fit_the_screen_and_axe_finds_nothing(page: Page, screen: str):
    size = SCREENS_AND_A_LAPTOP[screen]
    page.set_viewport_size(size)
    page.goto("/search/?q=供水&open=month-2019&open=issuer&open=issue-2012")
    expect(page.get_by_role("list", name="2012年").get_by_role("link")).to_have_count(
        12
    )
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
    assert faults(page) == []
    page.goto("/search/?q=供水")
    assert faults(page) == []
