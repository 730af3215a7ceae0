"""The first administrator makes an editor; reading is put behind sign-in: in the browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import SAMPLE, manage, served, serving, told
from tests.browser.test_accessibility import faults

OWN = "Chen-guan-2026-gongbao"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("accounts")


def window(chromium: Browser, address: str, *, scripted: bool = True) -> Page:
    context = chromium.new_context(base_url=address, java_script_enabled=scripted)
    context.set_default_timeout(30_000)
    return context.new_page()


def enter(page: Page, name: str, password: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(password)
    page.locator("main").get_by_role("button", name="登录").click()


def change_password(page: Page, now: str) -> None:
    expect(page.get_by_role("heading", name="修改密码")).to_be_visible()
    page.get_by_label("现在的密码").fill(now)
    page.get_by_label("新密码", exact=True).fill(OWN)
    page.get_by_label("再输一次新密码").fill(OWN)
    page.get_by_role("button", name="修改").click()


@pytest.mark.parametrize("scripted", [True, False])
def test_the_first_administrator_makes_an_editor(
    chromium: Browser, folder: Path, scripted: bool
):
    name = "chen" if scripted else "zhou"
    with serving(folder, SAMPLE / "yunze-2023-12.txt") as address:
        said = told(folder, "make_administrator", name)
        first = re.search(r"初始密码：(\S+)", said)
        assert first
        page = window(chromium, address, scripted=scripted)
        enter(page, name, first[1])
        change_password(page, first[1])
        page.get_by_role("link", name="用户", exact=True).click()
        if scripted:
            assert faults(page) == []
        page.get_by_role("link", name="新建账号").click()
        page.get_by_label("账号").fill(f"li-{name}")
        page.get_by_label("编辑").check()
        page.get_by_role("button", name="新建").click()
        given = page.locator(".secret code").inner_text()
        page.get_by_role("button", name="退出").click()
        enter(page, f"li-{name}", given)
        change_password(page, given)
        tools = page.get_by_role("navigation", name="主导航")
        expect(tools.get_by_role("link", name="待核对")).to_be_visible()
        expect(tools.get_by_role("link", name="用户", exact=True)).to_have_count(0)
        page.context.close()


def test_reading_can_be_put_behind_the_sign_in(
    chromium: Browser, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("GAZETTE_READING", "accounts")
    manage(folder, "migrate", "--verbosity=0")
    first = re.search(r"初始密码：(\S+)", told(folder, "make_administrator", "wu"))
    assert first
    with served(folder) as address:
        page = window(chromium, address)
        page.goto("/months/")
        expect(page.get_by_role("heading", name="登录")).to_be_visible()
        enter(page, "wu", first[1])
        change_password(page, first[1])
        page.goto("/months/")
        expect(page.get_by_role("heading", name="按月浏览")).to_be_visible()
        page.context.close()
