"""Being told of new documents: a search is saved, an issue comes, the feed and the page say so.

On a server of its own, since what others see must stay as it is.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import SAMPLE, manage, serving
from tests.browser.test_accessibility import faults

OCTOBER, NOVEMBER, DECEMBER = sorted(SAMPLE.glob("*.txt"))
RULES = "/d/yunzhengbanfa-2023-49/"
_ACCOUNT = (
    "from office.accounts.models import User; "
    "User.objects.create_user('li', password='a-long-word-22', email='li@example.org')"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the folder of a server that holds two months and an account."""
    folder = tmp_path_factory.mktemp("office")
    with serving(folder, OCTOBER, NOVEMBER) as address:
        manage(folder, "shell", "--command", _ACCOUNT)
        yield address, folder


@pytest.fixture
def desk(chromium: Browser, office: tuple[str, Path], scripted: bool) -> Iterator[Page]:
    """A window in which li has signed in."""
    context = chromium.new_context(
        base_url=office[0],
        java_script_enabled=scripted,
        viewport={"width": 1280, "height": 900},
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/sign-in/")
    page.locator("[name=username]").fill("li")
    page.locator("[name=password]").fill("a-long-word-22")
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/")
    yield page
    context.close()


def test_li_is_told_of_a_new_issue(desk: Page, office: tuple[str, Path]):
    desk.goto("/search/?q=公路")
    desk.get_by_role("link", name="收藏检索").click()
    assert faults(desk) == []
    expect(desk.get_by_label("名称")).to_have_value("公路")
    desk.get_by_role("button", name="收藏", exact=True).click()
    desk.get_by_role("button", name="生成订阅源").click()
    expect(desk.get_by_role("status")).to_contain_text("订阅源地址已生成")
    assert faults(desk) == []
    feed = desk.get_by_role("link", name=re.compile(r"\.atom$")).inner_text()
    assert urlopen(feed).read().count(b"<entry>") == 0  # noqa: S310
    manage(office[1], "import_gazette", str(DECEMBER))
    told = urlopen(feed).read().decode()  # noqa: S310
    assert "农村公路养护管理规定" in told
    desk.get_by_role("button", name="作废订阅源").click()
    expect(desk.get_by_role("status")).to_contain_text("已作废")
    desk.get_by_role("button", name="删除").click()
    expect(desk.get_by_text("还没有收藏的检索")).to_be_visible()


@pytest.mark.parametrize("scripted", [True, False], ids=["scripts", "no scripts"])
def test_a_clause_is_kept_with_a_note(desk: Page, office: tuple[str, Path]):
    manage(office[1], "import_gazette", str(DECEMBER))
    desk.goto(f"{RULES}f1-art4-1/")
    star = desk.locator("#f1-art4-1 .star")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    assert desk.url.endswith(f"{RULES}f1-art4-1/")
    desk.goto("/favourites/")
    desk.get_by_label("备注", exact=True).fill("下周开会用")
    desk.get_by_role("button", name="保存备注").click()
    expect(desk.get_by_label("备注", exact=True)).to_have_value("下周开会用")
    desk.get_by_role("link", name=re.compile("农村公路")).first.click()
    expect(desk.locator("#f1-art4-1 .star")).to_have_attribute("aria-pressed", "true")
    desk.goto("/favourites/")
    desk.get_by_role("button", name="取消收藏").click()
    expect(desk.get_by_text("还没有收藏")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_stars_and_lists(
    desk: Page, office: tuple[str, Path], width: int
):
    manage(office[1], "import_gazette", str(DECEMBER))
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(RULES)
    if desk.locator(".letterhead .star").get_attribute("aria-pressed") == "false":
        desk.locator(".letterhead .star").click()
        expect(desk.locator(".letterhead .star")).to_contain_text("已收藏")
    assert faults(desk) == []
    desk.goto("/favourites/")
    assert faults(desk) == []
