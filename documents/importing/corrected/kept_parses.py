"""Parses of held issues, kept as compressed JSON: to parse one takes seconds, to read it again
a tenth of one.

A parse lies under the hash of what it follows from: the file, the parser and the issue. What is
damaged or gone is parsed again.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from django.conf import settings

from documents.importing.kept_files import keep
from documents.parsing.types import ParsedIssue

_QUICKLY = 1


def keep_parse(name: str, parsed: ParsedIssue) -> None:
    """Keep it under this name, in the place of what is there."""
    told = json.dumps(asdict(parsed), default=date.isoformat, ensure_ascii=False)
    keep(_path(name), zlib.compress(told.encode(), _QUICKLY))


def kept_parse(name: str) -> ParsedIssue | None:
    """What was kept under this name; None where there is nothing that can be read."""
    try:
        told = json.loads(zlib.decompress(_path(name).read_bytes()))
        return cast(ParsedIssue, _reader(ParsedIssue)(told))
    except (OSError, zlib.error, ValueError, KeyError):
        return None


def drop_parses(*, but: set[str]) -> None:
    """Remove all parses but those of these names."""
    for path in _folder().glob("*.json.z"):
        if path.name.removesuffix(".json.z") not in but:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA_DIR, "parses")


def _path(name: str) -> Path:
    return _folder() / f"{name}.json.z"


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    """What makes a value of this type from its JSON."""
    if is_dataclass(kind):
        return _reader_of_fields(cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is date:
        return date.fromisoformat
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _reader_of_items(arguments)
    if origin is UnionType:
        [known] = [each for each in arguments if each is not NoneType]
        read = _reader(known)
        return lambda told: None if told is None else read(told)
    return _as_it_is


def _as_it_is(told: Any) -> Any:
    return told


def _reader_of_items(arguments: tuple[Any, ...]) -> Reader:
    read = _reader(arguments[0])
    return tuple if read is _as_it_is else lambda told: tuple(map(read, told))


def _reader_of_fields(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = [(each.name, _reader(hints[each.name])) for each in fields(kind)]
    return lambda told: kind(**{name: read(told[name]) for name, read in readers})
