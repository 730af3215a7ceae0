"""The audit log's triggers as SQLite writes them."""

from collections.abc import Iterator

from django.db.backends.utils import CursorWrapper

from office.audit.models import Entry, Tally
from office.audit.watched import (
    COUNTED,
    OPERATIONS,
    ROWS,
    Watched,
    columns,
    compared,
    model_of,
    tally_number,
)

_ENTRIES = Entry._meta.db_table
_TALLIES = Tally._meta.db_table
# As Django writes times: in UTC.
_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
_ACTOR = "'数据库'"
_COLUMNS = "(at, user_id, actor, address, action, about, details, hash)"
_VERBS = {"insert": "新增", "update": "修改", "delete": "删除"}
_VERB_OF_TALLY = (
    "CASE operation "
    + " ".join(f"WHEN '{name}' THEN '{verb}'" for name, verb in _VERBS.items())
    + " END"
)

DRAIN = (
    (
        f"INSERT INTO {_ENTRIES} {_COLUMNS} SELECT began_at, NULL, {_ACTOR}, '', '批量写入', "
        f"label || '：' || {_VERB_OF_TALLY} || ' ' || rows || ' 行', "
        "json_object('table', \"table\", 'operation', operation, 'rows', rows, "
        f"'first_row', first_row, 'last_row', last_row), '' FROM {_TALLIES} WHERE rows > 0 ORDER BY id"
    ),
    (
        f"UPDATE {_TALLIES} SET rows = 0, first_row = NULL, last_row = NULL, began_at = NULL "
        "WHERE rows > 0"
    ),
)
"""Statements that put what was counted into the log and begin anew."""


def held(cursor: CursorWrapper) -> dict[str, str]:
    """The triggers that the database holds: what made each, by name."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(cursor.fetchall())


def triggers() -> Iterator[tuple[str, str]]:
    """Each trigger's name and what makes it."""
    yield from _guards()
    for watched in ROWS:
        for operation in OPERATIONS:
            yield _noting(watched, operation)
    for place, (name, _label) in enumerate(COUNTED):
        for operation in OPERATIONS:
            yield _counting(place, name, operation)


def _guards() -> Iterator[tuple[str, str]]:
    """Entries stay: all that may be changed is a hash that is not there yet."""
    content = [f.column for f in Entry._meta.concrete_fields if f.name != "hash"]
    same = " AND ".join(f"OLD.{column} IS NEW.{column}" for column in content)
    yield _trigger(
        f"{_ENTRIES}_unchanged",
        f"BEFORE UPDATE ON {_ENTRIES} WHEN NOT (OLD.hash = '' AND {same})",
        "SELECT RAISE(ABORT, '审计日志不能修改')",
    )
    yield _trigger(
        f"{_ENTRIES}_undeleted",
        f"BEFORE DELETE ON {_ENTRIES}",
        "SELECT RAISE(ABORT, '审计日志不能删除')",
    )
    # INSERT OR REPLACE would put another entry in the place of one without deleting it.
    yield _trigger(
        f"{_ENTRIES}_unreplaced",
        f"BEFORE INSERT ON {_ENTRIES} WHEN NEW.hash <> '' OR "
        f"EXISTS (SELECT 1 FROM {_ENTRIES} WHERE id = NEW.id)",
        "SELECT RAISE(ABORT, '审计日志只能续写')",
    )


def _noting(watched: Watched, operation: str) -> tuple[str, str]:
    """An entry for each row that is written, behind one for what was counted until then."""
    model = model_of(watched.model)
    table = model._meta.db_table
    row = "OLD" if operation == "delete" else "NEW"
    name = " || '-' || ".join(f"{row}.{each}" for each in columns(model, watched.named))
    pairs = f"'table', '{table}', 'operation', '{operation}', 'row', {row}.id"
    condition = ""
    if operation == "update":
        changed = compared(watched)
        condition = "WHEN " + " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in changed)
        cases = ", ".join(
            f"(CASE WHEN OLD.{c} IS NOT NEW.{c} THEN '{c}' END)" for c in changed
        )
        pairs += (
            f", 'columns', json((SELECT json_group_array(column1) FROM (VALUES {cases}) "
            "WHERE column1 IS NOT NULL))"
        )
    about = f"'{watched.label} ' || {name}"
    entry = (
        f"INSERT INTO {_ENTRIES} {_COLUMNS} VALUES ({_NOW}, NULL, {_ACTOR}, '', "
        f"'数据库{_VERBS[operation]}', substr({about}, 1, 500), json_object({pairs}), '')"
    )
    return _trigger(
        f"audit_{table}_{operation}",
        f"AFTER {operation.upper()} ON {table} {condition}",
        *DRAIN,
        entry,
    )


def _counting(place: int, name: str, operation: str) -> tuple[str, str]:
    """One more row; some microseconds each, since an import writes thousands."""
    table = model_of(name)._meta.db_table
    row = "OLD" if operation == "delete" else "NEW"
    count = (
        f"UPDATE {_TALLIES} SET rows = rows + 1, first_row = COALESCE(first_row, {row}.id), "
        f"last_row = {row}.id, began_at = COALESCE(began_at, {_NOW}) "
        f"WHERE id = {tally_number(place, operation)}"
    )
    event = f"AFTER {operation.upper()} ON {table}"
    return _trigger(f"audit_{table}_{operation}", event, count)


def _trigger(name: str, event: str, *actions: str) -> tuple[str, str]:
    return name, f"CREATE TRIGGER {name} {event} BEGIN {'; '.join(actions)}; END"
