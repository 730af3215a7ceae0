"""A PDF as bytes: pages of placed characters."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.gazette_press.pdf_fonts import Font, font_object

A4 = (595, 842)


@dataclass(frozen=True, slots=True)
class Placed:
    """A character at its place: `x` and `y` are its origin, from the bottom left. `grey`
    is 0 where it is black and 1 where it is white; `let_through` lets through what it
    stands on; `downwards`, that it lies on its side as a line down the page has it."""

    character: str
    x: float
    y: float
    size: float
    font: Font
    grey: float = 0.0
    let_through: bool = False
    downwards: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """`before` and `extra` are content before and after the text; `crop` is what is shown
    of the sheet; `in_form` puts the text into a form that the page draws, after what `form_state` sets."""

    characters: tuple[Placed, ...]
    rotate: int = 0
    turned: bool = False  # the text itself runs upwards
    extra: bytes = b""
    before: bytes = b""
    sides: tuple[int, int] = A4
    crop: tuple[int, int, int, int] | None = None
    in_form: bool = False
    form_state: bytes = b""


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
        objects.stream(page.form_state + b" /Fm0 Do" if page.in_form else text)
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
    painted = (0.0, False)
    for p in page.characters:
        if (p.grey, p.let_through) != painted:
            painted = (p.grey, p.let_through)
            lines.append(f"{p.grey:g} g /{'Thin' if p.let_through else 'Full'} gs")
        lines.append(
            f"/{names[id(p.font)]} {p.size:.2f} Tf {_matrix(p, page)} Tm"
            f" <{p.font.encoded(p.character)}> Tj"
        )
    return "\n".join([*lines, "ET"]).encode() + b"\n" + page.extra


def _matrix(placed: Placed, page: PdfPage) -> str:
    if page.turned:
        return f"0 1 -1 0 {page.sides[1] - placed.y:.2f} {placed.x:.2f}"
    turn = "0 -1 1 0" if placed.downwards else "1 0 0 1"
    return f"{turn} {placed.x:.2f} {placed.y:.2f}"


def _resources(objects: _Objects, fonts: Sequence[Font]) -> int:
    named = b" ".join(
        b"/F%d %d 0 R" % (index, font_object(font, objects.add, objects.stream))
        for index, font in enumerate(fonts)
    )
    states = b"/Thin << /Type /ExtGState /ca 0.25 >> /Full << /ca 1 >>"
    return objects.add(b"<< /Font << %b >> /ExtGState << %b >> >>" % (named, states))
