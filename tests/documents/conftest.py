import pytest

from documents.models import Issue
from tests.documents.stock import stock


@pytest.fixture
def held(db: None) -> tuple[Issue, Issue]:
    return stock()
