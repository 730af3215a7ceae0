"""Reads the OFD on standard input and prints its characters, a JSON object a line.

Arguments and lines are those of `documents.pdf_reader.__main__`; millimetres from the top
become points from the bottom.
"""

import io
import sys
from collections.abc import Iterator
from typing import Any

from ofdkit.errors import OFDError, OFDLimitError
from ofdkit.package import Package

from documents.ofd_reader.drawing import Drawing, box_of, named
from documents.pdf_reader.__main__ import say
from documents.pdf_reader.limits import PAGES, Refused, go_on, set_limits

_A4 = (0.0, 0.0, 210.0, 297.0)


def main() -> None:
    """Limits first, then the file."""
    set_limits()
    first, step = map(int, sys.argv[1:])
    page = None
    try:
        for following, told in pages(sys.stdin.buffer.read(), first, step):
            say(told)
            go_on()
            page = following
        say({"done": True})
    except MemoryError:
        say({"error": "memory", "page": page})
    except OFDLimitError:
        say({"error": "container", "page": page})
    except Refused as refused:
        say({"error": str(refused), "page": page})
    except OFDError:
        say({"error": "damaged", "page": page})


def pages(data: bytes, first: int, step: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """What to say, and the number of the page that is read after it."""
    package = Package(io.BytesIO(data))
    root = package.read_xml("OFD.xml")
    [body, *_] = [*named(root, "DocBody"), None]
    where = _resolved(package, "OFD.xml", next(named(body, "DocRoot"), None))
    document = package.read_xml(where)
    listed = [page for tree in named(document, "Pages") for page in named(tree, "Page")]
    if len(listed) > PAGES:
        raise Refused("pages")
    book = _Book(package, where, document)
    yield first + 1, {"pages": len(listed)}
    for place in range(first, len(listed), step):
        yield place + step + 1, book.page(listed[place])


class _Book:
    """What all pages of a document share."""

    def __init__(self, package: Package, where: str, document: Any) -> None:
        self._package = package
        self._where = where
        self._box = _A4
        self._templates: dict[str, str] = {}
        self._fonts: dict[str, str] = {}
        for common in named(document, "CommonData"):
            for area in named(common, "PageArea"):
                self._box = _shown(area) or _A4
            for template in named(common, "TemplatePage"):
                place = package.resolve(where, template.get("BaseLoc"))
                if place:
                    self._templates[template.get("ID", "")] = place
            for kind in ("PublicRes", "DocumentRes"):
                for resource in named(common, kind):
                    self._add_fonts(package.resolve(where, resource.text))

    def _add_fonts(self, place: str | None) -> None:
        if place is None:
            return
        for fonts in named(self._package.read_xml(place), "Fonts"):
            for font in named(fonts, "Font"):
                self._fonts[font.get("ID", "")] = font.get("FontName", "")

    def page(self, listed: Any) -> dict[str, Any]:
        place = self._package.resolve(self._where, listed.get("BaseLoc"))
        content = self._package.read_xml(place) if place else None
        box = self._box
        for area in named(content, "Area"):
            box = _shown(area) or box
        drawing = Drawing(box, self._fonts)
        for template in named(content, "Template"):
            under = self._templates.get(template.get("TemplateID", ""))
            if under:
                drawing.add(self._package.read_xml(under))
        drawing.add(content)
        return drawing.told()


def _shown(area: Any) -> tuple[float, float, float, float] | None:
    """What is printed of the sheet."""
    for name in ("ApplicationBox", "PhysicalBox"):
        for box in named(area, name):
            if found := box_of(box.text):
                return found
    return None


def _resolved(package: Package, base: str, element: Any) -> str:
    place = None if element is None else package.resolve(base, element.text)
    if place is None:
        raise Refused("damaged")
    return str(place)


if __name__ == "__main__":
    main()
