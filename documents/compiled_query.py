"""Queries whose SQL is written once.

A page asks the same few queries each time. Django writes their SQL anew for each, and that
takes longer than SQLite takes to answer; and makes an object of each row and all that is
joined to it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, models

Converters = list[tuple[int, list[Callable[..., Any]], Any]]
"""The places of columns that SQLite holds in another form, with Django's own functions."""

Rows = Callable[[Sequence[int]], "models.QuerySet[Any, tuple[Any, ...]]"]
"""Makes the query for ids: a `values_list` that filters by them once, and by nothing else."""


class CompiledQuery:
    """What `rows` would give for some ids, as tuples. Ids may come more than once.

    SQL is kept for so many ids as is a power of two; the last id fills it up.
    """

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._written: dict[int, tuple[str, Converters]] = {}

    def of(self, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows of these ids, in the order of the query."""
        if not ids:
            return []
        size = 1 << (len(ids) - 1).bit_length()
        return self._answered((*ids, *[ids[-1]] * (size - len(ids))))

    def all(self) -> list[tuple[Any, ...]]:
        """The rows of a query that takes no ids."""
        return self._answered(())

    def _answered(self, ids: Sequence[int]) -> list[tuple[Any, ...]]:
        sql, converters = self._compiled(len(ids))
        with connection.cursor() as cursor:
            cursor.execute(sql, ids)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return [_converted(row, converters) for row in rows] if converters else rows

    def _compiled(self, size: int) -> tuple[str, Converters]:
        if size not in self._written:
            compiler = self._rows(range(size)).query.get_compiler(DEFAULT_DB_ALIAS)
            sql, parameters = compiler.as_sql()
            assert parameters == tuple(range(size))
            found = compiler.get_converters([one for one, *_ in compiler.select])
            converters = [(place, *converting) for place, converting in found.items()]
            self._written[size] = sql, converters
        return self._written[size]


def _converted(row: tuple[Any, ...], converters: Converters) -> tuple[Any, ...]:
    """Dates as dates, JSON as what it says."""
    values = list(row)
    for place, steps, expression in converters:
        for convert in steps:
            values[place] = convert(values[place], expression, connection)
    return tuple(values)


def columns(model: type[models.Model], *left_out: str) -> dict[str, None]:
    """The names of a model's columns in their order, as its `from_db` takes them, which looks
    each of them up for each row."""
    return {
        field.attname: None
        for field in model._meta.concrete_fields
        if field.name not in left_out
    }
