"""A PDF's bytes → the characters of its pages, read in child processes with limits.

After this stage there is at least one character, and every one has a place, a size
and a font; or a GazetteError says why not.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, groupby
from pathlib import Path
from threading import Timer
from typing import IO, Any

from documents.parsing.errors import GazetteError
from documents.parsing.text.radicals import HANZI_OF_RADICAL
from documents.pdf_reader import limits

WALL_SECONDS = 600  # computing has a limit of its own, and others may want the cores
READERS = min(2, os.cpu_count() or 1)  # each opens the file and may use limits.MEMORY
READER = "documents.pdf_reader.__main__"
OFD_READER = "documents.ofd_reader.__main__"  # says what READER says
_ZIP = b"PK"  # an OFD begins as any zip file
_ROOT = str(Path(__file__).resolve().parents[3])
# -I keeps our own folder away, too; only what the program imports of it is loaded.
_START = (
    "import sys; root, program = sys.argv[1:3]; del sys.argv[1:3];"
    "sys.path.append(root); sys.exit(__import__(program, fromlist=['main']).main())"
)
_LONGEST_LINE = 16 * 1024 * 1024
_TAIL = 2048  # the end mark stands within this many bytes of the end
_HANZI = ("\u3400", "\u9fff")
_ENOUGH_HANZI = 0.2
_LONGEST_OF_MARKS = 2  # in a row: a font that says nothing of its marks is told of in
_MANY_UNKNOWN = 0.05  # … a warning, one that says nothing of words is too much
_MOST_UNKNOWN = 0.2


@dataclass(frozen=True, slots=True)
class Character:
    """`x0`, `x1` and `baseline` are points along and across the direction in which the
    text runs, `angle` is that direction in degrees, `font` counts in its page's fonts.
    What is not `shown` is invisible, or white on white; what is `pale` is hardly seen.
    `confidence`, from 0 to 1, is less than 1 only where it was recognised on a picture."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    angle: int
    font: int
    shown: bool = True
    pale: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line that is drawn along or across the page, in points; `x0` and `y0` are
    the lesser ones."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """`size` is what is printed of its sheet, width and height in points; `outside` of
    it stand that many characters more. `covered` is how much of it pictures cover, from 0
    to 1. `tilt` is None but where the page was read from its picture: how far the lines
    fall to the right there, in degrees; its characters stand as if they didn't."""

    number: int
    size: tuple[float, float]
    fonts: tuple[str, ...]
    images: int
    outside: int
    characters: tuple[Character, ...]
    covered: float = 0.0
    tilt: float | None = None
    rules: tuple[Rule, ...] = ()


def extract(data: bytes) -> tuple[PdfPage, ...]:
    """Raises GazetteError where the file is encrypted, damaged, a scan, or too much."""
    pages = extract_any(data)
    if wrong := what_is_wrong(pages):
        raise GazetteError(wrong)
    return pages


def extract_any(data: bytes) -> tuple[PdfPage, ...]:
    """As `extract`, of a scan, too, and of any language."""
    if is_ofd(data):
        return _ofd_pages(data)
    if b"%%EOF" not in data[-_TAIL:]:
        raise GazetteError("PDF 不完整：文件结尾缺失，可能没有传完")
    return tuple(_pages(data))


def is_ofd(data: bytes) -> bool:
    return data.startswith(_ZIP) and b"OFD.xml" in data


def _ofd_pages(data: bytes) -> tuple[PdfPage, ...]:
    try:
        return tuple(_pages(data, OFD_READER))
    except GazetteError as error:
        reason = error.reason.replace("PDF", "OFD")
        raise GazetteError(reason, page=error.page) from error


def what_is_wrong(pages: Iterable[PdfPage]) -> str:
    """Why the pages' text can't be that of a gazette; "" where it can."""
    text = "".join(char.text for page in pages for char in page.characters)
    if not text:
        return "PDF 没有文字层（可能是扫描件），请先做文字识别（OCR）"
    hanzi = sum(_HANZI[0] <= char <= _HANZI[1] for char in text)
    if hanzi < _ENOUGH_HANZI * len(text):
        return "PDF 的文字层里几乎没有汉字（字体可能没有字符对照表）"
    unknown = [len(list(held)) for is_one, held in groupby(text, is_unknown) if is_one]
    words = sum(length for length in unknown if length > _LONGEST_OF_MARKS)
    if words > _MANY_UNKNOWN * len(text) or sum(unknown) > _MOST_UNKNOWN * len(text):
        share = sum(unknown) / len(text)
        return f"PDF 的文字层残缺：{share:.0%} 的字所用的字体没有字符对照表"
    return ""


