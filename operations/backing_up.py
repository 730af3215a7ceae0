"""Copying all that can't be made again, while the site runs.

That is the database, the files that issues were read from, and the settings in `.env`. The index
and the pictures of pages are made from these.
"""

import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from shutil import copy2, rmtree
from tempfile import mkdtemp

from django.conf import settings
from django.db import connection
from django.utils import timezone

from operations.errors import OperationsError
from operations.manifest import (
    DATABASE,
    NAME,
    Manifest,
    hash_of,
    migrations_of,
    rows_of,
)

ARCHIVE_SUFFIX = ".tar"
_MADE_AGAIN = frozenset({"index", "pictures", "backups"})
_PAGES_AT_ONCE = 2000  # of the database, so that writers get a turn

OnStep = Callable[[str], None]


def backup(target: Path, on_step: OnStep) -> Manifest:
    """Write a backup to a folder that isn't there yet, or, named *.tar, to a file.

    It is under its name when it is whole, or not at all. Raises OperationsError.
    """
    if connection.vendor != "sqlite":
        raise OperationsError(
            "数据库不是 SQLite：请用数据库自己的备份工具（如 pg_dump）"
        )
    if target.exists():
        raise OperationsError(f"已经有 {target}，请换一个名字")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise OperationsError(
            f"备份写不到 {target.parent}：{error.strerror}"
        ) from error
    try:
        manifest = _fill(folder, on_step)
        if target.suffix == ARCHIVE_SUFFIX:
            on_step("打包")
            whole = folder.with_name(f"{folder.name}{ARCHIVE_SUFFIX}")
            _pack(folder, whole)
            whole.rename(target)
        else:
            folder.rename(target)
    except OSError as error:
        raise OperationsError(f"备份没有写完：{error.strerror or error}") from error
    finally:
        rmtree(folder, ignore_errors=True)
        folder.with_name(f"{folder.name}{ARCHIVE_SUFFIX}").unlink(missing_ok=True)
    return manifest


def _fill(folder: Path, on_step: OnStep) -> Manifest:
    on_step("复制数据库")
    copy = folder / DATABASE
    with (
        closing(sqlite3.connect(database_path())) as held,
        closing(sqlite3.connect(copy)) as written,
    ):
        held.backup(written, pages=_PAGES_AT_ONCE)
        # One file, complete without the log beside it.
        written.execute("PRAGMA journal_mode=DELETE")
        rows, migrations = rows_of(written), migrations_of(written)
    # After the database: a file that it speaks of is there by then.
    on_step("复制原文件")
    for path in kept_files():
        copied = folder / path.relative_to(settings.DATA_DIR)
        copied.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy2(path, copied)
    on_step("计算校验值")
    files = {
        path.relative_to(folder).as_posix(): hash_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    made_at = timezone.localtime().isoformat(timespec="seconds")
    manifest = Manifest(made_at, files, rows, migrations)
    (folder / NAME).write_text(manifest.as_json(), encoding="utf-8")
    return manifest


def database_path() -> Path:
    """Where SQLite's file lies."""
    return Path(str(settings.DATABASES["default"]["NAME"]))


def kept_files() -> Iterator[Path]:
    """All files of the data folder but the database and what is made again."""
    database = database_path().name
    for path in sorted(Path(settings.DATA_DIR).iterdir()):
        if path.name in _MADE_AGAIN or path.name.startswith(database):
            continue
        if path.is_dir():
            yield from (each for each in sorted(path.rglob("*")) if each.is_file())
        elif path.is_file():
            yield path


def _pack(folder: Path, target: Path) -> None:
    """The manifest first, so that what it is can be told from its beginning."""
    with tarfile.open(target, "w") as archive:
        archive.add(folder / NAME, NAME)
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and name != NAME:
                archive.add(path, name)
    target.chmod(0o600)


def default_target() -> Path:
    """Where a backup goes if nobody says: a file in the data folder, named by the time."""
    now: datetime = timezone.localtime()
    return Path(settings.DATA_DIR, "backups", f"gazette-{now:%Y%m%d-%H%M%S}.tar")
