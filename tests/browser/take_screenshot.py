"""Take README's pictures, on the bundled sample: `python -m tests.browser.take_screenshot [NAME …]`,
all or those named; what staff see is taken signed in."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, sync_playwright

from bootstrapping.chromium import find_chromium
from tests.browser.site import (
    CHROMIUM_ARGUMENTS,
    ROOT,
    SAMPLE,
    make_editor,
    manage,
    serving,
    sign_in,
    working,
)

PICTURES = ROOT / "docs" / "images"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 800}
RULES = "/d/yunzhengbanfa-2023-49/"


def open_source(page: Page) -> None:
    page.hover("#f1-art5")
    page.locator("#f1-art5").get_by_role("link", name="出处").click()
    page.wait_for_selector(".pane")
    page.mouse.move(0, 400)


def open_queue(page: Page) -> None:
    sign_in(page, "/office/queue/")
    page.get_by_role("link", name="从第一处开始核对").click()
    page.wait_for_selector(".decide")


def open_correction(page: Page) -> None:
    page.hover("#f1-art4-2")
    page.locator("#f1-art4-2").get_by_role("link", name="更正").click()
    page.locator("#mending textarea").scroll_into_view_if_needed()
    page.wait_for_timeout(300)


def wait(page: Page) -> None:
    page.wait_for_timeout(300)


# Name, window, address, and what is done there.
SHOTS: tuple[tuple[str, ViewportSize, str, Callable[[Page], None]], ...] = (
    ("search", DESK, "/search/?q=资金 补助&kind=通知", wait),
    ("document", DESK, f"{RULES}f1-art6-2/", wait),
    ("source", DESK, RULES, open_source),
    ("issue", DESK, "/2023/12/", wait),
    ("phone", PHONE, f"{RULES}f1-art6-2/", wait),
    ("queue", DESK, "/", open_queue),
    ("correcting", DESK, f"{RULES}f1-art4-2/", open_correction),
)


PEOPLE = """
from tests.office.staff import staff
from office.accounts.roles import Role
staff('李发布', Role.PUBLISHER)
"""


def take_office(page: Page, folder: Path, address: str) -> None:
    """An upload that changes an issue, as it is reviewed; and the issue's page for staff."""
    manage(folder, "shell", "--verbosity=0", "--command", PEOPLE)
    text = (SAMPLE / "yunze-2023-12.txt").read_text(encoding="utf-8")
    changed = folder / "云泽市公报2023年第12期（更正）.txt"
    changed.write_text(text.replace("补助", "补贴", 3), encoding="utf-8")
    page.goto(f"{address}/sign-in/?next=/office/uploads/")
    page.locator("[name=username]").fill("李发布")
    page.locator("[name=password]").fill("a-long-word-22")
    page.locator("main button").click()
    page.locator("#files").set_input_files(changed)
    page.get_by_role("button", name="上传", exact=True).click()
    with working(folder):
        page.locator(".state.ready").wait_for(timeout=120_000)
    page.locator(".uploads a.title").click()
    wait(page)
    take(page, "review")


def take(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.jpg", type="jpeg", quality=82)


def main(names: list[str]) -> None:
    path = find_chromium()
    if not path:
        sys.exit("没有可用的 Chromium / no Chromium found")
    with (
        TemporaryDirectory() as folder,
        serving(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=path, args=CHROMIUM_ARGUMENTS
        )
        make_editor(Path(folder))
        for name, window, where, act in SHOTS:
            if names and name not in names:
                continue
            page = browser.new_page(
                base_url=address,
                viewport=window,
                is_mobile=window == PHONE,
                has_touch=window == PHONE,
            )
            if act is open_correction:
                sign_in(page, where)
            else:
                page.goto(where)
            act(page)
            take(page, name)
            page.close()
        if not names or "review" in names:
            take_office(browser.new_page(viewport=DESK), Path(folder), address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
