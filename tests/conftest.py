"""What holds for all tests: one seed, and how they are shared out among processes."""

from typing import Any

import pytest

from tests.seeds import SEED
from tests.workers import BROWSERS, ByFile, unit_of


def pytest_report_header() -> str:
    return f"seed: GAZETTE_SEED={SEED}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: unit_of(item.nodeid) != BROWSERS)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)
