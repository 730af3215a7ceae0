"""Noting, in the transaction that makes it, every change of what a document says.

Triggers give a document another revision as soon as something of it changes that can be searched
for, whoever changes it and however: an import, a model's `save`, a query set's `update`,
plain SQL. What must be indexed anew is then found by comparing numbers; no text is read.

Further triggers count the revisions and add them up as they change, so that whether anything
must be indexed is told from one row.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from documents.models import (
    Clause,
    Document,
    Gazette,
    Issue,
    Part,
    Revision,
    RevisionTotals,
)

WATCHED: dict[type[Model], tuple[str, ...]] = {
    Gazette: ("name",),
    Issue: ("gazette", "year", "month", "last_month", "mark"),
    Document: (
        *("issue", "title", "number_code", "number_year", "number_serial"),
        *("kind", "issuer", "signed_on"),
    ),
    Part: ("document", "position", "label", "title"),
    Clause: ("document", "part", "position", "lead", "text"),
}
"""What counts as a change: all that an index entry is made of."""

_REVISIONS = Revision._meta.db_table
_TOTALS = RevisionTotals._meta.db_table
_DOCUMENTS = Document._meta.db_table
_ANOTHER = "abs(random() / 8388608)"  # 40 bits, so that the sum of millions fits in 64
_VERBS = {"inserted": "INSERT", "updated": "UPDATE", "deleted": "DELETE"}
_RENEW = f"UPDATE {_REVISIONS} SET number = {_ANOTHER} WHERE document_id IN"


def watch(**_: Any) -> None:
    """After migrating: see to it that the triggers are there.

    Where one was missing, something may have changed unseen, so every document counts as changed;
    where one was that counts, all are counted.
    """
    if connection.vendor != "sqlite":
        raise ImproperlyConfigured(
            "documents/revisions.py knows the triggers of SQLite"
        )
    tables = connection.introspection.table_names()
    if _REVISIONS not in tables:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        if _made(cursor, dict(_triggers(_columns(cursor, tables)))):
            cursor.execute(f"DELETE FROM {_REVISIONS}")
            cursor.execute(
                f"INSERT INTO {_REVISIONS} (document_id, number) SELECT id, {_ANOTHER} FROM {_DOCUMENTS}"
            )
        if _TOTALS in tables:
            made = _made(cursor, dict(_counting_triggers()))
            if (
                made or not RevisionTotals.objects.exists()
            ):  # a flush empties every table
                _count(cursor)


def _count(cursor: CursorWrapper) -> None:
    cursor.execute(f"DELETE FROM {_TOTALS}")
    cursor.execute(
        f"INSERT INTO {_TOTALS} (id, count, sum) SELECT {RevisionTotals.ROW},"
        f" COUNT(*), COALESCE(SUM(number), 0) FROM {_REVISIONS}"
    )


def _made(cursor: CursorWrapper, wanted: dict[str, str]) -> bool:
    """Make these triggers, by name, where one of them is missing; whether one was."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    if wanted.items() <= dict(cursor.fetchall()).items():
        return False
    for name, trigger in wanted.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        cursor.execute(trigger)
    return True


def stop_watching(plan: list[tuple[Any, bool]], **_: Any) -> None:
    """Before migrating, if there is anything to migrate.

    SQLite can't rename a table that a trigger of another one names, and Django makes many
    changes to a table by copying it and renaming the copy. A migration says `keeps_triggers`
    where it copies no table that is watched: then no document counts as changed.
    """
    if not any(
        migration.app_label == Document._meta.app_label
        and (backwards or not getattr(migration, "keeps_triggers", False))
        for migration, backwards in plan
    ):
        return
    with connection.cursor() as cursor:
        every = {model._meta.db_table: None for model in WATCHED}
        for name, _trigger in (*_triggers(every), *_counting_triggers()):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


Columns = Mapping[str, Set[str] | None]
"""The columns of each table that there is; None stands for all."""


def _columns(cursor: CursorWrapper, tables: Sequence[str]) -> Columns:
    """Those of today: a migration may stop before the newest ones."""
    described = connection.introspection.get_table_description
    watched = (model._meta.db_table for model in WATCHED)
    return {
        table: {column.name for column in described(cursor, table)}
        for table in watched
        if table in tables
    }


def _triggers(columns: Columns) -> Iterator[tuple[str, str]]:
    """Each trigger's name and what makes it."""
    of = {Gazette: _of_gazette("NEW.slug"), Issue: _of_issue("NEW.id")}
    for above, ids in of.items():
        if (table := above._meta.db_table) in columns:
            yield _trigger(above, "updated", f"{_RENEW} ({ids})", columns[table])
    yield _trigger(
        Document,
        "inserted",
        f"INSERT INTO {_REVISIONS} (document_id, number) VALUES (NEW.id, {_ANOTHER})",
    )
    yield _trigger(Document, "updated", f"{_RENEW} (NEW.id)")
    yield _trigger(
        Document,
        "deleted",
        f"DELETE FROM {_REVISIONS} WHERE document_id = OLD.id",
    )
    for model in (Part, Clause):
        yield _trigger(model, "inserted", f"{_RENEW} (NEW.document_id)")
        yield _trigger(model, "updated", f"{_RENEW} (NEW.document_id, OLD.document_id)")
        yield _trigger(model, "deleted", f"{_RENEW} (OLD.document_id)")


def _counting_triggers() -> Iterator[tuple[str, str]]:
    """As `_triggers`, for the totals: a row of another revision changes the sum by the difference."""
    for event, count, change in (
        ("inserted", "+ 1", "+ NEW.number"),
        ("updated", "+ 0", "+ NEW.number - OLD.number"),
        ("deleted", "- 1", "- OLD.number"),
    ):
        name = f"{_REVISIONS}_{event}"
        yield (
            name,
            (
                f"CREATE TRIGGER {name} AFTER {_VERBS[event]} ON {_REVISIONS} BEGIN "
                f"UPDATE {_TOTALS} SET count = count {count}, sum = sum {change}; END"
            ),
        )


def _of_issue(issue: str) -> str:
    return f"SELECT id FROM {_DOCUMENTS} WHERE issue_id = {issue}"


def _of_gazette(slug: str) -> str:
    issues = f"SELECT id FROM {Issue._meta.db_table} WHERE gazette_id = {slug}"
    return f"SELECT id FROM {_DOCUMENTS} WHERE issue_id IN ({issues})"


def _trigger(
    model: type[Model], event: str, action: str, held: Set[str] | None = None
) -> tuple[str, str]:
    table = model._meta.db_table
    name = f"{table}_{event}"
    condition = f"WHEN {_differs(model, held)} " if event == "updated" else ""
    return name, (
        f"CREATE TRIGGER {name} AFTER {_VERBS[event]} ON {table} {condition}BEGIN {action}; END"
    )


def _differs(model: type[Model], held: Set[str] | None) -> str:
    """Whether a watched column changes; of the `held` ones, if not of all."""
    fields = model._meta.concrete_fields
    watched = [field.column for field in fields if field.name in WATCHED[model]]
    columns = [column for column in watched if held is None or column in held]
    return " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
