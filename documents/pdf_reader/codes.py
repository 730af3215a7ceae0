"""What the codes of a composite font mean, and how wide they are.

pdfminer looks up in ToUnicode, which speaks of codes, the glyphs that they stand for,
and drops without a word what is coded by a map of the file's own or by an unknown one.
After this stage every code of a string is a character, if only one that nobody knows.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, TypeGuard

from pdfminer.cmapdb import (
    CMap,
    CMapBase,
    CMapDB,
    CMapParser,
    FileUnicodeMap,
    IdentityCMap,
    IdentityCMapByte,
    UnicodeMap,
)
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdffont import PDFCIDFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.psparser import PSKeyword, PSLiteral
from pdfminer.utils import choplist, nunpack

from documents.pdf_reader.limits import MEANINGS, Refused

_UNICODE = {"UCS2": "utf-16-be", "UTF16": "utf-16-be", "UTF32": "utf-32-be"}
_CHINESE = ("GB", "UniGB")  # how the names of maps to Adobe-GB1 begin
_OF_FILE = ("Adobe-Identity", "Adobe-UCS")  # glyphs are those of the font's file
_LARGEST = 1 << 32
_MAPS_DEEP = 5  # a map that is built upon a map
_BROKEN = (AssertionError, LookupError, OverflowError, TypeError, ValueError)
_BROKEN_FONT = (*_BROKEN, PDFException, struct.error)


class Meanings(FileUnicodeMap):
    """A map of the file's: it can name more in a few bytes than there is room for."""

    def __init__(self, **kwargs: str | int) -> None:
        super().__init__(**kwargs)
        self._left = MEANINGS

    def add_cid2unichr(self, cid: int, code: PSLiteral | bytes | int) -> None:
        self._left -= 1
        if self._left < 0:
            raise Refused("meanings")
        super().add_cid2unichr(cid, code)


class FileCodes(CMapBase):
    """A map of the file's from codes to glyphs: ranges, looked up when needed."""

    def __init__(self) -> None:
        super().__init__()
        self.spaces: list[tuple[bytes, bytes]] = []
        self.ranges: list[tuple[int, int, int, int]] = []  # bytes, first, last, glyph
        self.base: CMapBase | None = None

    def use_cmap(self, cmap: CMapBase) -> None:
        self.base = cmap

    def length(self, data: bytes, at: int) -> int:
        """How many bytes the code has that begins here."""
        for low, high in self.spaces:
            code = data[at : at + len(low)]
            parts = zip(low, code, high, strict=False)
            if len(code) == len(low) and all(a <= byte <= b for a, byte, b in parts):
                return len(low)
        return min((len(low) for low, _ in self.spaces), default=2)

    def glyph(self, code: bytes) -> int | None:
        value = nunpack(code)
        place = bisect_right(self.ranges, (len(code), value, _LARGEST, 0)) - 1
        if place >= 0:
            length, first, last, glyph = self.ranges[place]
            if length == len(code) and first <= value <= last:
                return glyph + value - first
        return _glyph(self.base, code) if self.base else None


class _FileCodesParser(CMapParser):
    """Reads what pdfminer's own takes for a map of meanings."""

    def __init__(self, codes: FileCodes, data: bytes) -> None:
        super().__init__(codes, BytesIO(data))
        self._codes = codes

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        kind = token.name
        if kind not in (b"endcodespacerange", b"endcidrange", b"endcidchar"):
            super().do_keyword(pos, token)
            return
        held = [found for _, found in self.popall()]
        if kind == b"endcodespacerange":
            self._codes.spaces += [
                pair for pair in choplist(2, held) if _are_bytes(pair)
            ]
        elif kind == b"endcidrange":
            for low, high, glyph in choplist(3, held):
                self._add(low, high, glyph)
        else:
            for code, glyph in choplist(2, held):
                self._add(code, code, glyph)

    def _add(self, low: Any, high: Any, glyph: Any) -> None:
        if _are_bytes((low, high)) and isinstance(glyph, int):
            self._codes.ranges.append((len(low), nunpack(low), nunpack(high), glyph))


def _are_bytes(pair: tuple[Any, ...]) -> TypeGuard[tuple[bytes, bytes]]:
    low, high = pair
    return isinstance(low, bytes) and isinstance(high, bytes) and len(low) == len(high)


def _file_codes(stream: PDFStream, deep: int = 0) -> FileCodes:
    codes = FileCodes()
    used = resolve1(stream.get("UseCMap"))
    if isinstance(used, PDFStream) and deep < _MAPS_DEEP:
        codes.base = _file_codes(used, deep + 1)
    elif isinstance(used, PSLiteral):
        codes.base = _named_codes(str(used.name))
    _FileCodesParser(codes, stream.get_data()).run()
    codes.ranges.sort()
    if isinstance(codes.base, FileCodes):
        codes.spaces += codes.base.spaces
    codes.set_attr("WMode", resolve1(stream.get("WMode", codes.attrs.get("WMode", 0))))
    return codes


def _named_codes(name: str) -> CMapBase:
    """An unknown map is read two bytes a code, as nearly all are; its glyphs say nothing."""
    try:
        return CMapDB.get_cmap(name)
    except CMapDB.CMapNotFound:
        return IdentityCMap(WMode=int(name.endswith("V")))


def _glyph(codes: CMapBase, code: bytes) -> int | None:
    if isinstance(codes, FileCodes):
        return codes.glyph(code)
    if isinstance(codes, IdentityCMap):
        return nunpack(code)
    step: Any = codes.code2cid if isinstance(codes, CMap) else None
    for byte in code:
        step = step.get(byte) if isinstance(step, dict) else None
    return step if isinstance(step, int) else None


def _length(codes: CMapBase, data: bytes, at: int) -> int:
    if isinstance(codes, FileCodes):
        return codes.length(data, at)
    if isinstance(codes, IdentityCMapByte):
        return 1
    if not isinstance(codes, CMap):
        return 2
    step: Any = codes.code2cid
    end = at
    while isinstance(step, dict) and end < len(data):
        step = step.get(data[end])
        end += 1
    return end - at


class CodedFont(PDFCIDFont):
    """Takes the place of pdfminer's composite fonts. What it decodes to are codes, as
    numbers, and of these it tells width and meaning."""

    def __init__(
        self, manager: Any, spec: Mapping[str, Any], strict: bool = False
    ) -> None:
        self._glyphs: dict[int, int | None] = {}
        self._codec: str | None = None
        try:
            super().__init__(manager, _without_file(spec, "ToUnicode" in spec), strict)
        except _BROKEN_FONT:
            super().__init__(manager, _without_file(spec, True), strict)
        mapped = self.unicode_map if "ToUnicode" in spec else None
        self._by_code = mapped
        self._by_glyph = self._of_collection() if mapped else self.unicode_map
        of_file = not mapped and self.cidcoding in _OF_FILE
        self._places = _places(spec) if of_file else b""

    def get_cmap_from_spec(self, spec: Mapping[str, Any], strict: bool) -> CMapBase:
        encoding = resolve1(spec.get("Encoding"))
        if isinstance(encoding, PDFStream):
            return _file_codes(encoding)
        name = self._get_cmap_name(spec, strict)
        if name.startswith(_CHINESE):
            self.cidcoding = "Adobe-GB1"
        parts = name.split("-")
        if parts[0].startswith("Uni") and len(parts) > 1:
            self._codec = _UNICODE.get(parts[1])
        return _named_codes(name)

    def _of_collection(self) -> UnicodeMap | None:
        try:
            return CMapDB.get_unicode_map(self.cidcoding, self.is_vertical())
        except CMapDB.CMapNotFound:
            return None

    def decode(self, bytes: bytes) -> Iterator[int]:
        at = 0
        while at < len(bytes):
            length = _length(self.cmap, bytes, at)
            code = bytes[at : at + length]
            at += length
            number = nunpack(code)
            if number not in self._glyphs:
                self._glyphs[number] = _glyph(self.cmap, code)
            yield number

    def char_width(self, code: int) -> float:
        width = self.widths.get(self._glyphs.get(code) or 0, self.default_width)
        return float(width) * self.hscale

    def to_unichr(self, code: int) -> str:
        if text := _meaning(self._by_code, code):
            return text
        if self._codec:
            size = 4 if self._codec == "utf-32-be" or code > 0xFFFF else 2
            return code.to_bytes(size, "big").decode(self._codec, "replace")
        if text := _meaning(self._by_glyph, self._place(self._glyphs.get(code))):
            return text
        raise PDFUnicodeNotDefined(self.cidcoding, code)

    def _place(self, glyph: int | None) -> int | None:
        """Where the font's own file has it, if the file is asked."""
        if glyph is None or not self._places:
            return glyph
        return nunpack(self._places[2 * glyph : 2 * glyph + 2])


def _meaning(meanings: UnicodeMap | None, key: int | None) -> str | None:
    """Nothing where the map leads to U+0000: another one may know."""
    if meanings is None or key is None:
        return None
    try:
        return meanings.get_unichr(key).replace("\x00", "")
    except (KeyError, ValueError):
        return None


def _places(spec: Mapping[str, Any]) -> bytes:
    stream = resolve1(spec.get("CIDToGIDMap"))
    return stream.get_data() if isinstance(stream, PDFStream) else b""


def _without_file(spec: Mapping[str, Any], without: bool) -> dict[str, Any]:
    """The font's own file says what its glyphs mean only where nothing else does; it can
    be large, and broken."""
    kept = dict(spec)
    described = dict_value(kept.get("FontDescriptor", {}))
    if without and "FontFile2" in described:
        kept["FontDescriptor"] = {
            key: value for key, value in described.items() if key != "FontFile2"
        }
    return kept
