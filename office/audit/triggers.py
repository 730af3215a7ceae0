"""What the database itself does for the audit log: it keeps entries as they are, and notes writes.

Triggers refuse to change or delete an entry, whoever asks: a query set, plain SQL, another
program. Further ones write entries of their own for the tables of `office.audit.watched`.
They know nothing of who signed in, so their actor is the database; what a person did is noted
by the page or command beside it, in the same transaction.

Another database gets a module like `office.audit.sqlite`, and a line in `_STATEMENTS`.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction

from office.audit import sqlite
from office.audit.models import Tally
from office.audit.watched import COUNTED, OPERATIONS, ROWS, model_of, tally_number

_STATEMENTS = {"sqlite": sqlite}


def _statements() -> Any:
    try:
        return _STATEMENTS[connection.vendor]
    except KeyError as error:
        known = "、".join(_STATEMENTS)
        raise ImproperlyConfigured(
            f"office/audit/triggers.py knows the triggers of {known}, not of {connection.vendor}"
        ) from error


def watch(**_: Any) -> None:
    """After migrating: see to it that the triggers are there, and the tallies they count in."""
    if not _tables() <= set(connection.introspection.table_names()):
        return  # migrated backwards
    statements = _statements()
    with transaction.atomic(), connection.cursor() as cursor:
        _make_tallies()
        held = statements.held(cursor)
        for name, trigger in statements.triggers():
            if held.get(name) != trigger:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(trigger)


def stop_watching(plan: list[tuple[Any, bool]], **_: Any) -> None:
    """Before migrating, if there is anything to migrate: no table can be copied and renamed
    while a trigger names it. A migration is an administrator's doing, not the site's."""
    if plan:
        with connection.cursor() as cursor:
            for name, _trigger in _statements().triggers():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def missing_triggers() -> list[str]:
    """Names of triggers that aren't there, or aren't as they should be."""
    with connection.cursor() as cursor:
        held = _statements().held(cursor)
    return [
        name for name, trigger in _statements().triggers() if held.get(name) != trigger
    ]


def drain() -> None:
    """Put what was counted into the log, and begin to count anew."""
    if Tally.objects.filter(rows__gt=0).exists():
        with connection.cursor() as cursor:
            for statement in _statements().DRAIN:
                cursor.execute(statement)


def _tables() -> set[str]:
    """Those that triggers stand on or write to."""
    watched = [each.model for each in ROWS] + [name for name, _label in COUNTED]
    return {model_of(name)._meta.db_table for name in watched} | {Tally._meta.db_table}


def _make_tallies() -> None:
    """One row for each of them, by a number that the triggers know; after a flush there is none."""
    tallies = [
        Tally(
            pk=tally_number(place, operation),
            table=model_of(model)._meta.db_table,
            label=label,
            operation=operation,
        )
        for place, (model, label) in enumerate(COUNTED)
        for operation in OPERATIONS
    ]
    Tally.objects.bulk_create(tallies, ignore_conflicts=True)
