"""A data folder and an index of each test's own, and who does what waits in the background."""

from collections.abc import Callable
from pathlib import Path

import pytest

from office.tasks.queue import do, take


@pytest.fixture
def data_folder(tmp_path: Path, settings) -> Path:
    settings.DATA_DIR = tmp_path / "data"
    settings.MEDIA_ROOT = tmp_path / "data" / "uploads"
    settings.SEARCH_INDEX_DIR = tmp_path / "data" / "index"
    return tmp_path / "data"


@pytest.fixture
def work(db, data_folder, django_capture_on_commit_callbacks) -> Callable[[], None]:
    """Does all that is due, as a worker would, in this process."""

    def work_off() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            while job := take():
                do(job)

    return work_off
