from pathlib import Path

import pytest

from bootstrapping import chromium


def program(folder: Path, name: str, script: str) -> Path:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o700)
    return file


@pytest.fixture
def only(monkeypatch, tmp_path: Path) -> Path:
    """A PATH with nothing on it but what the test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("GAZETTE_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "downloaded_chromium", lambda: None)
    return tmp_path


def test_the_systems_chromium_is_found(only):
    browser = program(only, "chromium", "echo Chromium 120.0.1")
    assert chromium.find_chromium() == str(browser)


def test_a_stub_that_asks_for_a_snap_is_passed_over(only):
    program(only, "chromium-browser", "echo 'Please install the snap' >&2; exit 1")
    assert chromium.find_chromium() is None
    browser = program(only, "google-chrome", "echo Google Chrome 120.0.1")
    assert chromium.find_chromium() == str(browser)


def test_the_one_that_is_named_comes_first(only, monkeypatch):
    program(only, "chromium", "echo Chromium 120.0.1")
    mine = program(only, "mine", "echo Chromium 121.0.0")
    monkeypatch.setenv("GAZETTE_CHROMIUM", str(mine))
    assert chromium.find_chromium() == str(mine)


def test_no_chromium_is_no_error(only):
    assert chromium.find_chromium() is None
