"""The search page with the keyboard, in place, and without scripts."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

SEARCH = "检索公报"


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# ---- suggestions ----------------------------------------------------------------


def test_initials_lead_to_a_document_by_the_keyboard_alone(page: Page):
    page.goto("/")
    box = page.get_by_role("combobox", name=SEARCH)
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("yzbf 45")
    options = page.get_by_role("option")
    expect(options).to_have_count(1)
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "suggestion-1")
    expect(box).to_have_value("yzbf 45")
    box.press("Enter")
    expect(page).to_have_url(re.compile("/d/yunzhengbanfa-2023-45/$"))


def test_escape_closes_the_list_and_enter_asks_what_was_typed(page: Page):
    page.goto("/")
    box = page.get_by_role("combobox", name=SEARCH)
    box.press_sequentially("养老")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(box).not_to_have_attribute("aria-activedescendant", "suggestion-1")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("养老")
    box.press("Enter")
    expect(page).to_have_title("养老 · 检索 · 公报检索")


def test_a_click_on_a_suggestion_follows_it(page: Page):
    page.goto("/months/")
    page.get_by_role("combobox", name=SEARCH).press_sequentially("2023-11")
    page.get_by_role("option", name="2023年11月公报").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2023 年 11 月公报")


# ---- in place -------------------------------------------------------------------


def test_further_clauses_open_in_place_and_take_the_focus(page: Page):
    page.goto("/search/?q=应急")
    result = page.get_by_role("article").first
    before = result.locator("a.hit").count()
    result.get_by_role("link", name="另有").press("Enter")
    expect(result.locator("a.hit")).not_to_have_count(before)
    expect(result.locator("a.hit").nth(before)).to_be_focused()
    assert asked(page) == {"q": ["应急"]}


def test_marks_survive_the_opening_of_a_clause_among_clauses(page: Page):
    page.goto("/search/?q=应急 冰冻")
    page.get_by_role("link", name="按条款").click()
    expect(page.get_by_role("status")).to_contain_text("处条款，")
    assert asked(page) == {"q": ["应急 冰冻"], "by": ["clause"]}
    page.locator("a.hit").first.click()
    expect(page.locator(".here mark").first).to_be_visible()


# ---- what was looked for lately ----------------------------------------------------


def test_recent_queries_are_kept_here_and_can_be_cleared(page: Page):
    page.goto("/search/?q=养老")
    page.goto("/search/?q=应急")
    page.goto("/")
    recent = page.get_by_role("region", name="最近查过")
    expect(recent.get_by_role("link")).to_have_text(["应急", "养老"])
    recent.get_by_role("link", name="养老").click()
    expect(page).to_have_title("养老 · 检索 · 公报检索")
    page.get_by_label(SEARCH).fill("")
    expect(recent.get_by_role("link")).to_have_text(["养老", "应急"])
    recent.get_by_role("button", name="清除").click()
    expect(recent).to_be_hidden()
    page.goto("/")
    expect(recent).to_be_hidden()


def test_where_storage_is_shut_nothing_is_missed(page: Page):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('shut', 'SecurityError') } })"
    )
    page.goto("/search/?q=养老")
    expect(page.get_by_role("status")).to_contain_text("份文件")
    page.goto("/")
    expect(page.get_by_role("region", name="最近查过")).to_be_hidden()


# ---- without scripts ------------------------------------------------------------


@pytest.mark.parametrize("scripted", [False], ids=["no scripts"])
def test_forms_and_links_do_without_scripts(page: Page, scripted: bool):
    page.goto("/search/")
    page.get_by_text("高级检索").click()
    form = page.get_by_role("form", name="高级检索")
    form.get_by_label("都要有这些词").fill("应急")
    form.get_by_label("不要有这些词").fill("养老")
    form.get_by_role("button", name="查找").click()
    expect(page.get_by_label(SEARCH)).to_have_value("应急 -养老")
    assert asked(page) == {"q": ["应急 -养老"]}

    page.get_by_text("起止月份").click()
    months = page.get_by_role("form", name="起止月份")
    months.get_by_label("从").fill("2023-11")
    months.get_by_role("button").click()
    assert asked(page) == {"q": ["应急 -养老"], "from": ["2023-11"]}
    expect(page.get_by_role("link", name="去掉筛选：2023年11月起")).to_be_visible()

    page.goto("/search/?q=应急")
    page.get_by_role("link", name="另有").first.click()
    expect(page.get_by_role("link", name="返回检索结果")).to_be_visible()
    expect(page.locator("a.hit mark").first).to_be_visible()
    expect(page.get_by_role("region", name="最近查过")).to_have_count(0)
