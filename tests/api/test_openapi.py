"""What the description promises is what is answered, whatever is asked (schemathesis)."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from gazette_site.wsgi import application
from search.sync import bring_level
from tests.api.conftest import held  # noqa: F401 - a fixture
from tests.search.conftest import index_dir  # noqa: F401 - a fixture

_CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture
def described(held, index_dir):  # noqa: F811
    """The interface as it describes itself; requests keep the test's transaction."""
    bring_level()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_answer_is_as_described(described):
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) == 10
    for operation in operations:
        _ask(operation)


def _ask(operation):
    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case):
        case.call_and_validate(checks=_CHECKS, headers={"Accept-Encoding": "identity"})

    ask()
