import pytest

from documents.models import Issue
from tests.builders.rows import store_sample


@pytest.fixture
def held(db: None) -> tuple[Issue, Issue]:
    return store_sample()
