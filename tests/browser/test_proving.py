"""Where a clause comes from: beside the text at a desk, under it on a phone, as it was printed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import serving
from tests.documents.parsing.pdf.printed import MONTHS, sample

RULES = "/n/云政办发〔2023〕49号"
ITEM = "#f1-art4-1"


@pytest.fixture(scope="module")
def printed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that holds an issue which was read from a PDF."""
    pdf = tmp_path_factory.mktemp("pdf") / "公报.pdf"
    pdf.write_bytes(sample(MONTHS[0])[0])
    with serving(tmp_path_factory.mktemp("printed"), pdf) as address:
        yield address


def prove(page: Page, clause: str = ITEM) -> None:
    page.locator(clause).hover()
    page.locator(clause).get_by_role("link", name="出处").click()


def test_the_source_stands_beside_the_text_and_the_text_stays_in_place(page: Page):
    page.goto(RULES)
    clause = page.locator(ITEM)
    clause.hover()
    before = clause.evaluate("element => element.getBoundingClientRect().top")
    prove(page)
    pane = page.get_by_role("complementary", name="原文出处")
    expect(pane).to_be_focused()
    expect(pane.locator(".raw").first).to_contain_text("编制全市农村公路")
    after = clause.evaluate("element => element.getBoundingClientRect().top")
    assert abs(after - before) < 2
    text, source = clause.bounding_box(), pane.bounding_box()
    assert text
    assert source
    assert text["x"] + text["width"] <= source["x"]


def test_the_source_of_another_clause_takes_its_place(page: Page):
    page.goto(RULES)
    prove(page)
    pane = page.get_by_role("complementary", name="原文出处")
    expect(pane.locator(".raw").first).to_contain_text("编制全市农村公路")
    prove(page, "#f1-art4-2")
    expect(pane.locator(".raw").first).to_contain_text("制定养护技术指南")
    expect(pane).to_have_count(1)


@pytest.mark.parametrize("how", ["again", "escape", "button"])
def test_the_source_closes_and_the_link_has_the_focus_again(page: Page, how: str):
    page.goto(RULES)
    prove(page)
    pane = page.get_by_role("complementary", name="原文出处")
    expect(pane).to_be_focused()
    link = page.locator(ITEM).get_by_role("link", name="出处")
    if how == "again":
        link.click()
    elif how == "escape":
        page.keyboard.press("Escape")
    else:
        pane.get_by_role("button", name="关闭").click()
    expect(pane).to_have_count(0)
    expect(link).to_be_focused()
    expect(page.get_by_label("关于本文")).to_be_visible()


def test_the_source_opens_under_the_clause_where_there_is_no_room(page: Page):
    page.set_viewport_size({"width": 800, "height": 900})
    page.goto(RULES)
    prove(page)
    proof = page.locator(f"{ITEM} .proof")
    expect(proof.locator(".raw").first).to_contain_text("编制全市农村公路")
    page.keyboard.press("Escape")
    expect(proof).to_have_count(0)


def test_a_tap_on_a_phone_shows_the_tools_of_a_clause(chromium: Browser, site: str):
    context = chromium.new_context(
        base_url=site,
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    page.goto(RULES)
    clause = page.locator(ITEM)
    tool = clause.get_by_role("button", name="引用")
    expect(tool).to_have_count(0)
    clause.locator("p").tap()
    expect(tool).to_be_in_viewport()
    size = tool.bounding_box()
    assert size
    assert size["height"] >= 44
    clause.locator("p").tap()
    expect(clause.locator(".tools")).to_have_css("height", "0px")
    beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert beyond <= 0
    context.close()


def test_a_repaired_character_leads_to_its_source(page: Page):
    page.goto("/d/yunzhengbanfa-2023-49/?repairs=1")
    page.locator(f"{ITEM} .fix").first.click()
    pane = page.get_by_role("complementary", name="原文出处")
    expect(pane.locator(".raw").first).to_contain_text("编制全市农村公路")


def test_a_pdfs_page_is_shown_with_the_place_of_the_clause(
    chromium: Browser, printed_site: str
):
    context = chromium.new_context(
        base_url=printed_site, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto("/latest/")
    page.locator(".lines .title").first.click()
    page.wait_for_url("**/d/**")  # and until its scripts know of hovering
    clause = page.locator(".clause[data-at]").nth(1)
    clause.hover()
    with page.expect_response("**/pages/*.png") as answer:
        clause.get_by_role("link", name="出处").click()
    assert answer.value.status == 200
    picture = page.get_by_role("img", name="公报第 1 页上的本条")
    expect(picture).to_be_visible()
    frame, place = (
        picture.bounding_box(),
        picture.locator(".place").first.bounding_box(),
    )
    assert frame
    assert place
    assert frame["x"] < place["x"] < frame["x"] + frame["width"]
    assert frame["y"] < place["y"] < frame["y"] + frame["height"]
    page.get_by_role("link", name="看整页").click()
    assert page.url.endswith("/pages/1.png")
    context.close()
