"""From a question to a clause, its link, back, and to the month: with scripts and without."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

SEARCH = "检索公报"


def asked(page: Page) -> dict[str, list[str]]:
    """What the address bar asks for."""
    return parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no scripts"])
def test_a_query_leads_to_a_clause_its_link_and_its_month(page: Page, scripted: bool):
    page.goto("/")
    page.get_by_label(SEARCH).fill("应急")
    page.get_by_role("button", name="检索").click()
    count, box = page.get_by_role("status"), page.get_by_label(SEARCH)
    expect(count).to_contain_text("份文件")
    broad = count.inner_text()

    # Results change as one types; without scripts, on Enter.
    box.press("End")
    box.press_sequentially(" 冰冻", delay=20)
    if not scripted:
        box.press("Enter")
    expect(count).not_to_have_text(broad)
    expect(page).to_have_title("应急 冰冻 · 检索 · 公报检索")
    assert asked(page) == {"q": ["应急 冰冻"]}
    narrow = count.inner_text()

    # A filter narrows and stands in the address.
    filters = page.get_by_label("筛选", exact=True)
    filters.get_by_role("link", name="通知").click()
    expect(page.get_by_role("link", name="去掉筛选：通知")).to_be_visible()
    expect(count).not_to_have_text(narrow)
    assert asked(page) == {"q": ["应急 冰冻"], "kind": ["通知"]}
    filtered = count.inner_text()

    # A clause opens by its link, in view, with its words still marked.
    hit = page.locator("a.hit").first
    href = str(hit.get_attribute("href"))
    hit.click()
    here = page.locator(".here")
    expect(here).to_be_in_viewport()
    expect(here.locator("mark").first).to_be_visible()
    assert page.url.endswith(href)

    # Its link is copied; without scripts, it leads to the clause's own address.
    clause = page.url.partition("?")[0]
    link = here.get_by_role("link", name="链接")
    link.click()
    if scripted:
        expect(here.get_by_role("link", name="已复制")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == clause
    else:
        expect(page).to_have_url(clause)
        expect(here).to_be_in_viewport()
        page.go_back()

    # Back restores the filtered results, and once more the unfiltered ones.
    page.go_back()
    expect(count).to_have_text(filtered)
    expect(box).to_have_value("应急 冰冻")
    expect(page.get_by_role("link", name="去掉筛选：通知")).to_be_visible()
    page.go_back()
    expect(count).to_have_text(narrow)
    expect(box).to_have_value("应急 冰冻")
    expect(page.get_by_role("link", name="去掉筛选：通知")).to_have_count(0)
    assert asked(page) == {"q": ["应急 冰冻"]}

    # To the month, its issue, and a document of it.
    page.get_by_role("link", name="按月浏览").click()
    page.get_by_role("link", name="11 月").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2023 年 11 月公报")
    title = page.locator(".lines .title").first
    words = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    expect(page.get_by_text("本期下一份")).to_be_visible()
