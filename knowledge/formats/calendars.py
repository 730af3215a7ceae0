"""Days as a calendar file (iCalendar, RFC 5545), for whatever keeps one's appointments."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

CONTENT_TYPE = "text/calendar; charset=utf-8"
_LINE = 75  # octets, 3.1
_ESCAPES = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None}
)


@dataclass(frozen=True, slots=True)
class Day:
    """An entry for a whole day. `uid` stays the same for the same entry."""

    uid: str
    on: date
    summary: str
    description: str
    url: str


def calendar(name: str, days: Iterable[Day], changed_at: datetime) -> bytes:
    """The file, its lines folded at 75 octets between characters."""
    stamp = changed_at.astimezone(UTC)
    return "".join(
        f"{line}\r\n" for raw in _lines(name, days, stamp) for line in _folded(raw)
    ).encode()


def _lines(name: str, days: Iterable[Day], stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gazette//zh-CN")
    yield f"X-WR-CALNAME:{_escaped(name)}"
    for day in days:
        yield "BEGIN:VEVENT"
        yield f"UID:{_escaped(day.uid)}"
        yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{_escaped(day.summary)}"
        yield f"DESCRIPTION:{_escaped(day.description)}"
        yield f"URL:{day.url}"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """Further lines begin with a blank, which counts."""
    piece, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LINE:
            yield piece
            piece, size = " ", 1
        piece += char
        size += octets
    yield piece
