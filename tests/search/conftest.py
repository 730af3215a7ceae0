from pathlib import Path

import pytest

from search.whoosh_engine.engine import WhooshEngine
from tests.builders.index_entries import Shelf


@pytest.fixture
def index_dir(tmp_path: Path, settings) -> Path:
    """An index folder of the test's own, in the place of the settings' own."""
    folder = tmp_path / "index"
    settings.SEARCH_INDEX_DIR = folder
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(WhooshEngine(tmp_path / "index"))
