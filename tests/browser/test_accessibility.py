"""Every page, light and dark, at a desk and on a phone: axe finds nothing (WCAG 2.2 AA)."""

import json
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
)

from tests.browser.site import SAMPLE, manage, serving

RULES = "/d/yunzhengbanfa-2023-49/"
LIST = "/d/2023-12-2023-nian-12-yuefen-shizhengfu-shizhengfu-bangongshi-fawen/"
PAGES = [
    "/",
    "/search/",
    "/search/?q=应急",
    "/search/?q=应急&kind=通知",
    "/search/?q=没有这回事",
    "/search/?q=云政办发〔2023〕49号",
    RULES,
    f"{RULES}?q=公路",
    f"{RULES}?repairs=1",
    f"{RULES}f1-art4-1/",
    f"{RULES}f1-art4-1/source/",
    f"{RULES}print/",
    LIST,
    "/months/",
    "/2023/12/",
    "/series/",
    "/n/云政办发〔2023〕99号",
    "/report/yunzhengbanfa-2023-49/f1-art4-1/",
    "/sign-in/",
    "/units/",
    "/units/市财政局/",
    "/effect/?kind=ends",
    "/appointments/",
    "/d/yunzhengbanfa-2023-49/duties/",
    "/d/yunzhengbanfa-2023-49/citations/",
    "/compare/?new=yunzhengbanfa-2023-49",
    "/compare/yunzhengbanfa-2023-41/yunzhengbanfa-2023-49/",
    "/check/",
    "/api/",
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


@pytest.fixture
def missing(context: BrowserContext) -> Page:
    """A window that may ask for what is not there, of which a browser complains."""
    return context.new_page()


def faults_of_all(page: Page) -> list[str]:
    found = []
    for address in PAGES:
        page.goto(address)
        found += faults(page)
    return found


SCREENS: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_axe_finds_nothing_on_any_page(
    missing: Page, screen: str, scheme: Literal["light", "dark"]
):
    missing.set_viewport_size(SCREENS[screen])
    missing.emulate_media(color_scheme=scheme)
    assert faults_of_all(missing) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_elder_mode(
    context: BrowserContext, missing: Page, site: str, scheme: Literal["light", "dark"]
):
    context.add_cookies([{"name": "display", "value": "elder", "url": site}])
    missing.emulate_media(color_scheme=scheme)
    missing.goto("/")
    expect(missing.locator("html")).to_have_class("elder")
    assert faults_of_all(missing) == []


@pytest.fixture(scope="module")
def withdrawn_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of one month whose rules were withdrawn."""
    folder = tmp_path_factory.mktemp("withdrawn")
    with serving(folder, SAMPLE / "yunze-2023-12.txt") as address:
        manage(folder, "withdraw", "云政办发〔2023〕49号", "--reason", "印刷有误")
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_what_was_withdrawn(
    chromium: Browser, withdrawn_site: str, scheme: Literal["light", "dark"]
):
    page = chromium.new_page(base_url=withdrawn_site, color_scheme=scheme)
    answer = page.goto(RULES)
    assert answer
    assert answer.status == 410
    expect(page.get_by_role("heading", level=1)).to_have_text("文件已撤下")
    expect(page.get_by_text("印刷有误")).to_be_visible()
    assert faults(page) == []
    page.close()


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


# ---- larger text, narrow windows, no motion, a keyboard alone ---------------------

# What shows less than it holds: not what scrolls, is for screen readers or closed, or is
# shortened on purpose where the whole stands elsewhere.
CLIPPED = """
() => [...document.querySelectorAll("body *")].filter(element => {
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || !element.getClientRects().length) return false;
    if (element.closest(".unseen, .toc, .suggestions, .tools, svg, input, details:not([open])")) return false;
    const hides = /hidden|clip/;
    return (hides.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (hides.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map(element => element.outerHTML.slice(0, 120))
"""


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_lost_where_text_is_twice_as_large(missing: Page, width: int):
    """320 pixels are 1280 at 400 %, the narrowest that WCAG 1.4.10 asks for."""
    missing.set_viewport_size({"width": width, "height": 900})
    for address in PAGES:
        missing.goto(address)
        if width > 320:
            missing.evaluate("document.documentElement.style.fontSize = '200%'")
        beyond = missing.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, address
        assert missing.evaluate(CLIPPED) == [], address


def test_nothing_moves_for_who_wants_no_motion(page: Page):
    page.emulate_media(reduced_motion="reduce")
    for address in PAGES[:8]:
        page.goto(address)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(element => {
                const style = getComputedStyle(element);
                return style.transitionDuration !== "0s" || style.animationName !== "none"
                    || style.scrollBehavior === "smooth";
            }).length"""
        )
        assert moving == 0, address


@pytest.mark.parametrize("address", ["/", "/months/", "/2023/12/", RULES])
def test_every_stop_of_the_tab_key_can_be_seen(page: Page, address: str):
    page.goto(address)
    page.evaluate("document.activeElement.blur()")
    seen = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
                const element = document.activeElement, style = getComputedStyle(element);
                const box = element.getBoundingClientRect();
                const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                const parent = getComputedStyle(element.parentElement);
                return [element.outerHTML.slice(0, 90), ring || parent.boxShadow !== "none",
                    box.width > 0 && box.bottom > 0 && box.top < innerHeight
                    && style.opacity !== "0" && parent.opacity !== "0"];
            }"""
        )
        name, has_ring, is_seen = told
        if name.startswith("<body"):
            break  # past the last one
        assert has_ring, name
        assert is_seen, name
        seen.add(name)
    assert len(seen) > 8


def test_every_page_has_its_landmarks_and_one_first_heading(missing: Page):
    for address in PAGES:
        missing.goto(address)
        assert missing.get_by_role("main").count() == 1, address
        first = missing.get_by_role("heading", level=1).count()
        assert first == 1, address
        if not address.endswith("print/"):
            assert missing.get_by_role("banner").count() == 1, address
            assert missing.get_by_role("contentinfo").count() == 1, address
            expect(missing.locator("a.skip")).to_have_attribute("href", "#main")
