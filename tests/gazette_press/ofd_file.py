"""The very pages of a PDF as an OFD (GB/T 33190): a zip of XML, millimetres from the top."""

import io
import zipfile
from collections.abc import Sequence
from itertools import groupby, pairwise
from xml.sax.saxutils import escape, quoteattr

from tests.gazette_press.pdf_file import PdfPage, Placed
from tests.gazette_press.pdf_fonts import Font, advance

_MILLIMETRE = 25.4 / 72  # a point
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_file(pages: Sequence[PdfPage], extra: str = "", layers: str = "") -> bytes:
    """`extra` is XML after each page's text, `layers` before each page's content."""
    fonts = {
        id(placed.font): placed.font for page in pages for placed in page.characters
    }
    parts = {
        "OFD.xml": _xml(
            "OFD",
            "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>",
        ),
        "Doc_0/Document.xml": _xml("Document", _document(pages)),
        "Doc_0/PublicRes.xml": _xml("Res", _fonts(list(fonts.values()))),
    }
    for number, page in enumerate(pages):
        objects = "".join(_objects(page, list(fonts)))
        content = f"<ofd:Layer ID='9'>{objects}{extra}</ofd:Layer>"
        parts[f"Doc_0/Pages/{number}/Content.xml"] = _xml(
            "Page", f"{layers}<ofd:Content>{content}</ofd:Content>"
        )
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in parts.items():
            container.writestr(name, text)
    return written.getvalue()


def _xml(root: str, held: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{head}<ofd:{root} {_NAMESPACE}>{held}</ofd:{root}>"


def _document(pages: Sequence[PdfPage]) -> str:
    width, height = (side * _MILLIMETRE for side in pages[0].sides)
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/{number}/Content.xml"/>'
        for number in range(len(pages))
    )
    return (
        "<ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>0 0 {width:.4f} {height:.4f}</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>"
    )


def _fonts(fonts: Sequence[Font]) -> str:
    listed = "".join(
        f'<ofd:Font ID="{number}" FontName={quoteattr(font.name)}/>'
        for number, font in enumerate(fonts)
    )
    return f"<ofd:Fonts>{listed}</ofd:Fonts>"


def _objects(page: PdfPage, fonts: Sequence[int]) -> list[str]:
    """A text object for each stretch of one line in one font and size."""
    stretches = groupby(page.characters, lambda one: (one.y, one.size, id(one.font)))
    return [
        _object(list(held), page.sides[1], fonts.index(font))
        for (_, _, font), held in stretches
    ]


def _object(held: Sequence[Placed], height: int, font: int) -> str:
    first, last = held[0], held[-1]
    size = first.size * _MILLIMETRE
    x, y = first.x * _MILLIMETRE, (height - first.y) * _MILLIMETRE
    wide = (last.x - first.x) * _MILLIMETRE + size * advance(last.character)
    steps = " ".join(f"{(b.x - a.x) * _MILLIMETRE:.4f}" for a, b in pairwise(held))
    text = escape(
        "".join(one.font.read_as.get(one.character, one.character) for one in held)
    )
    return (
        f'<ofd:TextObject ID="7" Boundary="{x:.4f} {y - size:.4f} {wide:.4f} {size:.4f}"'
        f' Font="{font}" Size="{size:.4f}"><ofd:TextCode X="0" Y="{size:.4f}"'
        f' DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )
