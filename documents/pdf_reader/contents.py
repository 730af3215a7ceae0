"""What a page draws: streams → operands and operators, one after the other.

pdfminer reads byte by byte, and that is most of the time that a page takes. What is
plain (numbers, names, strings, arrays, dictionaries, operators) is read here by one
pattern; a page with anything else is left to pdfminer as a whole.
"""

import re
import zlib
from collections.abc import Iterator, Sequence

from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import stream_value
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT

from documents.pdf_reader.limits import Refused

_NUMBER, _NAME, _HEX, _STRING, _MARK, _OPERATOR = range(1, 7)  # groups, in order
_KINDS = (
    rb"([+-]?(?:\d+\.?\d*|\.\d+))END",
    rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%#]+)",
    rb"<([0-9A-Fa-f\x00\t\n\x0c\r ]*)>",
    rb"\(([^()\\]*(?:\\[\s\S][^()\\]*)*)\)",
    rb"(<<|>>|[\[\]])",
    rb"([A-Za-z'\x22][A-Za-z0-9*]*)END",
)
_NO_TOKEN = rb"[\x00\t\n\x0c\r ]+|%[^\r\n]*"
_TOKEN = re.compile(
    b"|".join((_NO_TOKEN, *_KINDS)).replace(
        b"END", rb"(?=[\x00\t\n\x0c\r ()<>\[\]/%]|\Z)"
    )
)
_INLINE_IMAGE = re.compile(rb"\bBI\b")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDS = {b"true": True, b"false": False}


class Contents:
    """Takes the place of pdfminer's parser of contents."""

    def __init__(self, streams: Sequence[object]) -> None:
        data = b"\n".join(stream_value(stream).get_data() for stream in streams)
        self._objects = objects(data) if _is_plain(data) else None
        self._parser = None if self._objects else PDFContentParser(streams)

    def nextobject(self) -> tuple[int, object]:
        """With its place, which pdfminer's interpreter doesn't look at."""
        if self._parser:
            return self._parser.nextobject()
        for found in self._objects or ():
            return 0, found
        raise PSEOF("the contents end here")


def _is_plain(data: bytes) -> bool:
    return not _TOKEN.sub(b"", data) and not _INLINE_IMAGE.search(data)


def objects(data: bytes) -> Iterator[object]:
    """What stands in an array or dictionary comes in it. Whatever is open at the end
    is dropped, as is a bracket that closes nothing."""
    outer: list[list[object]] = []
    inner: list[object] | None = None
    for token in _TOKEN.finditer(data):
        kind = token.lastindex
        if kind is None:
            continue
        text = token[kind]
        if kind != _MARK:
            found = _single(kind, text)
        elif text in (b"[", b"<<"):
            outer.append(inner := [])
            continue
        elif inner is None:
            continue
        else:
            found = inner if text == b"]" else dict(_pairs(inner))
            outer.pop()
            inner = outer[-1] if outer else None
        if inner is None:
            yield found
        else:
            inner.append(found)


def _single(kind: int, text: bytes) -> object:
    if kind == _NUMBER:
        return float(text) if b"." in text else int(text)
    if kind == _NAME:
        return LIT(text.decode("utf-8", "replace"))
    if kind == _HEX:
        digits = text.translate(None, b"\x00\t\n\x0c\r ")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    if kind == _STRING:
        return _ESCAPE.sub(_unescaped, text) if b"\\" in text else text
    return _WORDS[text] if text in _WORDS else KWD(text)


def _unescaped(escape: re.Match[bytes]) -> bytes:
    octal, line_break, char = escape.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return b"" if line_break else _ESCAPED.get(char, char)


def _pairs(items: Sequence[object]) -> Iterator[tuple[str, object]]:
    for key, value in zip(items[::2], items[1::2], strict=False):
        yield str(getattr(key, "name", key)), value


def decompress(data: bytes) -> bytes:
    """Take a stream whose checksum is wrong, but none that is broken in the middle:
    pdfminer would take nothing for it, and go on."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[2:])
    except zlib.error as error:
        raise Refused("damaged") from error
