"""Quoting and proving: what the tools beside a clause put on the clipboard and on the page."""

import pytest
from playwright.sync_api import Page, expect

RULES = "/n/云政办发〔2023〕49号"  # two attachments, both of articles
TITLE = "《云泽市人民政府办公室关于印发〈云泽市农村公路养护管理规定〉〈云泽市农村公路路长制考核办法〉的通知》（云政办发〔2023〕49号）"
ATTACHMENT = "附件一《云泽市农村公路养护管理规定》"
ITEM = "#f1-art4-1"


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def rules(page: Page) -> Page:
    page.goto(RULES)
    page.locator(ITEM).hover()
    return page


def test_a_citation_is_copied_with_its_link(rules: Page):
    rules.locator(ITEM).get_by_role("button", name="引用").click()
    citation, address = clipboard(rules).split("\n")
    assert citation == f"{TITLE}{ATTACHMENT}第四条第（一）项"
    assert address.endswith("/d/yunzhengbanfa-2023-49/f1-art4-1/")


def test_a_citation_pasted_into_a_text_program_is_a_link(rules: Page):
    rules.evaluate(
        """addEventListener("copy", event => {
            window.html = event.clipboardData.getData("text/html");
        })"""
    )
    rules.locator(ITEM).get_by_role("button", name="引用").click()
    html = str(rules.evaluate("window.html"))
    assert html.startswith('<a href="http')
    assert html.endswith("第四条第（一）项</a>")


def test_the_whole_clause_is_copied_without_the_tools(rules: Page):
    rules.locator(ITEM).get_by_role("button", name="复制条文").click()
    assert clipboard(rules) == "（一）编制全市农村公路养护发展规划；"
    expect(rules.get_by_role("status")).to_have_text("本条条文已复制")


def test_the_link_is_copied(rules: Page):
    rules.locator(ITEM).get_by_role("link", name="链接").click()
    assert clipboard(rules).endswith("/f1-art4-1/")


def test_the_tools_are_reached_by_keyboard(page: Page):
    page.goto(RULES)
    address = page.url
    tools = page.locator(ITEM)
    tools.locator("a.copy").focus()
    page.keyboard.press("ArrowDown")
    expect(tools.get_by_role("button", name="引用")).to_be_focused()
    page.keyboard.press("Enter")
    assert "第四条第（一）项" in clipboard(page)
    for _ in range(3):  # 链接, and from there round to 纠错 and 出处
        page.keyboard.press("ArrowLeft")
    expect(tools.get_by_role("link", name="出处")).to_be_focused()
    assert page.url == address  # ← elsewhere turns to the document before


def test_a_clause_is_one_tab_stop(page: Page):
    page.goto(RULES)
    page.locator(f"{ITEM} a.copy").focus()
    page.keyboard.press("Tab")
    expect(page.locator(f"{ITEM} + .clause a.copy")).to_be_focused()


def test_selected_text_is_quoted_with_its_source(page: Page):
    page.goto(RULES)
    page.locator("#f1-art3 p").evaluate(
        """element => {
            const text = element.lastChild;
            getSelection().setBaseAndExtent(text, 0, text, 6);
        }"""
    )
    page.keyboard.press("Shift")
    page.get_by_role("button", name="复制文字和引用").click()
    quoted, source, address = clipboard(page).split("\n")
    assert quoted == "农村公路养护"
    assert source == f"——{TITLE}{ATTACHMENT}第三条"
    assert address.endswith("/f1-art3/")


def test_marks_are_stepped_through_and_counted(page: Page):
    page.goto(f"{RULES}")
    page.get_by_role("searchbox", name="在本文中查找").fill("桥梁")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text("第 1 处")
    expect(page.locator("mark.at")).to_be_in_viewport()
    page.get_by_role("button", name="下一处").click()
    expect(page.get_by_role("status")).to_contain_text("第 2 处")
    page.keyboard.press("F3")
    expect(page.locator("mark.at")).to_be_in_viewport()
    expect(page.get_by_role("status")).to_contain_text("第 3 处")
    page.keyboard.press("Shift+F3")
    expect(page.get_by_role("status")).to_contain_text("第 2 处")


def test_what_is_looked_for_in_a_document_is_not_asked_of_the_whole_site(page: Page):
    page.goto(RULES)
    page.get_by_role("searchbox", name="在本文中查找").fill("桥梁")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_contain_text("处")
    expect(page.get_by_label("检索公报")).to_have_value("")
    expect(page.get_by_role("searchbox", name="在本文中查找")).to_have_value("桥梁")


FLAVOURS = """
async () => {
    const [item] = await navigator.clipboard.read();
    const told = {};
    for (const type of item.types) told[type] = await (await item.getType(type)).text();
    return told;
}
"""


def test_the_clipboard_holds_text_for_mail_and_a_link_for_documents(rules: Page):
    rules.locator(ITEM).get_by_role("button", name="引用").click()
    told = rules.evaluate(FLAVOURS)
    address = f"{rules.url.split('/d/')[0]}/d/yunzhengbanfa-2023-49/f1-art4-1/"
    assert told["text/plain"] == f"{TITLE}{ATTACHMENT}第四条第（一）项\n{address}"
    assert f'href="{address}"' in told["text/html"]
    assert f">{TITLE}{ATTACHMENT}第四条第（一）项</a>" in told["text/html"]


def test_what_is_selected_is_quoted_for_documents_too(page: Page):
    page.goto(RULES)
    page.locator("#f1-art3 p").select_text()
    page.keyboard.press("Shift")
    page.get_by_role("button", name="复制文字和引用").click()
    told = page.evaluate(FLAVOURS)
    assert "<blockquote" in told["text/html"]
    assert f">{TITLE}{ATTACHMENT}第三条</a>" in told["text/html"]
    for name in ("复制引用", "复制链接"):
        page.locator("#f1-art3 p").select_text()
        page.keyboard.press("Shift")
        page.get_by_role("button", name=name, exact=True).last.click()
        assert clipboard(page).endswith("/f1-art3/")


@pytest.mark.parametrize("scripted", [False], ids=["no scripts"])
def test_a_clause_page_has_it_all_without_scripts(page: Page, scripted: bool):
    page.goto("/d/yunzhengbanfa-2023-49/f1-art4-1/")
    here = page.get_by_label("本条", exact=True)
    expect(here).to_contain_text(f"{TITLE}{ATTACHMENT}第四条第（一）项")
    here.get_by_role("link", name="原文出处").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("原文出处")
    expect(page.locator(".raw").first).to_contain_text("编制全市农村公路")
    page.go_back()
    here.locator("summary", has_text="二维码").click()
    code = here.get_by_role("img", name="本条网址的二维码")
    expect(code).to_be_visible()
    assert str(code.get_attribute("src")).endswith("/qr.svg")


def test_elder_mode_sets_text_of_eighteen_points_and_more(page: Page):
    page.goto(RULES)
    page.get_by_role("link", name="长者模式").click()
    size = page.locator(f"{ITEM} p").evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) >= 24
    page.get_by_role("link", name="退出长者模式").click()
    size = page.locator(f"{ITEM} p").evaluate("e => getComputedStyle(e).fontSize")
    assert float(size.removesuffix("px")) < 24
