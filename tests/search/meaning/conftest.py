from pathlib import Path

import pytest

from search.meaning.embedder import embedder
from search.meaning.vector_file import VectorFile
from tests.search.meaning.small_embedder import SmallEmbedder


@pytest.fixture
def model(settings, tmp_path: Path) -> SmallEmbedder:
    """The embedder of the settings, its vectors in a folder of the test's own."""
    settings.SEARCH_EMBEDDER = "tests.search.meaning.small_embedder.SmallEmbedder"
    settings.SEARCH_VECTORS_DIR = tmp_path / "vectors"
    found = embedder()
    assert isinstance(found, SmallEmbedder)
    found.asked.clear()
    return found


@pytest.fixture
def file(model: SmallEmbedder, tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "vectors", model)
