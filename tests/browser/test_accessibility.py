"""Every page, light and dark, at a desk and on a phone: axe finds nothing (WCAG 2.2 AA)."""

import json

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

RULES = "/d/yunzhengbanfa-2023-49/"
PAGES = [
    "/",
    "/search/",
    "/search/?q=应急",
    "/search/?q=应急&kind=通知",
    "/search/?q=没有这回事",
    RULES,
    f"{RULES}?q=公路",
    f"{RULES}f1-art4-1/",
    f"{RULES}f1-art4-1/source/",
    f"{RULES}print/",
    "/months/",
    "/2023/12/",
    "/series/",
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}}


def faults(page: Page) -> list[str]:
    """What axe finds, each with the first element at fault."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{page.url} {fault['id']}: {json.dumps(fault['nodes'][0]['html'])}"
        for fault in found
    ]


def faults_of_all(page: Page) -> list[str]:
    found = []
    for address in PAGES:
        page.goto(address)
        found += faults(page)
    return found


def test_axe_finds_nothing_on_any_page(page: Page):
    assert faults_of_all(page) == []


def test_axe_finds_nothing_in_the_dark_on_a_phone(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    assert faults_of_all(page) == []


def test_axe_finds_nothing_in_elder_mode(
    context: BrowserContext, page: Page, site: str
):
    context.add_cookies([{"name": "display", "value": "elder", "url": site}])
    page.goto("/")
    expect(page.locator("html")).to_have_class("elder")
    assert faults_of_all(page) == []


def test_axe_finds_nothing_where_tools_are_open(page: Page):
    page.goto(RULES)
    clause = page.locator("#f1-art4-1")
    clause.hover()
    clause.get_by_role("link", name="出处").click()
    expect(page.get_by_role("complementary", name="原文出处")).to_be_visible()
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    clause.locator("p").click()
    clause.get_by_role("link", name="出处").click()
    expect(clause.locator(".proof")).to_be_visible()
    assert faults(page) == []
