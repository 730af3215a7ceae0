"""The product as people meet it: its own server, on the bundled sample, in a real Chromium."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    sync_playwright,
)

from bootstrapping.chromium import find_chromium
from tests.browser.site import CHROMIUM_ARGUMENTS, serving


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of the tests' own."""
    with serving(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of this folder. It ends with the last of them: while it runs,
    an event loop does so in this thread, and Django lets no test ask the database beside
    a running loop."""
    path = os.environ.get("GAZETTE_CHROMIUM") or find_chromium()
    if not path:
        pytest.skip("没有可用的 Chromium；装好后用环境变量 GAZETTE_CHROMIUM 指明")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=CHROMIUM_ARGUMENTS
        )
        yield browser
        browser.close()


@pytest.fixture
def scripted() -> bool:
    """Whether the browser runs scripts; a test may say otherwise."""
    return True


@pytest.fixture
def context(chromium: Browser, site: str, scripted: bool) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        base_url=site,
        java_script_enabled=scripted,
        viewport={"width": 1280, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(10_000)
    context.set_default_navigation_timeout(
        30_000
    )  # the first search reads a dictionary
    yield context
    context.close()


# What htmx itself logs as errors when a newer request takes an older one's place.
GIVEN_UP = ("htmx:afterRequest", "htmx:sendAbort")


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A window that must not complain: no script error, no breach of the policy."""
    page = context.new_page()
    complaints: list[str] = []

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(GIVEN_UP):
            complaints.append(said.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []
