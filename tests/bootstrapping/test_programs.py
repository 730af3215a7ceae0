import sys
from pathlib import Path

import pytest

from bootstrapping import programs


@pytest.mark.parametrize(
    "name",
    [
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSAFEPATH",  # hides manage.py's own folder
        "PYTHONWARNINGS",
        "VIRTUAL_ENV",
        "DJANGO_SETTINGS_MODULE",
        "GAZETTE_DEBUG",
        "PIP_TARGET",
    ],
)
def test_what_a_shell_sets_for_other_projects_does_not_reach_ours(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert name not in programs.child_environment()


@pytest.mark.parametrize("name", ["PIP_INDEX_URL", "HTTPS_PROXY", "PYTHONUTF8", "LANG"])
def test_what_a_site_needs_to_reach_its_network_does(monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert programs.child_environment()[name] == "1"


def test_the_data_folder_is_counted_from_where_bootstrap_was_called(
    monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GAZETTE_DATA", "mine")
    assert programs.child_environment()["GAZETTE_DATA"] == str(tmp_path / "mine")


def test_a_program_tells_its_status_and_all_that_it_said():
    script = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    status, output = programs.call_quietly([sys.executable, "-c", script])
    assert status == 3
    assert sorted(output.split()) == ["err", "out"]


def test_a_program_that_is_not_there_fails_without_raising(tmp_path: Path):
    status, _ = programs.call_quietly([str(tmp_path / "nothing")])
    assert status == 127


def test_a_program_that_hangs_is_ended():
    script = "import time; time.sleep(60)"
    status, _ = programs.call_quietly([sys.executable, "-c", script], seconds=0.2)
    assert status == 124
