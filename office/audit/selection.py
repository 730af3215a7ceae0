"""Which entries are asked for, on the page and by the commands; and entries as files."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from documents.exporting.csv_table import table_lines
from office.audit.models import Entry

COLUMNS = ("序号", "时间", "操作人", "来源地址", "操作", "对象", "详情", "校验值")
_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Selection:
    """Entries of somebody, of an action, from one day to another, both included; of all where
    nothing is said."""

    actor: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None

    def entries(self) -> QuerySet[Entry]:
        """The entries, newest first."""
        found = Entry.objects.all()
        if self.actor:
            found = found.filter(actor=self.actor)
        if self.action:
            found = found.filter(action=self.action)
        if self.since:
            found = found.filter(at__gte=_midnight(self.since))
        if self.until and self.until < date.max:
            found = found.filter(at__lt=_midnight(self.until + timedelta(days=1)))
        return found

    def in_order(self) -> Iterator[Entry]:
        """The same, oldest first, read a few at a time."""
        return self.entries().order_by("pk").iterator(chunk_size=_CHUNK)


def json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """A line an entry, with all that its hash is made of."""
    for entry in entries:
        row = {
            "id": entry.pk,
            "at": entry.at.isoformat(timespec="microseconds"),
            "user": entry.user_id,
            "actor": entry.actor,
            "address": entry.address,
            "action": entry.action,
            "about": entry.about,
            "details": entry.details,
            "hash": entry.hash,
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"


def csv_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """A line an entry under COLUMNS, for spreadsheets; no cell is a formula."""
    return table_lines(COLUMNS, map(_cells, entries))


def _cells(entry: Entry) -> tuple[str, ...]:
    return (
        str(entry.pk),
        timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds"),
        entry.actor,
        entry.address,
        entry.action,
        entry.about,
        json.dumps(entry.details, ensure_ascii=False),
        entry.hash,
    )


FORMATS = {
    "csv": (csv_lines, "text/csv; charset=utf-8"),
    "jsonl": (json_lines, "application/jsonl; charset=utf-8"),
}


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
