from collections.abc import Callable

import pytest

from documents.exporting import Export, document_export, issue_export
from documents.models import Document, Issue
from documents.parsing.types import Role


def absolute(address: str) -> str:
    return f"https://gongbao.example{address}"


@pytest.fixture
def plan(held: tuple[Issue, Issue]) -> Export:
    return document_export(Document.objects.get(slug="d12-1"), absolute)


@pytest.fixture
def registered(held: tuple[Issue, Issue]) -> Export:
    """The plan, with a registration number."""
    plan = Document.objects.filter(slug="d12-1")
    plan.update(registration_number="YZFC00-2023-0001")
    return document_export(plan.get(), absolute)


@pytest.fixture
def december(held: tuple[Issue, Issue]) -> Export:
    return issue_export(held[1], absolute)


@pytest.fixture
def with_clause(held: tuple[Issue, Issue]) -> Callable[[str], Export]:
    """The plan, with another text in its first paragraph."""

    def changed(text: str) -> Export:
        document = Document.objects.get(slug="d12-1")
        document.clauses.filter(key="p2").update(text=text)
        return document_export(document, absolute)

    return changed


@pytest.fixture
def with_table(held: tuple[Issue, Issue]) -> Export:
    """The plan, with a table for its first paragraph."""
    document = Document.objects.get(slug="d12-1")
    text = "序号\t名称\n1\t东塘|街"
    document.clauses.filter(key="p2").update(text=text, role=Role.TABLE)
    return document_export(document, absolute)
