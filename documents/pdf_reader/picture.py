"""Draws one page of the PDF on standard input and prints it as PNG.

A program of its own, as the reader of text is, and for the same reason: PDFium ends
its process on some files, and isn't safe in threads. Exit status 1 where there is no picture.
"""

import ctypes
import resource
import struct
import sys
import zlib
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 20
WIDEST, HIGHEST = 1240, 1754  # A4 at 150 dots an inch
BYTES = 3
_WHITE = 0xFFFFFFFF

if TYPE_CHECKING:
    Pointer = ctypes._Pointer[ctypes.Structure]


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    document = opened(sys.stdin.buffer.read())
    page = document and pdfium.FPDF_LoadPage(document, int(sys.argv[1]) - 1)
    if not page:
        return 1
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    scale = min(WIDEST / max(wide, 1.0), HIGHEST / max(high, 1.0))
    pixels, width, height = drawn(page, scale)
    stride = width * BYTES
    rows = (b"\0" + pixels[stride * row : stride * (row + 1)] for row in range(height))
    sys.stdout.buffer.write(_png(width, height, b"".join(rows)))
    return 0


def opened(data: bytes) -> "Pointer | None":
    """The document; nothing where it can't be opened. The bytes must outlive it."""
    pdfium.FPDF_InitLibrary()
    return pdfium.FPDF_LoadMemDocument64(data, len(data), None) or None


def drawn(page: "Pointer", scale: float) -> tuple[bytes, int, int]:
    """The page at so many pixels a point: BYTES of each, red first, rows from the top;
    width and height."""
    wide, high = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    width, height = max(1, int(wide * scale)), max(1, int(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
    flags = pdfium.FPDF_REVERSE_BYTE_ORDER | pdfium.FPDF_ANNOT
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    rows = (
        pixels[stride * row : stride * row + width * BYTES] for row in range(height)
    )
    return b"".join(rows), width, height


def _png(width: int, height: int, rows: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


if __name__ == "__main__":
    sys.exit(main())
