"""Take README's picture of the search page: `python -m tests.browser.take_screenshot`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from bootstrapping.chromium import find_chromium
from tests.browser.site import CHROMIUM_ARGUMENTS, ROOT, serving

PICTURE = ROOT / "docs" / "images" / "search.png"
QUERY = "/search/?q=资金 补助&kind=通知"


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
        page = browser.new_page(viewport={"width": 1440, "height": 960})
        page.goto(address + QUERY)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
