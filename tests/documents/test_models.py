"""Rows come with what is asked for and without the text of the issue."""

import pytest

from documents.models import Document, Issue
from tests.builders.rows import store_sample

pytestmark = pytest.mark.django_db


def test_documents_come_with_their_issue_but_not_its_source(django_assert_num_queries):
    store_sample()
    with django_assert_num_queries(1):
        documents = list(Document.objects.with_issue())
        months = {document.issue.slug for document in documents}
    assert months == {"2023-10", "2023-12"}
    assert all(
        document.issue.get_deferred_fields() == {"source"} for document in documents
    )


def test_issues_come_without_their_source():
    store_sample()
    issues = list(Issue.objects.without_source())
    assert len(issues) == 2
    assert all(issue.get_deferred_fields() == {"source"} for issue in issues)
