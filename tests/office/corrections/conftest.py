"""A held issue, and staff who correct it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from django.test import Client

from documents.importing.files import text_file
from documents.importing.store import store_issue
from documents.models import Clause, Document, Issue
from documents.parsing.types import Month, ParsedIssue, ParsedParagraph
from office.accounts.models import Grant, User
from office.accounts.roles import Role
from tests.browser.site import SAMPLE

MONTH = Month(2023, 12)
TEXT = (SAMPLE / "yunze-2023-12.txt").read_text()
SLUG = "yunzhengbanfa-2023-49"


@cache
def parsed(text: str) -> ParsedIssue:
    """As if the text held the document that is corrected and its neighbours, and no others."""
    whole = text_file("yunze.txt", Path("yunze.txt"), text).parse(MONTH)
    [at] = [
        index
        for index, one in enumerate(whole.documents)
        if one.number and (one.number.code, one.number.serial) == ("云政办发", 49)
    ]
    return replace(whole, documents=whole.documents[at - 1 : at + 2])


def read(text: str = TEXT, doubts: Iterable[tuple[str, int]] = ()) -> None:
    """Import the text as if the parser doubted these characters (key, offset) and no others."""
    file = text_file("yunze.txt", Path("yunze.txt"), text)
    store_issue(doubted(parsed(text), frozenset(doubts)), file, replace=True)


def doubted(parsed: ParsedIssue, doubts: frozenset[tuple[str, int]]) -> ParsedIssue:
    return replace(
        parsed,
        documents=tuple(
            replace(
                document,
                parts=tuple(
                    replace(
                        part,
                        paragraphs=tuple(
                            _doubted(each, doubts) for each in part.paragraphs
                        ),
                    )
                    for part in document.parts
                ),
            )
            for document in parsed.documents
        ),
    )


def _doubted(
    paragraph: ParsedParagraph, doubts: frozenset[tuple[str, int]]
) -> ParsedParagraph:
    return replace(
        paragraph,
        repairs=tuple(
            replace(
                one, confidence=0.6 if (paragraph.key, one.offset) in doubts else 0.999
            )
            for one in paragraph.repairs
        ),
    )


@pytest.fixture(autouse=True)
def _index(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index is none of these tests' business."""
    monkeypatch.setattr("office.corrections.acting.call_command", lambda *_, **__: None)


@pytest.fixture
def held() -> Issue:
    read()
    return Issue.objects.get()


def browser(name: str, *roles: Role) -> Client:
    user = User.objects.create_user(name, password="a-long-word-22")
    Grant.objects.bulk_create(Grant(user=user, role=role) for role in roles)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(held: Issue) -> Client:
    return browser("li", Role.EDITOR)


def document() -> Document:
    return Document.objects.get(slug=SLUG)


def clause(key: str) -> Clause:
    return Clause.objects.select_related("document", "part").get(
        document__slug=SLUG, key=key
    )
