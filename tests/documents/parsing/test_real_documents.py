"""Issues made of real documents, one after the other, where the environment names the
folder that holds them: each comes out with the title, number, issuer and date that a
data base gives, and no character is lost.

Where the data base and the text differ, `real_documents.json` says what stands in the
text, and why that is right.
"""

import json
import os
import random
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from documents.parsing import parse_issue, repair_text
from documents.parsing.types import Month, ParsedDocument, ParsedIssue
from tests.documents.parsing.typed import ink, paragraphs_of

CORPUS = os.environ.get("GAZETTE_CORPUS")
FOLDER = Path(CORPUS or "", "real", "gov")
KNOWN = Path(__file__).with_name("real_documents.json")
DOCUMENTS = 40
FIELDS = ("title", "number", "organ", "signed_on")

pytestmark = pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder")

GROUPS = [
    (first, size) for size in (5, 10, DOCUMENTS) for first in range(0, DOCUMENTS, size)
]
in_every_group = pytest.mark.parametrize(("first", "size"), GROUPS)


@cache
def index() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((FOLDER / "index.json").read_text("utf-8"))
    return found


@cache
def stands() -> dict[tuple[str, str], str | None]:
    known = json.loads(KNOWN.read_text("utf-8"))
    return {(one["file"], one["field"]): one["stands"] for one in known}


def text_of(first: int, size: int) -> str:
    files = (entry["file"] for entry in index()[first : first + size])
    return "\f".join((FOLDER / name).read_text("utf-8") for name in files)


@cache
def parse_of(first: int, size: int) -> ParsedIssue:
    return parse_issue(text_of(first, size), month=Month(2019, 1))


def expected(entry: dict[str, Any]) -> tuple[str | None, ...]:
    return tuple(stands().get((entry["file"], f), entry[f]) for f in FIELDS)


def found(document: ParsedDocument) -> tuple[str | None, ...]:
    return (
        document.title,
        str(document.number) if document.number else None,
        document.issuer,
        document.signed_on.isoformat() if document.signed_on else None,
    )


@in_every_group
def test_each_document_has_its_title_number_issuer_and_date(first, size):
    issue = parse_of(first, size)
    entries = index()[first : first + size]
    assert [found(one) for one in issue.documents] == [expected(one) for one in entries]
    assert [one.first_page for one in issue.documents] == list(range(1, size + 1))


def wrapped(text: str, measure: int) -> str:
    """Each line cut where it is full."""
    return "\n".join(
        line[at : at + measure]
        for line in text.split("\n")
        for at in range(0, max(len(line), 1), measure)
    )


@pytest.mark.parametrize("measure", [20, 24, 28, 30, 36, 44])
def test_so_it_has_in_any_order_and_in_lines_of_any_measure(measure):
    entries = random.Random(measure).sample(index(), DOCUMENTS)
    texts = ((FOLDER / entry["file"]).read_text("utf-8") for entry in entries)
    source = "\f".join(wrapped(text, measure) for text in texts)
    issue = parse_issue(source, month=Month(2019, 1))
    assert [found(one) for one in issue.documents] == list(map(expected, entries))


@in_every_group
def test_no_character_is_lost_or_doubled(first, size):
    issue = parse_of(first, size)
    headlines = [
        text
        for one in issue.documents
        for text in (
            one.title,
            str(one.number) if one.number else "",
            *(part.title or "" for part in one.parts),
        )
    ]
    texts = [paragraph.text for paragraph in paragraphs_of(issue)]
    aside = [line.text for line in issue.set_aside]
    went_in = Counter(ink(repair_text(text_of(first, size))))
    assert Counter(ink(*headlines, *texts, *aside)) == went_in


def test_an_order_carries_the_regulations_that_it_issues():
    for at, entry in enumerate(index()):
        if entry["number"].startswith("国令"):
            [order] = parse_of(at, 1).documents
            assert [part.title for part in order.parts] == [None, entry["title"]]


@pytest.mark.parametrize(
    ("first", "size"), [*((first, 1) for first in range(DOCUMENTS)), *GROUPS]
)
def test_clean_documents_are_not_repaired(first, size):
    text = text_of(first, size)
    assert repair_text(text) == text
