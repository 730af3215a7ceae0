"""What the longest document weighs, and when a slow phone shows its first text."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from benchmarks.corpus import gazettes
from bootstrapping.chromium import find_chromium
from documents.models import Document

_RUNS = 5
_SLOWER = 4  # a phone-class processor, as Lighthouse counts it
_PHONE = {"width": 390, "height": 844}
_FIRST_TEXT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("import_gazette", *map(str, gazettes()))
    longest = max(Document.objects.all(), key=lambda document: document.clauses.count())
    address = longest.get_absolute_url()
    page = Client(headers={"host": "localhost"}).get(address).content
    print(
        f"document of {longest.clauses.count()} clauses: {len(page) / 1024:.0f} KB,"
        f" {len(gzip.compress(page)) / 1024:.0f} KB compressed"
    )
    path = os.environ.get("GAZETTE_CHROMIUM") or find_chromium()
    if not path:
        print("first text: not measured, there is no Chromium")
        return
    with _serving() as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        shown = [_first_text(browser, root + address) for _ in range(_RUNS)]
        print(
            f"first text, processor {_SLOWER} times slower: p50 {median(shown):.0f} ms"
        )


def _first_text(browser: Browser, address: str) -> float:
    """Milliseconds from the click to the first text, nothing cached."""
    context = browser.new_context(viewport=_PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint')[0]")
    shown = float(page.evaluate(_FIRST_TEXT))
    context.close()
    return shown


@contextmanager
def _serving() -> Iterator[str]:
    command = [sys.executable, "-m", "gazette_site.serve", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = re.search(r"http://[^\s/]+", server.stdout.readline())
        try:
            if not address:
                raise SystemExit("the server did not start")
            yield address[0]
        finally:
            server.terminate()
