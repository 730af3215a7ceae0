"""The search page, asked as a browser asks."""

import pytest

from documents.models import Issue
from search.sync import bring_level
from tests.builders.rows import store_sample
from tests.markup import Elements


@pytest.fixture
def held(db: None, index_dir) -> tuple[Issue, Issue]:
    issues = store_sample()
    bring_level()
    return issues


@pytest.fixture
def ask(client):
    """A page of results; keyword arguments are request headers."""

    def ask(address: str, headers: dict[str, str] | None = None) -> Elements:
        response = client.get(address, headers=headers or {})
        assert response.status_code == 200
        return Elements(response.content.decode())

    return ask
