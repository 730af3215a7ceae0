"""When the bundled sample goes in: `manage` is recorded here, run for real elsewhere."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bootstrapping import application
from bootstrapping.messages import Missing


@pytest.fixture
def called(monkeypatch) -> list[tuple[str, ...]]:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(application, "manage", lambda *call: calls.append(call))
    return calls


def database(folder: Path, issues: int) -> None:
    with closing(sqlite3.connect(folder / "gazette.sqlite3")) as connection:
        connection.execute("CREATE TABLE documents_issue (id INTEGER)")
        connection.execute("CREATE TABLE documents_issuechange (id INTEGER)")
        connection.executemany(
            "INSERT INTO documents_issue VALUES (?)", [(n,) for n in range(issues)]
        )
        connection.commit()


@pytest.mark.parametrize("left", ["index", "uploads"])
@pytest.mark.parametrize("is_there_but_empty", [False, True])
def test_a_lost_database_beside_what_it_held_is_refused(
    tmp_path, left, is_there_but_empty
):
    (tmp_path / left / "2015").mkdir(parents=True)
    (tmp_path / left / "2015" / "file").touch()
    if is_there_but_empty:
        (tmp_path / "gazette.sqlite3").touch()
    with pytest.raises(Missing) as refused:
        application.refuse_lost_database(tmp_path)
    assert f"里还有{left}" in str(refused.value)
    assert "manage.py restore 备份.tar" in str(refused.value)
    assert "The database is lost" in str(refused.value)


def test_a_new_data_folder_is_not_taken_for_one_that_lost_its_database(tmp_path):
    assert application.left_without_database(tmp_path) == []
    (tmp_path / "index").mkdir()
    (tmp_path / "uploads" / "2015").mkdir(parents=True)
    assert application.left_without_database(tmp_path) == []
    application.refuse_lost_database(tmp_path)


def test_a_database_beside_its_index_is_not_taken_for_lost(tmp_path):
    database(tmp_path, issues=0)
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "file").touch()
    assert application.left_without_database(tmp_path) == []
    application.refuse_lost_database(tmp_path)


def test_an_empty_database_is_given_the_sample(tmp_path, called):
    database(tmp_path, issues=0)
    application.import_sample_if_empty(tmp_path)
    assert called == [("import_gazette", "--sample", str(application.SAMPLE))]
    assert not (tmp_path / "sample-unfinished").exists()


def test_a_database_that_holds_something_is_left_alone(tmp_path, called):
    database(tmp_path, issues=1)
    application.import_sample_if_empty(tmp_path)
    assert called == []


def test_a_sample_that_was_removed_does_not_come_back(tmp_path, called):
    database(tmp_path, issues=0)
    with closing(sqlite3.connect(tmp_path / "gazette.sqlite3")) as connection:
        connection.execute("INSERT INTO documents_issuechange VALUES (1)")
        connection.commit()
    application.import_sample_if_empty(tmp_path)
    assert called == []


def test_a_sample_that_was_interrupted_is_finished(tmp_path, called, monkeypatch):
    database(tmp_path, issues=0)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(application, "manage", raise_interrupt)
        with pytest.raises(KeyboardInterrupt):
            application.import_sample_if_empty(tmp_path)
    with closing(sqlite3.connect(tmp_path / "gazette.sqlite3")) as connection:
        connection.execute("INSERT INTO documents_issue VALUES (1)")
        connection.commit()
    application.import_sample_if_empty(tmp_path)
    assert called == [("import_gazette", "--sample", str(application.SAMPLE))]


def raise_interrupt(*arguments: str) -> None:
    raise KeyboardInterrupt


def test_an_index_that_cannot_be_updated_is_told_of_and_served_all_the_same(
    monkeypatch, capsys
):
    def fail(*arguments: str) -> None:
        raise Missing("坏了", "broken")

    monkeypatch.setattr(application, "manage", fail)
    application.bring_index_level()
    told = capsys.readouterr().out
    assert "索引未能更新" in told
    assert "The index could not be updated" in told


@pytest.mark.parametrize(
    ("role", "is_active", "told"),
    [
        ("user-administrator", 1, False),
        ("user-administrator", 0, True),
        ("editor", 1, True),
    ],
)
def test_how_staff_get_in_is_told_as_long_as_nobody_administers(
    tmp_path, capsys, role, is_active, told
):
    with closing(sqlite3.connect(tmp_path / "gazette.sqlite3")) as connection:
        connection.execute("CREATE TABLE accounts_user (id INTEGER, is_active BOOL)")
        connection.execute("CREATE TABLE accounts_grant (user_id INTEGER, role TEXT)")
        connection.execute("INSERT INTO accounts_user VALUES (1, ?)", [is_active])
        connection.execute("INSERT INTO accounts_grant VALUES (1, ?)", [role])
        connection.commit()
    application.tell_how_staff_get_in(tmp_path)
    assert ("make_administrator" in capsys.readouterr().out) == told
