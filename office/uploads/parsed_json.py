"""A parsed issue as bytes that name the parser's version, so that what was reviewed is what is
published, or is read anew."""

from documents.importing.corrected import kept_parses
from documents.parsing import PARSER_VERSION
from documents.parsing.types import ParsedIssue

_END = b"\n"  # of the version


class OtherVersion(Exception):
    """Another version of the parser read it, whose shapes may be others."""


def as_bytes(parsed: ParsedIssue) -> bytes:
    return PARSER_VERSION.encode() + _END + kept_parses.as_bytes(parsed)


def from_bytes(data: bytes) -> ParsedIssue:
    """Raises OtherVersion where the parser has changed since."""
    version, _, told = data.partition(_END)
    if version != PARSER_VERSION.encode():
        raise OtherVersion
    return kept_parses.from_bytes(told)
