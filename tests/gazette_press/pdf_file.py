"""A PDF as bytes: pages of placed characters in fonts that are not embedded.

A Type0 font with Identity-H needs no font file for its text to be read: widths stand
in its dictionary, and what its codes mean in its ToUnicode map. A symbol font whose
map is off by 49 rows is what garbles real gazettes, and one line here.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

A4 = (595, 842)


@dataclass(slots=True)
class Font:
    """Codes are handed out as characters are first printed. `read_as` is what a reader
    is told that a character is; with `silent`, it is told nothing."""

    name: str
    read_as: dict[str, str] = field(default_factory=dict)
    vertical: bool = False
    silent: bool = False
    codes: dict[str, int] = field(default_factory=dict)

    def encoded(self, character: str) -> str:
        return f"{self.codes.setdefault(character, len(self.codes) + 1):04x}"


@dataclass(frozen=True, slots=True)
class Placed:
    """A character at its place: `x` and `y` are its origin, from the bottom left."""

    character: str
    x: float
    y: float
    size: float
    font: Font


@dataclass(frozen=True, slots=True)
class PdfPage:
    """`before` and `extra` are content before and after the text; `crop` is what is shown
    of the sheet; `in_form` puts the text into a form that the page draws."""

    characters: tuple[Placed, ...]
    rotate: int = 0
    turned: bool = False  # the text itself runs upwards
    extra: bytes = b""
    before: bytes = b""
    sides: tuple[int, int] = A4
    crop: tuple[int, int, int, int] | None = None
    in_form: bool = False


def advance(character: str) -> float:
    """In parts of the type size: ASCII is half as wide as a hanzi."""
    return 0.5 if character < "\x80" else 1.0


class _Objects:
    """Indirect objects in the order in which their numbers were given."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def add(self, body: bytes = b"") -> int:
        self.bodies.append(body)
        return len(self.bodies)

    def set(self, number: int, body: bytes) -> None:
        self.bodies[number - 1] = body

    def stream(self, data: bytes, entries: bytes = b"") -> int:
        packed = zlib.compress(data)
        head = b"<< /Length %d /Filter /FlateDecode %b >>" % (len(packed), entries)
        return self.add(head + b"\nstream\n" + packed + b"\nendstream")

    def file(self, trailer: bytes) -> bytes:
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        places, length = [], len(parts[0])
        for number, body in enumerate(self.bodies, 1):
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            places.append(length)
            length += len(part)
            parts.append(part)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        size = len(places) + 1
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table))
        parts.append(b"trailer\n<< /Size %d %b >>\n" % (size, trailer))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
        return b"".join(parts)


def pdf_file(pages: Sequence[PdfPage], *, encrypt: bytes = b"") -> bytes:
    """The file. `encrypt` is the body of an encryption dictionary, if there is to be one."""
    objects = _Objects()
    catalog, tree = objects.add(), objects.add()
    objects.set(catalog, b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    fonts = _fonts(pages)
    texts = [_content(page, fonts) for page in pages]
    contents = [
        objects.stream(b"/Fm0 Do" if page.in_form else text)
        for page, text in zip(pages, texts, strict=True)
    ]
    resources = _resources(objects, fonts)
    kids = []
    for page, text, content in zip(pages, texts, contents, strict=True):
        used = b"%d 0 R" % resources
        if page.in_form:
            used = _form(objects, page, text, used)
        kids.append(_page(objects, page, tree, content, used))
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects.set(tree, b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), listed))
    trailer = b"/Root %d 0 R" % catalog
    if encrypt:
        trailer += b" /ID [<00> <00>] /Encrypt %d 0 R" % objects.add(encrypt)
    return objects.file(trailer)


def _form(objects: _Objects, page: PdfPage, text: bytes, used: bytes) -> bytes:
    """The page's text in a form, and the resources that name it."""
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 %d %d] /Resources %b"
    form = objects.stream(text, entries % (*page.sides, used))
    return b"<< /XObject << /Fm0 %d 0 R >> >>" % form


def _page(
    objects: _Objects, page: PdfPage, tree: int, content: int, used: bytes
) -> int:
    sides = page.sides[::-1] if page.turned else page.sides
    crop = b"/CropBox [%d %d %d %d]" % page.crop if page.crop else b""
    return objects.add(
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %d %d] %b /Rotate %d"
        b" /Resources %b /Contents %d 0 R >>"
        % (tree, *sides, crop, page.rotate, used, content)
    )


def _fonts(pages: Iterable[PdfPage]) -> list[Font]:
    found: dict[int, Font] = {}
    for page in pages:
        for placed in page.characters:
            found[id(placed.font)] = placed.font
    return list(found.values())


def _content(page: PdfPage, fonts: Sequence[Font]) -> bytes:
    names = {id(font): f"F{index}" for index, font in enumerate(fonts)}
    lines = [page.before.decode(), "BT"]
    lines += [
        f"/{names[id(p.font)]} {p.size:.2f} Tf {_matrix(p, page)} Tm"
        f" <{p.font.encoded(p.character)}> Tj"
        for p in page.characters
    ]
    return "\n".join([*lines, "ET"]).encode() + b"\n" + page.extra


def _matrix(placed: Placed, page: PdfPage) -> str:
    if page.turned:
        return f"0 1 -1 0 {page.sides[1] - placed.y:.2f} {placed.x:.2f}"
    return f"1 0 0 1 {placed.x:.2f} {placed.y:.2f}"


def _resources(objects: _Objects, fonts: Sequence[Font]) -> int:
    named = b" ".join(
        b"/F%d %d 0 R" % (index, _font(objects, font))
        for index, font in enumerate(fonts)
    )
    return objects.add(b"<< /Font << %b >> >>" % named)


def _font(objects: _Objects, font: Font) -> int:
    narrow = [code for char, code in font.codes.items() if advance(char) < 1]
    widths = b" ".join(b"%d [500]" % code for code in sorted(narrow))
    name = font.name.encode()
    described = objects.add(
        b"<< /Type /FontDescriptor /FontName /%b /Flags 4 /FontBBox [0 -200 1000 900]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>" % name
    )
    descendant = objects.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%b /FontDescriptor %d 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /DW 1000 /W [%b] >>" % (name, described, widths)
    )
    meanings = (
        b"" if font.silent else b"/ToUnicode %d 0 R" % objects.stream(_to_unicode(font))
    )
    return objects.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%b /Encoding /Identity-%b"
        b" /DescendantFonts [%d 0 R] %b >>"
        % (name, b"V" if font.vertical else b"H", descendant, meanings)
    )


def _to_unicode(font: Font) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Meanings def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    for character, code in font.codes.items():
        read = font.read_as.get(character, character)
        lines.append(
            f"1 beginbfchar <{code:04x}> <{read.encode('utf-16-be').hex()}> endbfchar"
        )
    return "\n".join([*lines, "endcmap end end"]).encode()