def is_unknown(char: str) -> bool:
    """Has it no meaning, one that only its font knows, or that of an accented letter,
    which is what codes are taken for where a font doesn't say?"""
    return (
        char == "\ufffd"
        or "\ue000" <= char <= "\uf8ff"
        or ("\x80" <= char <= "\u024f" and char.isalpha())
    )


def _pages(data: bytes, reader: str = READER) -> Iterator[PdfPage]:
    for number, told in enumerate(_told(data, reader), 1):
        characters = tuple(
            Character(without_twins(text), *place)
            for text, *place in told["characters"]
        )
        yield PdfPage(
            number,
            tuple(told["size"]),
            tuple(told["fonts"]),
            told["images"],
            told["outside"],
            characters,
            told["covered"],
            rules=tuple(Rule(*ends) for ends in told["rules"]),
        )


def _told(data: bytes, reader: str) -> Iterator[dict[str, Any]]:
    """What the readers say of each page; each reads every so many-th."""
    with tempfile.NamedTemporaryFile() as file, ExitStack() as stack:
        file.write(data)
        file.flush()
        processes = [
            stack.enter_context(_process(reader, file.name, first))
            for first in range(READERS)
        ]

        def stop() -> None:
            for process in processes:
                process.kill()

        timer = Timer(WALL_SECONDS, stop)
        stack.callback(stop)
        stack.callback(timer.cancel)
        timer.start()
        count = min(_next(process, None)["pages"] for process in processes)
        for page, process in zip(range(1, count + 1), cycle(processes), strict=False):
            yield _next(process, page)


def _process(reader: str, name: str, first: int) -> "subprocess.Popen[bytes]":
    with Path(name).open("rb") as source:
        return run_limited(reader, source, str(first), str(READERS))


def _next(process: "subprocess.Popen[bytes]", page: int | None) -> dict[str, Any]:
    """The next thing that the process says. Raises GazetteError where that is an error,
    or where it ended without a word: by a limit, or by what nobody foresaw."""
    assert process.stdout is not None
    line = process.stdout.readline(_LONGEST_LINE)
    if not line.endswith(b"\n"):
        by_limit = line or process.wait() < 0
        raise GazetteError(_REASONS["limit" if by_limit else "damaged"], page=page)
    told: dict[str, Any] = json.loads(line)
    if "error" in told:
        raise GazetteError(_REASONS[told["error"]], page=told.get("page"))
    return told


def run_limited(
    program: str, source: IO[bytes], *arguments: str
) -> "subprocess.Popen[bytes]":
    """The program, a module of ours, in a Python of its own that sees neither our
    environment nor folder; it sets its limits itself before it reads."""
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _START, _ROOT, program, *arguments],
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
    "pages": f"PDF 页数超过 {limits.PAGES} 页的上限",
    "objects": f"PDF 对象超过 {limits.OBJECTS} 个的上限",
    "forms": "PDF 一页的图形层层嵌套或过多，超出上限",
    "meanings": f"PDF 字体的字符对照表超过 {limits.MEANINGS} 项的上限",
    "characters": f"PDF 一页超过 {limits.CHARACTERS_A_PAGE} 字的上限",
    "memory": f"PDF 展开后超过 {limits.MEMORY // 1024**2} MB 内存的上限",
    "container": "OFD 里有过大的文件，或不允许的实体定义",
    "limit": "PDF 读不下去：展开后超出时间或内存的上限",
}


# What a PDF says for a mark or hanzi that shares its glyph with another character: ― for —,
# and radicals for hanzi. Which share a glyph was read from fonts for Chinese.
_MARKS = (
    ("―", "—"),
    ("〜", "～"),
    ("⋯", "…"),
    ("‧", "·"),
    ("\u2329", "〈"),
    ("\u232a", "〉"),
    ("∕", "／"),
    *zip("➀➁➂➃➄➅➆➇➈➉", "①②③④⑤⑥⑦⑧⑨⑩", strict=True),
)
_TWINS = str.maketrans(dict(_MARKS)) | HANZI_OF_RADICAL


def without_twins(text: str) -> str:
    return text.translate(_TWINS)
