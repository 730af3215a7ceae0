"""Importing a real issue, where the environment names the folder that holds it."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from documents.importing.files import GazetteFile, read_gazette
from documents.importing.store import Status, store_issue
from documents.models import Clause, ClauseAlias, Document
from documents.parsing import parse_issue
from documents.parsing.types import ParsedDocument, ParsedIssue, ParsedPart

CORPUS = os.environ.get("GAZETTE_CORPUS")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CORPUS, reason="GAZETTE_CORPUS names no folder"),
]


@pytest.fixture(scope="module")
def file() -> GazetteFile:
    return read_gazette(Path(CORPUS or "", "gazette", "jiaxing-2020-12.txt"))


@pytest.fixture(scope="module")
def parsed(file: GazetteFile) -> ParsedIssue:
    return parse_issue(file.text)


def addresses() -> dict[tuple[int, str], str]:
    live = Clause.objects.values_list("document_id", "key", "text")
    formerly = ClauseAlias.objects.values_list("document_id", "old_key", "clause__text")
    return {(number, key): text for number, key, text in [*live, *formerly]}


def without_every_ninth(document: ParsedDocument) -> ParsedDocument:
    """As a parser might read it that loses paragraphs and counts the others wrongly."""

    def thinned(part: ParsedPart) -> ParsedPart:
        left = [p for at, p in enumerate(part.paragraphs) if at % 9 != 4]
        keys = [paragraph.key for paragraph in part.paragraphs]
        return replace(
            part,
            paragraphs=tuple(
                replace(p, key=key) for p, key in zip(left, keys, strict=False)
            ),
        )

    return replace(document, parts=tuple(map(thinned, document.parts)))


def test_it_is_held_whole_and_once(file: GazetteFile, parsed: ParsedIssue) -> None:
    assert store_issue(parsed, file).status is Status.NEW
    before = list(Clause.objects.order_by("pk").values())
    again = store_issue(parsed, file)
    assert (again.status, again.documents) == (Status.UNCHANGED, 13)
    assert list(Clause.objects.order_by("pk").values()) == before
    slugs = Document.objects.values_list("slug", flat=True)
    assert "jiazhengbanfa-2020-70" in slugs
    assert sum(slug.startswith("2020-12-") for slug in slugs) == 4


def test_every_link_outlives_a_better_parse(
    file: GazetteFile, parsed: ParsedIssue
) -> None:
    worse = replace(parsed, documents=tuple(map(without_every_ninth, parsed.documents)))
    store_issue(worse, replace(file, sha256="of an older text"))
    old, rows = addresses(), dict(Clause.objects.values_list("pk", "text"))
    outcome = store_issue(parsed, file)
    assert (outcome.changes.kept, outcome.changes.removed) == (len(rows), 0)
    now = addresses()
    assert {address: now[address] for address in old} == old
    assert rows.items() <= dict(Clause.objects.values_list("pk", "text")).items()
