"""Characters and pages as the reader of a PDF finds them, made by hand."""

from typing import Any

from documents.parsing.pdf.extraction import Character, PdfPage

SIZE = 10.0


def set_line(text: str, x: float, baseline: float, **kind: Any) -> list[Character]:
    """A blank takes the room of a character."""
    kind = {"size": SIZE, "angle": 0, "font": 0, **kind}
    size, wide = kind["size"], kind.pop("spread", 0.0) + kind["size"]
    return [
        Character(char, x + n * wide, x + n * wide + size, baseline, **kind)
        for n, char in enumerate(text)
        if not char.isspace()
    ]


def page(
    *lines: list[Character],
    number: int = 1,
    size: tuple[float, float] = (595.0, 842.0),
    fonts: tuple[str, ...] = ("Text",),
    images: int = 0,
    outside: int = 0,
) -> PdfPage:
    characters = tuple(char for line in lines for char in line)
    return PdfPage(number, size, fonts, images, outside, characters)
