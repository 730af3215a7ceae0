"""Fonts of a PDF that are not embedded, coded as different programs code them.

A Type0 font with Identity-H needs no font file for its text to be read: widths stand
in its dictionary, and what its codes mean in its ToUnicode map. A symbol font whose
map is off by 49 rows is what garbles real gazettes, and one line here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

Stream = Callable[..., int]  # adds a stream, gives its number
Add = Callable[[bytes], int]


class Coding(StrEnum):
    """How a font's codes are made up, by the name of its map or of its kind."""

    IDENTITY = "Identity-H"
    DOWN = "Identity-V"
    OF_FILE = "of-file"  # a map within the file
    UNKNOWN = "House-H"  # a map that nobody has
    GBK = "GBK-EUC-H"
    UCS2 = "UniGB-UCS2-H"
    UTF16 = "UniGB-UTF16-H"
    DRAWN = "Type3"  # its glyphs are drawn by the file
    SIMPLE = "TrueType"


ENCODED = {Coding.GBK: "gbk", Coding.UCS2: "utf-16-be", Coding.UTF16: "utf-16-be"}
ONE_BYTE = (Coding.DRAWN, Coding.SIMPLE)


@dataclass(slots=True)
class Font:
    """Codes are handed out as characters are first printed, unless the coding says them.
    `read_as` is what a reader is told that a character is; with `silent`, nothing."""

    name: str
    read_as: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    coding: Coding = Coding.IDENTITY
    codes: dict[str, str] = field(default_factory=dict)

    def encoded(self, character: str) -> str:
        if character not in self.codes:
            self.codes[character] = self._code(character)
        return self.codes[character]

    def _code(self, character: str) -> str:
        if self.coding in ENCODED:
            return character.encode(ENCODED[self.coding]).hex()
        number = len(self.codes) + 1
        return f"{number:02x}" if self.coding in ONE_BYTE else f"{number:04x}"


def advance(character: str) -> float:
    """The width of a character as a fraction of the type size: 0.5 for ASCII, 1 for a hanzi."""
    return 0.5 if character < "\x80" else 1.0


def font_object(font: Font, add: Add, stream: Stream) -> int:
    meanings = b"" if font.silent else b"/ToUnicode %d 0 R" % stream(_to_unicode(font))
    if font.coding is Coding.DRAWN:
        return add(_drawn(font, meanings, stream(b"1000 0 d0")))
    described = add(
        b"<< /Type /FontDescriptor /FontName /%b /Flags 4 /FontBBox [0 -200 1000 900]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
        % font.name.encode()
    )
    if font.coding is Coding.SIMPLE:
        head = b"/Type /Font /Subtype /TrueType /BaseFont /%b" % font.name.encode()
        return add(
            b"<< %b /FontDescriptor %d 0 R %b %b >>"
            % (head, described, _widths_in_order(font, 1), meanings)
        )
    return add(_composite(font, described, meanings, add, stream))


def _composite(
    font: Font, described: int, meanings: bytes, add: Add, stream: Stream
) -> bytes:
    name = font.name.encode()
    ordering = b"GB1" if font.coding in ENCODED else b"Identity"
    descendant = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /FontDescriptor %d 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (%b) /Supplement 2 >>"
        b" /DW 1000 /W [%b] >>" % (name, described, ordering, _widths(font))
    )
    coding = b"/" + font.coding.encode()
    if font.coding is Coding.OF_FILE:
        coding = b"%d 0 R" % stream(_OF_FILE, b"/Type /CMap /CMapName /House-H")
    return (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding %b"
        b" /DescendantFonts [%d 0 R] %b >>" % (name, coding, descendant, meanings)
    )


_OF_FILE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    b"/CMapName /House-H def /WMode 0 def\n"
    b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    b"2 begincidrange <0000> <00ff> 0 <0100> <ffff> 256 endcidrange\n"
    b"endcmap end end"
)


def _widths(font: Font) -> bytes:
    """Of what is narrow, by glyph: in the collection of Chinese ASCII comes first, or at
    814 where it is half as wide."""
    if font.coding is Coding.GBK:
        return b"814 908 500"
    if font.coding in ENCODED:
        return b"1 95 500"
    narrow = [int(code, 16) for char, code in font.codes.items() if advance(char) < 1]
    return b" ".join(b"%d [500]" % code for code in sorted(narrow))


def _widths_in_order(font: Font, unit: float) -> bytes:
    widths = b" ".join(b"%g" % (1000 * unit * advance(char)) for char in font.codes)
    return b"/FirstChar 1 /LastChar %d /Widths [%b]" % (len(font.codes), widths)


def _drawn(font: Font, meanings: bytes, glyph: int) -> bytes:
    """Its glyphs count in hundredths, not in thousandths."""
    names = b" ".join(b"/g%d" % number for number in range(1, len(font.codes) + 1))
    glyphs = b" ".join(
        b"/g%d %d 0 R" % (n, glyph) for n in range(1, len(font.codes) + 1)
    )
    return (
        b"<< /Type /Font /Subtype /Type3 /Name /%b /FontBBox [0 -20 100 90]"
        b" /FontMatrix [0.01 0 0 0.01 0 0] /Encoding << /Differences [1 %b] >>"
        b" /CharProcs << %b >> %b %b >>"
        % (
            font.name.encode(),
            names,
            glyphs,
            _widths_in_order(font, 0.1),
            meanings,
        )
    )


def _to_unicode(font: Font) -> bytes:
    size = 2 if font.coding in ONE_BYTE else 4
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Meanings def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * size}> <{'f' * size}> endcodespacerange",
    ]
    for character, code in font.codes.items():
        read = font.read_as.get(character, character)
        lines.append(
            f"1 beginbfchar <{code}> <{read.encode('utf-16-be').hex()}> endbfchar"
        )
    return "\n".join([*lines, "endcmap end end"]).encode()
