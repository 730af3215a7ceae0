"""Backups of a data folder of its own, by the commands, and what a restore makes of them."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.site import ROOT
from tests.builders.gazette_text import gazette_text


def gazette(folder: Path, title: str, month: int) -> str:
    """A small issue as a file to import."""
    path = folder / f"2021-{month:02d}.txt"
    path.write_text(gazette_text(title, month=month), encoding="utf-8")
    return str(path)


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "GAZETTE_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
    }
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def done(folder: Path, *command: str) -> str:
    ran = run(folder, *command)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def refused(folder: Path, *command: str) -> str:
    ran = run(folder, *command)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    return ran.stderr


def addresses(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "gazette.sqlite3")) as database:
        return {
            slug for (slug,) in database.execute("SELECT slug FROM documents_document")
        }


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path]:
    """A data folder that holds an issue, and the backup of it as one file."""
    folder = tmp_path_factory.mktemp("held") / "var"
    done(folder, "migrate", "-v0")
    issue = gazette(folder.parent, "整治河道", 11)
    done(folder, "import_gazette", issue, "--month", "2021-11")
    upload = folder / "uploads" / f"{'a' * 64}.pdf"
    upload.parent.mkdir(exist_ok=True)
    upload.write_bytes(b"%PDF-1.7 a kept file")
    target = folder.parent / "backup.tar"
    assert "已备份到" in done(folder, "backup", str(target))
    return folder, target


def test_a_backup_says_what_it_holds_and_only_its_owner_reads_it(made):
    _, target = made
    assert target.stat().st_mode & 0o077 == 0
    with tarfile.open(target) as archive:
        assert archive.getnames()[0] == "manifest.json"
        told = archive.extractfile("manifest.json")
        assert told is not None
        manifest = json.load(told)
        assert set(archive.getnames()) == {"manifest.json", *manifest["files"]}
    assert f"uploads/{'a' * 64}.pdf" in manifest["files"]
    assert not any(name.startswith("index/") for name in manifest["files"])
    assert manifest["rows"]["documents_issue"] == 1


def test_a_restore_into_an_empty_folder_brings_everything_back(made, tmp_path):
    held, target = made
    told = done(tmp_path / "var", "restore", str(target))
    assert "已恢复" in told
    assert addresses(tmp_path / "var") == addresses(held) != set()
    assert (
        (tmp_path / "var/uploads" / f"{'a' * 64}.pdf").read_bytes().startswith(b"%PDF")
    )
    assert "索引与数据库一致" in done(tmp_path / "var", "update_index", "--check")


def test_a_restore_over_a_site_replaces_what_it_holds_and_keeps_a_copy(made, tmp_path):
    held, target = made
    site = tmp_path / "var"
    done(site, "migrate", "-v0")
    done(site, "import_gazette", gazette(tmp_path, "供水", 12), "--month", "2021-12")
    before = addresses(site)
    # A reader who is there all the time sees the old or the new.
    with closing(sqlite3.connect(site / "gazette.sqlite3")) as reader:
        done(site, "restore", str(target))
        [count] = reader.execute("SELECT COUNT(*) FROM documents_document").fetchone()
    assert addresses(site) == addresses(held)
    assert count == len(addresses(held))
    [kept] = (site / "backups").glob("before-restore-*.tar")
    done(site, "restore", str(kept))
    assert addresses(site) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("gazette.sqlite3", "gazette.sqlite3 与备份时不同"), ("manifest.json", "读不懂")],
)
def test_a_damaged_backup_is_named_and_nothing_is_touched(made, tmp_path, name, said):
    held, target = made
    folder = tmp_path / "backup"
    with tarfile.open(target) as archive:
        archive.extractall(folder, filter="data")
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 0xFF
    (folder / name).write_bytes(data)
    before = (held / "gazette.sqlite3").read_bytes()
    assert said in refused(held, "restore", str(folder))
    assert (held / "gazette.sqlite3").read_bytes() == before


def test_a_missing_file_is_named(made, tmp_path):
    held, target = made
    folder = tmp_path / "backup"
    with tarfile.open(target) as archive:
        archive.extractall(folder, filter="data")
    shutil.rmtree(folder / "uploads")
    assert "备份不完整：缺 uploads/" in refused(held, "restore", "--check", str(folder))


def test_what_is_no_backup_is_said(made, tmp_path):
    held, _ = made
    text = tmp_path / "text.tar"
    text.write_text("no archive")
    assert "不是备份" in refused(held, "restore", str(text))
    assert "不是备份" in refused(held, "restore", str(tmp_path))
    assert "没有" in refused(held, "restore", str(tmp_path / "nothing.tar"))


def test_a_backup_never_overwrites(made):
    held, target = made
    assert "请换一个名字" in refused(held, "backup", str(target))


def test_a_backup_of_a_newer_version_asks_for_an_upgrade(made, tmp_path):
    held, target = made
    folder = tmp_path / "backup"
    with tarfile.open(target) as archive:
        archive.extractall(folder, filter="data")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["migrations"].append("documents.9999_of_the_future")
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert "请先升级程序" in refused(held, "restore", str(folder))
