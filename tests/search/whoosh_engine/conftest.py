"""An index of two documents in a folder of the test's own."""

from pathlib import Path

import pytest

from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf
from tests.search.whoosh_engine.small_index import POSTAL, WATER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def held(folder: Path) -> Shelf:
    return Shelf(WhooshEngine(folder)).hold([POSTAL, WATER])
