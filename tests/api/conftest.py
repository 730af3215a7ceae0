from typing import Any

import pytest
from django.test import Client

from documents.models import Issue
from tests.builders.rows import store_sample


@pytest.fixture
def held(db: None) -> tuple[Issue, Issue]:
    return store_sample()


def get(client: Client, asked: str, status: int = 200) -> Any:
    """The answer to a request under /api/v1/, which has to have this status."""
    answer = client.get(f"/api/v1/{asked}")
    assert answer.status_code == status, answer.content
    return answer.json()
