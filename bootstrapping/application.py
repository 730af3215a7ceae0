"""The application: its database, its sample, its index, its server."""

import contextlib
import sqlite3
from pathlib import Path
from typing import NoReturn

from bootstrapping.messages import Missing, say
from bootstrapping.programs import ROOT, VENV_PYTHON, become, call, child_environment

SAMPLE = ROOT / "documents" / "sample"
DATABASE = "gazette.sqlite3"


def refuse_lost_database(folder: Path) -> None:
    """Raise Missing where an index or uploaded files are left, but not their database.

    To be asked before anything makes a new database: the sample would then be imported, and
    the index and the files of the real issues be cleared away as held by no row.
    """
    left = left_without_database(folder)
    if not left:
        return
    database = folder / DATABASE
    raise Missing(
        f"数据库不见了：{database} 不存在或是空的，而 {folder} 里还有{'、'.join(left)}。什么都没有改动。"
        "请把数据库文件放回原处，或用备份恢复：.venv/bin/python manage.py restore 备份.tar；"
        f"确实要从头开始，请先把{'、'.join(left)}移到别处。",
        f"The database is lost: {database} is missing or empty, but {folder} still has "
        f"{' and '.join(left)}. Nothing was changed. Put the database file back, or restore a "
        "backup: .venv/bin/python manage.py restore BACKUP.tar. To really start anew, first move "
        f"{' and '.join(left)} elsewhere.",
    )


def left_without_database(folder: Path) -> list[str]:
    """Which of `index` and `uploads` hold files; none where the database is there."""
    database = folder / DATABASE
    # A command that only looked leaves an empty file behind.
    if database.exists() and database.stat().st_size:
        return []
    return [name for name in ("index", "uploads") if holds_files(folder / name)]


def holds_files(folder: Path) -> bool:
    return any(path.is_file() for path in folder.rglob("*"))


def import_sample_if_empty(folder: Path) -> None:
    """Import the bundled sample into a database that never held anything.

    A marker file stays until all of it is in, so that an interrupted import is repeated.
    """
    marker = folder / "sample-unfinished"
    if not marker.exists() and not is_empty(folder / DATABASE):
        return
    say("数据库是空的，正在收录自带的示例……", "Importing the bundled sample ...")
    marker.touch()
    manage("import_gazette", "--sample", str(SAMPLE))
    marker.unlink()


def is_empty(database: Path) -> bool:
    """Whether it holds no issue, and none was ever taken out."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return not any(
            connection.execute(f"SELECT 1 FROM {table}").fetchone()  # noqa: S608
            for table in ("documents_issue", "documents_issuechange")
        )


def tell_how_staff_get_in(folder: Path) -> None:
    """As long as nobody can administer users: how somebody is made to."""
    if not has_administrator(folder / DATABASE):
        command = ".venv/bin/python manage.py make_administrator"
        say(
            f"还没有用户管理员。需要登录功能时，另开一个终端运行：{command} 账号",
            f"There is no user administrator yet. To let staff sign in, run: {command} NAME",
        )


def has_administrator(database: Path) -> bool:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        held = connection.execute(
            "SELECT 1 FROM accounts_grant JOIN accounts_user ON user_id = accounts_user.id "
            "WHERE role = 'user-administrator' AND is_active"
        )
        return held.fetchone() is not None


def bring_index_level() -> None:
    try:
        manage("update_index")
    except Missing:
        # The search page says that it is behind; reading and browsing need no index.
        say(
            "索引未能更新，检索结果可能不全；再次运行本命令会重试。",
            "The index could not be updated, so searches may miss something; "
            "running this again tries again.",
        )


def manage(*arguments: str) -> None:
    if call([VENV_PYTHON, "manage.py", *arguments]):
        raise Missing(
            f"manage.py {arguments[0]} 没有成功，原因见上。",
            f"manage.py {arguments[0]} failed, as said above.",
        )


def serve(port: int, *, debug: bool) -> NoReturn:
    environment = child_environment()
    command = [VENV_PYTHON, "-m", "gazette_site.serve", str(port)]
    if debug:
        environment["GAZETTE_DEBUG"] = "1"
        command = [VENV_PYTHON, "manage.py", "runserver", f"127.0.0.1:{port}"]
    become(command, environment)
