"""Take README's pictures, on the bundled sample: `python -m tests.browser.take_screenshot`."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize, sync_playwright

from bootstrapping.chromium import find_chromium
from tests.browser.site import CHROMIUM_ARGUMENTS, ROOT, serving

PICTURES = ROOT / "docs" / "images"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 800}
RULES = "/d/yunzhengbanfa-2023-49/"


def open_source(page: Page) -> None:
    page.hover("#f1-art5")
    page.locator("#f1-art5").get_by_role("link", name="出处").click()
    page.wait_for_selector(".pane")
    page.mouse.move(0, 400)


def wait(page: Page) -> None:
    page.wait_for_timeout(300)


# Name, window, address, and what is done there.
SHOTS: tuple[tuple[str, ViewportSize, str, Callable[[Page], None]], ...] = (
    ("search", DESK, "/search/?q=资金 补助&kind=通知", wait),
    ("document", DESK, f"{RULES}f1-art6-2/", wait),
    ("source", DESK, RULES, open_source),
    ("issue", DESK, "/2023/12/", wait),
    ("phone", PHONE, f"{RULES}f1-art6-2/", wait),
)


def main() -> None:
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
        for name, window, where, act in SHOTS:
            page = browser.new_page(
                viewport=window, is_mobile=window == PHONE, has_touch=window == PHONE
            )
            page.goto(address + where)
            act(page)
            page.screenshot(path=PICTURES / f"{name}.jpg", type="jpeg", quality=82)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
