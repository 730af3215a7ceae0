"""Clauses keep their numbers as they were parsed; those stored before get them from their labels."""

from collections.abc import Iterator
from json import dumps
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from documents.parsing.text.clause_numbers import numbers_of_label

_BATCH = 2000  # rows in memory at a time


def keep_numbers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    clauses = apps.get_model("documents", "Clause")._default_manager.order_by("pk")
    rows = clauses.values_list("pk", "label", "path")
    last = 0
    with schema_editor.connection.cursor() as cursor:
        while batch := list(rows.filter(pk__gt=last)[:_BATCH]):
            last = batch[-1][0]
            cursor.executemany(
                "UPDATE documents_clause SET numerals = %s, marker_end = %s, ordinal = %s"
                " WHERE id = %s",
                list(_kept(batch)),
            )


def _kept(rows: list[tuple[int, str, Any]]) -> Iterator[tuple[Any, ...]]:
    for pk, label, path in rows:
        markers, ordinal = numbers_of_label(label)
        numerals = dumps([[one.style.name, one.printed] for one in markers])
        has_number = path is not None and markers
        end = len(markers[-1].printed) if has_number else None
        yield numerals if markers else None, end, ordinal, pk


class Migration(migrations.Migration):
    keeps_triggers = True
    """Columns that may be null are added in place, and nothing that is searched changes."""

    dependencies = [
        ("documents", "0004_section"),
    ]

    operations = [
        migrations.AddField(
            model_name="clause",
            name="numerals",
            field=models.JSONField(blank=True, null=True, verbose_name="层次序数"),
        ),
        migrations.AddField(
            model_name="clause",
            name="marker_end",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="序数止于"
            ),
        ),
        migrations.AddField(
            model_name="clause",
            name="ordinal",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="段次"
            ),
        ),
        migrations.RunPython(keep_numbers, migrations.RunPython.noop),
    ]
