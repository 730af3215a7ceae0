"""Putting a backup in the place of what is held, also while the site runs."""

import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from operations.backing_up import OnStep, database_path
from operations.errors import OperationsError
from operations.manifest import DATABASE, NAME, Manifest, hash_of, rows_of

_SETTINGS = ".env"


@contextmanager
def opened(source: Path) -> Iterator[Path]:
    """A backup as a folder, whichever of the two it is. Raises OperationsError."""
    if source.is_dir():
        yield source
        return
    try:
        with TemporaryDirectory(dir=settings.DATA_DIR) as unpacked:
            with tarfile.open(source) as archive:
                archive.extractall(unpacked, filter="data")
            yield Path(unpacked)
    except FileNotFoundError as error:
        raise OperationsError(f"没有 {source}") from error
    except tarfile.TarError as error:
        raise OperationsError(f"{source} 不是备份，或已损坏") from error


def verified(folder: Path, on_step: OnStep) -> Manifest:
    """The manifest of a backup that is whole: every hash, and the database's own check.

    Raises OperationsError that names the first thing that is not as it was.
    """
    manifest = Manifest.read(folder / NAME)
    on_step("核对校验值")
    for name, expected in manifest.files.items():
        path = folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise OperationsError(f"备份里有不能恢复的文件名：{name}")
        if not path.is_file():
            raise OperationsError(f"备份不完整：缺 {name}")
        if hash_of(path) != expected:
            raise OperationsError(f"备份已损坏：{name} 与备份时不同")
    on_step("检查数据库")
    with closing(_read_only(folder / DATABASE)) as database:
        [told] = database.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok" or rows_of(database) != dict(manifest.rows):
            raise OperationsError("备份里的数据库已损坏")
    return manifest


def refuse_newer(manifest: Manifest) -> None:
    """Raise OperationsError where the backup was made by a newer version than this."""
    loader = MigrationLoader(None)
    labels = {config.label for config in apps.get_app_configs()}
    for migration in manifest.migrations:
        app, name = migration.split(".", 1)
        if app in labels and (app, name) not in loader.disk_migrations:
            raise OperationsError(
                f"备份由较新的版本做成（{migration}），请先升级程序再恢复"
            )


def restore(folder: Path, manifest: Manifest, on_step: OnStep) -> None:
    """Make the data folder what a verified backup holds; readers see the old or the new.

    Files first, which are added and never overwritten with others; the database is replaced in
    one transaction. What is then held by no row is swept by the next import.
    """
    if connection.vendor != "sqlite":
        raise OperationsError("数据库不是 SQLite：请用数据库自己的恢复工具")
    on_step("放回原文件")
    data = Path(settings.DATA_DIR)
    for name in manifest.files:
        # The settings of this machine are this machine's, where it has any.
        if name == DATABASE or (name == _SETTINGS and (data / name).exists()):
            continue
        _put(folder / name, data / name)
    on_step("放回数据库")
    connections.close_all()
    with (
        closing(_read_only(folder / DATABASE)) as kept,
        closing(sqlite3.connect(database_path())) as held,
    ):
        held.execute("PRAGMA busy_timeout = 20000")
        kept.backup(held)
        held.execute("PRAGMA journal_mode=WAL")


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    copyfile(source, partial)
    partial.chmod(0o600)
    partial.replace(target)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
