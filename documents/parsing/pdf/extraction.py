"""A PDF's bytes → the characters of its pages, read in a child process with limits.

After this stage there is at least one character, and every one has a place, a size
and a font; or a GazetteError says why not.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Any

from documents.parsing.errors import GazetteError
from documents.parsing.pdf import worker

WALL_SECONDS = 180
_LONGEST_LINE = 16 * 1024 * 1024
_TAIL = 2048  # the end mark stands within this many bytes of the end
_HANZI = ("\u3400", "\u9fff")
_ENOUGH_HANZI = 0.2


@dataclass(frozen=True, slots=True)
class Character:
    """`x0`, `x1` and `baseline` are points along and across the direction in which the
    text runs, `angle` is that direction in degrees, `font` counts in its page's fonts."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    angle: int
    font: int


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    fonts: tuple[str, ...]
    images: int
    characters: tuple[Character, ...]


def read_pdf(data: bytes) -> tuple[PdfPage, ...]:
    """Raises GazetteError where the file is encrypted, damaged, a scan, or too much."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise GazetteError("PDF 不完整：文件结尾缺失，可能没有传完")
    pages = tuple(_pages(data))
    text = "".join(char.text for page in pages for char in page.characters)
    if not text:
        raise GazetteError("PDF 没有文字层（可能是扫描件），请先做文字识别（OCR）")
    hanzi = sum(_HANZI[0] <= char <= _HANZI[1] for char in text)
    if hanzi < _ENOUGH_HANZI * len(text):
        raise GazetteError("PDF 的文字层里几乎没有汉字（字体可能没有字符对照表）")
    return pages


def _pages(data: bytes) -> Iterator[PdfPage]:
    number = 0
    for told in _told(data):
        if "error" in told:
            raise _error(told)
        if "characters" in told:
            number += 1
            characters = tuple(Character(*row) for row in told["characters"])
            yield PdfPage(number, tuple(told["fonts"]), told["images"], characters)


def _told(data: bytes) -> Iterator[dict[str, Any]]:
    """What the worker says; it ends with "done", an error, or a dead worker."""
    read = 0
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        with run_limited(Path(worker.__file__), source) as process:
            assert process.stdout is not None
            timer = Timer(WALL_SECONDS, process.kill)
            timer.start()
            try:
                while line := process.stdout.readline(_LONGEST_LINE):
                    told = json.loads(line)
                    if "done" in told:
                        return
                    yield told
                    read += "characters" in told
            finally:
                timer.cancel()
                process.kill()
    raise GazetteError(
        "PDF 读不下去：展开后超出时间或内存的上限，或者文件已损坏", page=read + 1
    )


def run_limited(
    program: Path, source: IO[bytes], *arguments: str
) -> "subprocess.Popen[bytes]":
    """The program in a Python of its own that sees neither our environment nor folder;
    it sets its limits itself before it reads."""
    return subprocess.Popen(
        [sys.executable, "-I", str(program), *arguments],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        close_fds=True,
    )


_REASONS = {
    "password": "PDF 有密码，请先去掉密码",
    "encryption": "PDF 的加密方式不支持，请先解密",
    "damaged": "PDF 已损坏",
    "pages": f"PDF 页数超过 {worker.PAGES} 页的上限",
    "objects": f"PDF 对象超过 {worker.OBJECTS} 个的上限",
    "characters": f"PDF 一页超过 {worker.CHARACTERS_A_PAGE} 字的上限",
    "memory": f"PDF 展开后超过 {worker.MEMORY // 1024**2} MB 内存的上限",
}
_WHOLE_FILE = ("password", "encryption", "pages", "objects")


def _error(told: dict[str, Any]) -> GazetteError:
    kind = told["error"]
    page = None if kind in _WHOLE_FILE else told.get("page")
    return GazetteError(_REASONS[kind], page=page)
