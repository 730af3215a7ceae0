import json
import sys
from pathlib import Path

import pytest

import bootstrap
from bootstrapping import environment
from bootstrapping.environment import (
    Level,
    disk_full,
    pip_failure,
    read_stamp,
    stamp_file,
    wanted_stamp,
)


def made_environment(folder: Path, stamp: str) -> Path:
    """An environment with the stamp that a finished bootstrap leaves."""
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    stamp_file(folder).write_text(stamp, encoding="utf-8")
    return folder


def test_an_environment_for_development_will_do_for_running():
    assert wanted_stamp(Level.RUN).items() < wanted_stamp(Level.DEV).items()


def test_the_stamp_changes_with_the_lock(monkeypatch, tmp_path):
    for lock in (environment.BUILD_LOCK, *Level):
        (tmp_path / lock).write_text("one", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    before = wanted_stamp(Level.RUN)
    (tmp_path / Level.DEV).write_text("two", encoding="utf-8")
    assert wanted_stamp(Level.RUN) == before
    (tmp_path / Level.RUN).write_text("two", encoding="utf-8")
    assert wanted_stamp(Level.RUN) != before


def test_a_finished_environment_says_what_it_holds(tmp_path):
    stamp = wanted_stamp(Level.DEV)
    venv = made_environment(tmp_path / "venv", json.dumps(stamp))
    assert read_stamp(venv) == stamp


@pytest.mark.parametrize(
    "stamp",
    [
        "",  # the disk was full
        '{"python": "3.1',  # the machine went down
        "[]",  # not ours
    ],
)
def test_a_stamp_that_cannot_be_read_counts_as_none(tmp_path, stamp):
    assert read_stamp(made_environment(tmp_path / "venv", stamp)) == {}


def test_an_environment_whose_python_has_gone_counts_as_none(tmp_path):
    venv = made_environment(tmp_path / "venv", json.dumps(wanted_stamp(Level.RUN)))
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to(tmp_path / "uninstalled")
    assert read_stamp(venv) == {}


def test_no_environment_counts_as_none(tmp_path):
    assert read_stamp(tmp_path / "venv") == {}


def test_a_full_disk_is_told_from_a_missing_network():
    output = "ERROR: Could not install packages: [Errno 28] No space left on device"
    assert "磁盘空间不足" in str(disk_full(output))
    assert "The disk is full" in str(disk_full(output))
    assert disk_full("ERROR: No matching distribution found for django") is None


@pytest.mark.parametrize(
    ("output", "wheelhouse", "chinese", "english"),
    [
        ("Connection refused", None, "下载依赖失败", "Check network and proxy"),
        ("No matching distribution", Path("wheelhouse"), "离线安装包不全", "lacks"),
        # An index that serves something else is no matter of the network.
        ("DO NOT MATCH THE HASHES", None, "校验和不符", "locked hashes"),
        ("DO NOT MATCH THE HASHES", Path("wheelhouse"), "校验和不符", "locked hashes"),
    ],
)
def test_what_pip_failed_at_is_said_in_both_languages(
    output, wheelhouse, chinese, english
):
    complaint = str(pip_failure(output, wheelhouse))
    assert output in complaint
    assert chinese in complaint
    assert english in complaint


@pytest.fixture
def installed(monkeypatch, tmp_path) -> list[str]:
    """The lock files that were installed; the environment keeps its stamp and nothing else."""
    venv = made_environment(tmp_path / "venv", "{}")
    locks: list[str] = []
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "ensure_venv_module", lambda: None)
    monkeypatch.setattr(environment, "ensure_room", lambda folder, megabytes: None)
    monkeypatch.setattr(environment, "make_venv", lambda: None)
    monkeypatch.setattr(
        environment, "pip", lambda *arguments, lock, wheelhouse=None: locks.append(lock)
    )
    return locks


def test_what_reads_scans_is_installed_only_where_it_is_asked_for(installed):
    environment.ensure_environment(Level.RUN)
    assert environment.OCR_LOCK not in installed
    environment.ensure_environment(Level.RUN, extras=[environment.OCR_LOCK])
    assert environment.OCR_LOCK in installed


def test_what_reads_scans_stays_when_something_else_is_installed(installed):
    environment.ensure_environment(Level.RUN, extras=[environment.OCR_LOCK])
    installed.clear()
    environment.ensure_environment(Level.RUN)
    assert installed == []
    environment.ensure_environment(Level.DEV)
    assert environment.OCR_LOCK in installed


def test_each_extra_is_installed_by_itself_and_both_stay(installed):
    environment.ensure_environment(Level.RUN, extras=[environment.SEMANTIC_LOCK])
    assert environment.SEMANTIC_LOCK in installed
    assert environment.OCR_LOCK not in installed
    environment.ensure_environment(Level.RUN, extras=[environment.OCR_LOCK])
    installed.clear()
    environment.ensure_environment(Level.DEV)
    assert set(environment.EXTRAS.values()) <= set(installed)


def test_every_extra_has_a_lock_and_an_option(monkeypatch):
    for name, lock in environment.EXTRAS.items():
        assert Path(bootstrap.__file__).with_name(lock).is_file()
        monkeypatch.setattr("sys.argv", ["bootstrap.py", "setup", f"--{name}"])
        options, _ = bootstrap.read_arguments()
        assert bootstrap.extras(options) == [lock]
