"""Size of the longest document's page, server time of pages, and how fast a slow phone
shows and scrolls them."""

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from time import process_time

from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from benchmarks.corpus import gazettes
from bootstrapping.chromium import find_chromium
from documents.models import Document

_RUNS = 5
_ASKED = 40
_SLOWER = 4  # a phone-class processor, as Lighthouse counts it
_PHONE = {"width": 390, "height": 844}
_FIRST_TEXT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# Everything that the page consists of but pictures, as it is once unpacked.
_WEIGHT = """
[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .filter(entry => !/\\.(svg|png)$/.test(entry.name))
    .reduce((sum, entry) => sum + entry.decodedBodySize, 0)
"""
# From top to bottom, a screen in ten frames; what is longest between two frames, of twenty.
_SCROLL = """
new Promise(done => {
    const gaps = [];
    let last = performance.now();
    function step(now) {
        gaps.push(now - last);
        last = now;
        scrollBy(0, innerHeight / 10);
        if (scrollY + innerHeight < document.documentElement.scrollHeight - 2 && gaps.length < 600) {
            requestAnimationFrame(step);
        } else {
            gaps.sort((one, other) => one - other);
            done(gaps[Math.floor(gaps.length * .95)]);
        }
    }
    requestAnimationFrame(step);
})
"""


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("import_gazette", *map(str, gazettes()))
    longest = max(Document.objects.all(), key=lambda document: document.clauses.count())
    address = longest.get_absolute_url()
    client = Client(headers={"host": "localhost"})
    page = client.get(address).content
    print(
        f"document of {longest.clauses.count()} clauses: {len(page) / 1024:.0f} KB,"
        f" {len(gzip.compress(page)) / 1024:.0f} KB compressed"
    )
    issue = longest.issue.get_absolute_url()
    for name, asked in (
        ("document", address),
        ("document with repairs", f"{address}?repairs=1"),
        ("printed sheet", f"{address}print/"),
        ("issue", issue),
        ("months", "/months/"),
        ("home", "/"),
        ("series", "/series/"),
    ):
        print(f"{name}, processor time at the server: {_cost(client, asked)}")
    path = os.environ.get("GAZETTE_CHROMIUM") or find_chromium()
    if not path:
        print("first text: not measured, there is no Chromium")
        return
    with _serving() as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        told = [_seen(browser, root + address) for _ in range(_RUNS)]
        shown, weights, gaps = zip(*told, strict=True)
        print(f"with styles and scripts: {weights[0] / 1024:.0f} KB")
        print(
            f"processor {_SLOWER} times slower: first text p50 {median(shown):.0f} ms,"
            f" least {min(shown):.0f} ms; scrolling, 95 of 100 frames within"
            f" {median(gaps):.0f} ms"
        )
        busy, *_ = os.getloadavg()
        print(f"load of the machine meanwhile: {busy:.1f}")


def _cost(client: Client, address: str) -> str:
    client.get(address)
    spent = []
    for _ in range(_ASKED):
        start = process_time()
        client.get(address)
        spent.append((process_time() - start) * 1000)
    spent.sort()
    return f"p50 {median(spent):.1f} ms, p95 {spent[int(_ASKED * 0.95)]:.1f} ms"


def _seen(browser: Browser, address: str) -> tuple[float, float, float]:
    """Milliseconds from the click to the first text, nothing cached; bytes; milliseconds
    between frames."""
    context = browser.new_context(viewport=_PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint')[0]")
    told = (page.evaluate(script) for script in (_FIRST_TEXT, _WEIGHT, _SCROLL))
    shown, weight, gap = map(float, told)
    context.close()
    return shown, weight, gap


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
