"""What a backup says of itself, so that a restore can prove that it is whole."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from operations.errors import OperationsError

NAME = "manifest.json"
DATABASE = "gazette.sqlite3"
FORMAT = 1
_AT_ONCE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's list of contents.

    made_at: ISO 8601 with offset. files: SHA-256 by path within the backup, the database
    among them. rows: of each table of the database. migrations: "app.name", those applied.
    """

    made_at: str
    files: Mapping[str, str]
    rows: Mapping[str, int]
    migrations: tuple[str, ...]
    format: int = FORMAT

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def read(cls, path: Path) -> "Manifest":
        """Raises OperationsError where it is none, or of another format."""
        try:
            told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            if told["format"] != FORMAT:
                raise OperationsError(
                    f"备份的格式是 {told['format']}，本版本只认 {FORMAT}"
                )
            return cls(
                told["made_at"],
                dict(told["files"]),
                dict(told["rows"]),
                tuple(told["migrations"]),
            )
        except FileNotFoundError as error:
            raise OperationsError("不是备份：里面没有 manifest.json") from error
        except (ValueError, KeyError, TypeError) as error:
            raise OperationsError("备份的 manifest.json 读不懂，可能已损坏") from error


def hash_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_AT_ONCE):
            digest.update(block)
    return digest.hexdigest()


def rows_of(database: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {table: _count(database, table) for table in _tables(database)}


def _count(database: sqlite3.Connection, table: str) -> int:
    [count] = database.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()  # noqa: S608
    return int(count)


def _tables(database: sqlite3.Connection) -> Iterator[str]:
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    )
    return (name for (name,) in rows)


def migrations_of(database: sqlite3.Connection) -> tuple[str, ...]:
    """Those applied, as "app.name", in their order."""
    rows = database.execute(
        "SELECT app, name FROM django_migrations ORDER BY app, name"
    )
    return tuple(f"{app}.{name}" for app, name in rows)
