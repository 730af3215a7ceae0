"""Pages work in office browsers from Chromium 86 on: nothing newer is used, except what may
be missing without harm."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(
    path
    for app in ("documents", "search")
    for path in (ROOT / app / "static" / app).iterdir()
    if path.suffix in {".css", ".js"} and "htmx" not in path.name
)
NEWER = {
    ".css": {
        "nesting (112)": r"^\s*&|[{;]\s*&",
        ":has() (105)": r":has\(",
        ":is(), :where() (88)": r":(?:is|where)\(",
        "container queries (105)": r"@container|container-type",
        "layers (99)": r"@layer",
        "inset (87)": r"[{;\s]inset(?:-\w+)?:",
        "aspect-ratio (88)": r"aspect-ratio\s*:",
        "viewport units (108)": r"\d[dsl]v[hw]\b",
        "color-mix() (111)": r"color-mix\(",
        "subgrid (117)": r"subgrid",
        "range syntax (104)": r"@media[^{]*[<>]",
        "overflow: clip (90)": r"overflow[-xy]*:\s*clip",
    },
    ".js": {
        ".at() (92)": r"\.at\(",
        "structuredClone (98)": r"structuredClone",
        "Object.hasOwn (93)": r"Object\.hasOwn",
        "findLast, toSorted (97, 110)": r"\.(?:findLast|toSorted|toReversed|with)\(",
        "top-level await (89)": r"^await ",
        "static blocks, private methods (94)": r"static \{|#\w+\(",
        "Array.fromAsync, groupBy": r"fromAsync|groupBy",
        "dialog, popover": r"showModal|showPopover",
    },
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_newer_than_chromium_86_is_needed(path: Path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    used = [
        name
        for name, pattern in NEWER[path.suffix].items()
        if re.search(pattern, text, re.M)
    ]
    assert used == []


def test_the_files_are_found():
    assert {"gazette.css", "document.css", "search.css", "tools.js", "suggest.js"} <= {
        path.name for path in FILES
    }


def test_dual_engine_browsers_are_told_to_use_the_newer_one():
    for page in ("base.html", "500.html", "documents/print.html"):
        text = (ROOT / "templates" / page).read_text(encoding="utf-8")
        assert '<meta name="renderer" content="webkit">' in text
