"""Commands on a database that can't be used, as processes: one sentence, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError

from documents.management.database_faults import told


def complaint(folder: Path, *command: str) -> str:
    run = subprocess.run(
        [sys.executable, "manage.py", *command],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "gazette_site.settings",
            "GAZETTE_DATA": str(folder),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    return run.stderr


@pytest.mark.parametrize(
    "command", [("check_draft", "README.md"), ("backup",), ("search", "通知")]
)
def test_a_database_that_was_never_made_is_said_to_be(tmp_path, command):
    said = complaint(tmp_path / "data", *command)
    assert "数据库还没有建好，或不是这一版的，请先运行" in said
    assert "manage.py migrate" in said


def test_a_damaged_database_is_named_and_left_alone(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    database = folder / "gazette.sqlite3"
    database.write_bytes(b"no database" * 500)
    said = complaint(folder, "check_draft", "README.md")
    assert f"数据库文件已损坏：{database}" in said
    assert "manage.py restore 备份.tar" in said
    assert database.read_bytes() == b"no database" * 500


def test_a_database_in_a_folder_that_cannot_be_opened_is_named(tmp_path):
    folder = tmp_path / "data"
    (folder / "gazette.sqlite3").mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    said = complaint(folder, "check_draft", "README.md")
    assert f"数据库打不开或不能写：{folder / 'gazette.sqlite3'}" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("database or disk is full", "磁盘已满"),
        ("attempt to write a readonly database", "不能写"),
        ("database is locked", "过一会儿再运行一次"),
        ("database disk image is malformed", "已损坏"),
    ],
)
def test_each_fault_of_sqlite_has_its_sentence(words, said):
    assert said in str(told(OperationalError(words)))


def test_what_says_nothing_of_the_database_is_left_as_it_is():
    assert told(OperationalError('near "SELEC": syntax error')) is None
