"""Staff correct what the parser got wrong, and readers report errors, with and without scripts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.site import SAMPLE, manage, serving
from tests.browser.test_accessibility import faults

DOCUMENT = "/d/yunzhengbanfa-2023-49/"
PASSWORD = "a-long-word-22"
_MAKE = f"""
from office.accounts.models import Grant, User
user = User.objects.create_user("li", password="{PASSWORD}", display_name="李编辑")
Grant.objects.create(user=user, role="editor")
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of one month, with an editor."""
    folder: Path = tmp_path_factory.mktemp("office")
    with serving(folder, SAMPLE / "yunze-2023-12.txt") as address:
        manage(folder, "shell", "--command", _MAKE)
        yield address


@pytest.fixture
def context(chromium: Browser, office: str, scripted: bool) -> Iterator[BrowserContext]:
    made = chromium.new_context(base_url=office, java_script_enabled=scripted)
    made.set_default_timeout(10_000)
    yield made
    made.close()


def sign_in(page: Page) -> None:
    page.goto("/sign-in/?next=/office/queue/")
    page.locator("[name=username]").fill("li")
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("待核对")


def check(page: Page, **size: Any) -> None:
    """axe, at a desk and on a phone, and nothing that runs out of the window."""
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert beyond <= 0, page.url
    page.set_viewport_size({"width": 1280, "height": 900})


def test_an_editor_decides_doubts_by_keys(page: Page):
    sign_in(page)
    check(page)
    page.get_by_role("link", name="从第一处开始核对").click()
    check(page)
    first = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != first)
    second = page.url
    page.keyboard.press("y")
    page.wait_for_url(lambda url: url != second)
    expect(page.get_by_role("status").first).to_contain_text("无误")
    page.keyboard.press("n")
    expect(page.get_by_role("status").first).to_contain_text("已改为")
    page.goto("/office/queue/?state=decided")
    expect(page.locator(".waiting li")).to_have_count(2)
    check(page)


def test_an_editor_corrects_a_clause_in_its_place_and_undoes_it(page: Page):
    sign_in(page)
    page.goto(DOCUMENT)
    clause = page.locator("#f1-art4-2")
    clause.hover()
    clause.get_by_role("link", name="更正").click()
    text = page.locator("#mending textarea")
    expect(text).to_be_focused()
    check(page)
    text.fill("（二）制定技术指南；")
    page.get_by_label("理由").fill("印刷有误")
    page.get_by_role("button", name="保存更正").click()
    expect(clause.locator("p").first).to_have_text("（二）制定技术指南；")
    clause.get_by_text("已更正").click()
    expect(clause).to_contain_text("理由：印刷有误")
    check(page)
    page.goto("/office/corrections/")
    check(page)
    page.get_by_role("button", name="撤销更正").first.click()
    page.goto(DOCUMENT)
    expect(clause.locator("p").first).to_contain_text("质量评定标准")


@pytest.mark.parametrize("scripted", [False])
def test_without_scripts_a_title_and_a_character_are_corrected(page: Page):
    sign_in(page)
    page.goto(DOCUMENT)
    page.get_by_role("link", name="更正标题").click()
    page.get_by_label("标题").fill("关于印发两个公路办法的通知")
    page.get_by_role("button", name="保存更正").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "关于印发两个公路办法的通知"
    )
    page.goto(f"{DOCUMENT}f1-art4-3/")
    page.get_by_role("link", name="更正", exact=True).click()
    page.get_by_text("改回修复过的字符").click()
    page.get_by_role("button", name="改回“曰”").click()
    expect(page.locator("#f1-art4-3")).to_contain_text("养护工作曰")


@pytest.mark.parametrize("scripted", [True, False])
def test_a_reader_reports_an_error_and_staff_answer(page: Page, scripted: bool):
    page.goto(f"{DOCUMENT}f1-art5/")
    page.locator(".tools-here").get_by_role("link", name="纠错").press("Enter")
    if scripted:
        check(page)
    page.get_by_label("哪里有误").fill("金额印错了")
    page.get_by_label("应为").fill("1.5万元")
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("纠错已收到")
    receipt = page.url
    if scripted:
        check(page)
    sign_in(page)
    page.get_by_role("link", name="读者纠错").click()
    page.get_by_role("link", name="金额印错了").first.click()
    if scripted:
        check(page)
    page.get_by_label("不采纳的理由").fill("公报原文如此")
    page.get_by_role("button", name="不采纳").click()
    page.goto(receipt)
    expect(page.get_by_role("main")).to_contain_text("公报原文如此")
