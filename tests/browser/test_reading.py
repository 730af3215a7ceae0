"""Reading: the contents follow, phones fold, narrow screens fit, paper holds the text."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

LONG = "/n/云政办发〔2023〕45号"  # two attachments, over a hundred clauses
PAGES = ["/", "/search/", "/search/?q=应急", LONG, "/series/", "/months/", "/2023/11/"]


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_the_contents_follow_the_reading_position(page: Page):
    page.goto(LONG)
    contents = page.get_by_label("目录", exact=True)
    heading = page.locator(".part").last.locator(".l1 h3").nth(2)
    heading.evaluate("element => element.scrollIntoView({block: 'start'})")
    current = contents.locator("[aria-current]")
    anchor = heading.evaluate("element => element.parentElement.id")
    expect(current).to_have_attribute("href", f"#{anchor}")
    expect(current).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(contents.locator("a").first).to_have_attribute("aria-current", "true")


def test_a_line_of_the_contents_leads_to_its_clause(page: Page):
    page.goto(LONG)
    line = page.get_by_label("目录", exact=True).locator("a:visible").nth(3)
    href = str(line.get_attribute("href"))
    line.click()
    expect(page.locator(f"[id='{href[1:]}']")).to_be_in_viewport()


def test_the_last_line_leads_there_past_all_that_was_not_laid_out_yet(page: Page):
    page.goto(LONG)
    line = page.get_by_label("目录", exact=True).locator("a:visible").last
    href = str(line.get_attribute("href"))
    line.click()
    target = page.locator(f"[id='{href[1:]}']")
    expect(target).to_be_in_viewport()
    expect(line).to_have_attribute("aria-current", "true")
    # And the window stays there while what is around it is laid out.
    page.wait_for_timeout(300)
    expect(target).to_be_in_viewport()


def test_a_long_document_weighs_less_than_150_kb_without_pictures(page: Page):
    page.goto(LONG)
    weight = page.evaluate(
        """() => [...performance.getEntriesByType("navigation"),
                  ...performance.getEntriesByType("resource")]
            .filter(entry => !/\\.(svg|png)$/.test(entry.name))
            .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""
    )
    assert 20_000 < weight < 150 * 1024


@pytest.mark.parametrize("width", [390, 1024])
def test_find_download_and_citation_are_reached_from_under_the_title(
    page: Page, width: int
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(LONG)
    bar = page.get_by_role("navigation", name="本文工具")
    expect(bar).to_be_in_viewport()
    bar.get_by_role("link", name="打印与下载").click()
    expect(page.get_by_role("link", name="Word")).to_be_in_viewport()
    page.goto(LONG)
    bar.get_by_role("link", name="查找").click()
    expect(page.get_by_role("searchbox", name="在本文中查找")).to_be_in_viewport()


def test_at_a_desk_the_tools_stand_beside_the_text(page: Page):
    page.goto(LONG)
    expect(page.get_by_role("navigation", name="本文工具")).to_be_hidden()


def test_elder_mode_shows_the_text_first_and_the_contents_folded(page: Page):
    page.goto(f"{LONG}")
    page.get_by_role("link", name="长者模式").click()
    expect(page.locator("h1")).to_be_in_viewport()
    line = page.get_by_label("目录", exact=True).locator("a").first
    expect(line).to_be_hidden()
    page.locator("summary", has_text="目录").click()
    expect(line).to_be_visible()


def test_the_contents_fold_on_a_phone(phone: Page):
    phone.goto(LONG)
    line = phone.get_by_label("目录", exact=True).locator("a").first
    expect(line).to_be_hidden()
    phone.locator("summary", has_text="目录").click()
    expect(line).to_be_visible()


def test_filters_fold_into_one_line_on_a_phone(phone: Page):
    phone.goto("/search/?q=应急")
    filters = phone.get_by_label("筛选", exact=True)
    notice = filters.get_by_role("link", name="通知")
    expect(notice).to_be_hidden()
    phone.locator("summary", has_text="筛选").click()
    notice.click()
    expect(phone.locator("summary", has_text="筛选（1）")).to_be_visible()
    expect(notice).to_be_hidden()


@pytest.mark.parametrize("scripted", [False], ids=["no scripts"])
def test_folds_open_without_scripts(phone: Page, scripted: bool):
    phone.goto("/search/?q=应急")
    phone.locator("summary", has_text="筛选").click()
    filters = phone.get_by_label("筛选", exact=True)
    expect(filters.get_by_role("link", name="通知")).to_be_visible()


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowRight"])
def test_arrow_keys_lead_to_the_issue_before_and_after(page: Page, key: str):
    page.goto("/2023/11/")
    page.get_by_role("link", name="跳到正文").focus()
    page.keyboard.press(key)
    month = {"ArrowLeft": 10, "ArrowRight": 12}[key]
    expect(page).to_have_url(re.compile(f"/2023/{month}/$"))


def test_arrow_keys_stay_in_a_box_that_one_types_in(page: Page):
    page.goto("/2023/11/")
    box = page.get_by_label("检索公报")
    box.fill("应急")
    box.press("ArrowLeft")
    expect(page).to_have_url(re.compile("/2023/11/$"))


@pytest.mark.parametrize("width", [360, 390, 768, 1024, 1440, 1920])
def test_no_page_is_wider_than_its_window(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(address)
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, address


def test_a_link_is_copied_where_the_browser_has_no_clipboard(page: Page):
    """Pages that come over plain http from another machine are not given one."""
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page.goto(LONG)
    page.evaluate("addEventListener('copy', () => { window.copied = true })")
    link = page.locator("a.copy").nth(5)
    link.focus()
    page.keyboard.press("Enter")
    expect(link).to_have_text("已复制")
    assert page.evaluate("window.copied")


def test_the_skip_link_is_first_and_leads_past_the_masthead(page: Page):
    page.goto(LONG)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    assert page.url.endswith("#main")


def test_paper_holds_the_text_and_its_address_and_nothing_of_the_site(
    context: BrowserContext, page: Page
):
    page.goto(LONG)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text(f"本文网址：{page.url}")).to_be_visible()
    for label in ("主导航", "目录", "关于本文", "本期相邻文件"):
        expect(page.get_by_label(label, exact=True)).to_be_hidden()
