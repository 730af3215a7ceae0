"""An issue's rows as bytes, and back again, each row under its own primary key.

The bytes are JSON in Django's serialization format, compressed by zlib. Keys of rows that were
deleted are never given to others, so a row that is put back takes nobody's place.
"""

import json
import zlib
from collections.abc import Iterator
from datetime import date
from itertools import chain, groupby
from typing import Any

from django.core import serializers
from django.core.serializers.base import DeserializedObject
from django.db.models import Model

from documents.models import (
    Clause,
    ClauseAlias,
    Document,
    DocumentAlias,
    GoneClause,
    ImportWarning,
    Issue,
    Part,
    Withdrawal,
    WithdrawnAddress,
)

# Each model with how its rows lead to their issue; what is referred to comes first.
_ROWS: tuple[tuple[type[Model], str], ...] = (
    (Issue, "pk"),
    (Document, "issue"),
    (DocumentAlias, "document__issue"),
    (Part, "document__issue"),
    (Clause, "document__issue"),
    (ClauseAlias, "document__issue"),
    (GoneClause, "document__issue"),
    (Withdrawal, "issue"),
    (WithdrawnAddress, "withdrawal__issue"),
    (ImportWarning, "issue"),
)
_DATED = (Issue, Withdrawal)  # bulk_create would give these the time of now


def snapshot(issue_pk: int) -> bytes | None:
    """All rows of an issue; None where there is no such issue."""
    rows = list(chain.from_iterable(_rows(issue_pk)))
    if not rows:
        return None
    # Django's own JSON would cut times to milliseconds.
    told = json.dumps(serializers.serialize("python", rows), default=_iso)
    return zlib.compress(told.encode())


def _iso(value: date) -> str:
    """A date, or a time with its zone."""
    return value.isoformat()


def _rows(issue_pk: int) -> Iterator[Any]:
    for model, lookup in _ROWS:
        manager = model._default_manager
        yield manager.filter(**{lookup: issue_pk}).order_by("pk").iterator()


def read_snapshot(data: bytes) -> list[DeserializedObject]:
    """The rows, not saved. A field that has gone since is passed over, one that is new has
    its default."""
    told = json.loads(zlib.decompress(data))
    return list(serializers.deserialize("python", told, ignorenonexistent=True))


def put_back(rows: list[DeserializedObject]) -> None:
    """Save the rows of a snapshot as they were; none of them may be there."""
    for model, group in groupby(rows, key=lambda row: type(row.object)):
        if model in _DATED:
            for row in group:
                row.save()
        else:
            model._default_manager.bulk_create(row.object for row in group)


def slugs_in(rows: list[DeserializedObject]) -> set[str]:
    """Every address that leads to a document of the snapshot, or did."""
    addressed = (Document, DocumentAlias, WithdrawnAddress)
    objects = (row.object for row in rows)
    return {each.slug for each in objects if isinstance(each, addressed)}
