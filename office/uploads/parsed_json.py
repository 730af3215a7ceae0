"""A parsed issue as JSON, and back again: what was reviewed is what is published.

Any of the frozen dataclasses of `documents.parsing.types` is a list of its fields' values in
their order, an enumeration its value, a date its ISO form. Bytes of another parser's version
are not read: its shapes may be others.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from documents.parsing import PARSER_VERSION
from documents.parsing.types import ParsedIssue

_Read = Callable[[Any], Any]


class OtherVersion(Exception):
    """Another version of the parser read it."""


def as_bytes(parsed: ParsedIssue) -> bytes:
    """Compressed by zlib."""
    told = [PARSER_VERSION, _told(parsed)]
    return zlib.compress(json.dumps(told, ensure_ascii=False).encode())


def from_bytes(data: bytes) -> ParsedIssue:
    """Raises OtherVersion where the parser has changed since."""
    version, told = json.loads(zlib.decompress(data))
    if version != PARSER_VERSION:
        raise OtherVersion
    issue: ParsedIssue = _reader(ParsedIssue)(told)
    return issue


def _told(value: Any) -> Any:
    if is_dataclass(value):
        return [_told(getattr(value, name)) for name in _names(value.__class__)]
    if isinstance(value, tuple):
        return [_told(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> _Read:
    """What makes a value of this type of what `_told` says."""
    if is_dataclass(kind):
        assert isinstance(kind, type)
        hints = get_type_hints(kind)
        readers = [_reader(hints[name]) for name in _names(kind)]

        def made(told: Any) -> Any:
            return kind(*[read(one) for read, one in zip(readers, told, strict=True)])

        return made
    if get_origin(kind) is tuple:
        return _tuple_reader(get_args(kind))
    if get_origin(kind) is UnionType:
        [some] = [_reader(one) for one in get_args(kind) if one is not NoneType]
        return lambda told: None if told is None else some(told)
    if kind is date:
        return date.fromisoformat
    if issubclass(kind, Enum):
        return lambda told: kind(told)
    return lambda told: told


def _tuple_reader(kinds: tuple[Any, ...]) -> _Read:
    [item] = [_reader(kind) for kind in kinds if kind is not Ellipsis]
    return lambda told: tuple(map(item, told))
