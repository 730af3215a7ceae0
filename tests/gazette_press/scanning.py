"""Printed pages as an old scan has them: pictures without a text, worn in one of five ways.

Glyphs come from a Chinese font of the machine, pictures from Pillow, which comes with
what recognises scans: where either is missing, nothing can be scanned.
"""

import io
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy

from tests.gazette_press.pdf_file import PdfPage, Placed

try:
    from PIL import Image, ImageDraw, ImageFilter, ImageFont
except ImportError:
    Image = None

# A face and its number in the file: text is set in 宋体 where there is one.
_FACES = (
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
)
_POINTS = 72  # an inch
_PAPER = 255
_TILT = 1.0  # degrees
_YELLOWED = ((146, 128, 96), (226, 208, 168))  # ink and paper


def missing() -> str:
    """What is missing here to scan with; "" where nothing is."""
    if Image is None:
        return "Pillow"
    return "" if _face() else "a Chinese font"


def _face() -> tuple[str, int] | None:
    return next((face for face in _FACES if Path(face[0]).exists()), None)


def scanned_pdf(
    pages: Sequence[PdfPage], dots: int, wear: str = "clean", layer: bytes = b""
) -> bytes:
    """The pages as pictures of so many dots an inch, worn as WEARS has it."""
    pictures = [
        _jpeg(WEARS[wear](_drawn(page, dots), random.Random(number)), wear)
        for number, page in enumerate(pages)
    ]
    return picture_pdf(pictures, [page.sides for page in pages])


def _drawn(page: PdfPage, dots: int) -> "Image.Image":
    scale = dots / _POINTS
    width, height = (round(side * scale) for side in page.sides)
    picture = Image.new("L", (width, height), _PAPER)
    draw = ImageDraw.Draw(picture)
    fonts: dict[float, ImageFont.FreeTypeFont] = {}
    for placed in page.characters:
        font = fonts.setdefault(placed.size, _font(placed.size * scale))
        _draw(draw, font, placed, scale, height)
    return picture


def _font(pixels: float) -> "ImageFont.FreeTypeFont":
    face = _face()
    assert face
    return ImageFont.truetype(face[0], pixels, index=face[1])


def _draw(
    draw: "ImageDraw.ImageDraw",
    font: "ImageFont.FreeTypeFont",
    placed: Placed,
    scale: float,
    height: int,
) -> None:
    x, y = placed.x * scale, height - placed.y * scale
    draw.text((x, y), placed.character, fill=0, font=font, anchor="ls")


# ---- five ways of wear -----------------------------------------------------------


def _noisy(picture: "Image.Image", rng: random.Random) -> "Image.Image":
    """Grain all over, and specks as dust leaves them."""
    dots = numpy.asarray(picture).astype("int16")
    chance = numpy.random.default_rng(rng.getrandbits(32))
    dots += chance.normal(0, 28, dots.shape).astype("int16")
    specks = chance.random(dots.shape)
    dots[specks < 0.002] = 0
    dots[specks > 0.998] = 255
    return Image.fromarray(dots.clip(0, 255).astype("uint8"))


def _skewed(picture: "Image.Image", rng: random.Random) -> "Image.Image":
    return picture.rotate(
        rng.choice((-_TILT, _TILT)), Image.Resampling.BICUBIC, fillcolor=_PAPER
    )


def _blurred(picture: "Image.Image", rng: random.Random) -> "Image.Image":
    """Out of focus by a third of a point."""
    dots = picture.width / 595 * _POINTS
    return picture.filter(ImageFilter.GaussianBlur(dots / 200 * 1.2))


def _faded(picture: "Image.Image", rng: random.Random) -> "Image.Image":
    """Pale ink on yellow paper, darker towards one side."""
    dark, light = (numpy.array(colour, "float32") for colour in _YELLOWED)
    share = numpy.asarray(picture).astype("float32")[:, :, None] / _PAPER
    dots = dark + (light - dark) * share
    dots *= numpy.linspace(0.8, 1.0, picture.width)[None, :, None]
    return Image.fromarray(dots.astype("uint8"))


def _pressed(picture: "Image.Image", rng: random.Random) -> "Image.Image":
    """The other side of the leaf shows through; the rest is the strong JPEG's."""
    behind = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    behind = behind.filter(ImageFilter.GaussianBlur(2)).point(
        lambda dot: _PAPER - (_PAPER - dot) * 0.3
    )
    dots = numpy.minimum(numpy.asarray(picture), numpy.asarray(behind))
    return Image.fromarray(dots)


WEARS: dict[str, Callable[["Image.Image", random.Random], "Image.Image"]] = {
    "clean": lambda picture, rng: picture,
    "noise": _noisy,
    "skew": _skewed,
    "blur": _blurred,
    "faded": _faded,
    "show-through": _pressed,
}
_QUALITY = {"show-through": 25}


def _jpeg(picture: "Image.Image", wear: str) -> tuple[bytes, int, int, bool]:
    """As JPEG; its width and height, and whether it is in colour."""
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY.get(wear, 85))
    return written.getvalue(), *picture.size, picture.mode == "RGB"


def picture_pdf(
    pictures: Sequence[tuple[bytes, int, int, bool]], sides: Sequence[tuple[int, int]]
) -> bytes:
    """A page for each picture, which covers it."""
    return b"".join(_file(list(_objects(pictures, sides))))


def _objects(
    pictures: Sequence[tuple[bytes, int, int, bool]], sides: Sequence[tuple[int, int]]
) -> Iterator[bytes]:
    """Catalog and tree, then for each page itself, its picture and its content."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * at) for at in range(len(pictures)))
    yield b"<< /Type /Catalog /Pages 2 0 R >>"
    yield b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(pictures), kids)
    for at, ((data, wide, high, coloured), (width, height)) in enumerate(
        zip(pictures, sides, strict=True)
    ):
        number = 3 + 3 * at
        yield (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /XObject << /Im0 %d 0 R >> >> >>"
            % (width, height, number + 2, number + 1)
        )
        space = b"/DeviceRGB" if coloured else b"/DeviceGray"
        yield (
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8"
            b" /ColorSpace %b /Filter /DCTDecode /Length %d >>\nstream\n%b\nendstream"
            % (wide, high, space, len(data), data)
        )
        content = b"q %d 0 0 %d 0 0 cm /Im0 Do Q" % (width, height)
        yield b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _file(bodies: Sequence[bytes]) -> Iterator[bytes]:
    place = len(head := b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    yield head
    places = []
    for number, body in enumerate(bodies, 1):
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        places.append(place)
        place += len(part)
        yield part
    yield b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    yield from (b"%010d 00000 n \n" % at for at in places)
    yield b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(bodies) + 1)
    yield b"startxref\n%d\n%%%%EOF\n" % place
