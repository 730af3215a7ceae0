"""What holds for all tests: one seed, how they are shared out among processes, the log."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase

from office.audit.triggers import stop_watching
from tests.seeds import SEED
from tests.workers import BROWSERS, ByFile, unit_of


def pytest_report_header() -> str:
    return f"seed: GAZETTE_SEED={SEED}"


@pytest.fixture(autouse=True, scope="session")
def _tables_are_emptied_after_tests() -> Iterator[None]:
    """The audit log refuses to be emptied, as it has to be after a test whose transactions end;
    what Django does next puts its triggers back."""
    empty = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def without_triggers(self: TransactionTestCase) -> None:
        if connection.vendor == "sqlite":
            stop_watching([(None, False)])
        empty(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: unit_of(item.nodeid) != BROWSERS)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)
