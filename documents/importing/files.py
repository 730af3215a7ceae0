"""Reading gazette files: which ones, whether they are text or PDF, and what they say."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from documents.importing.matching.identity import NOTHING_GIVEN, Given, completed
from documents.parsing import (
    Print,
    decode,
    parse_issue,
    parse_pages,
    read_pdf,
    repair_pages,
    repair_text,
    text_of_pages,
)
from documents.parsing.errors import GazetteError
from documents.parsing.layout.masthead import read_name_of_file
from documents.parsing.pdf.extraction import is_ofd
from documents.parsing.types import Month, ParsedIssue, RecognisedPage

SIZE_LIMIT = 50 * 1024 * 1024
_GAZETTE_SUFFIXES = (".txt", ".pdf", ".ofd")
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # as readers of PDF have it: near the beginning

# What a file begins with, and what to call it.
_NOT_TEXT = (
    (b"PK\x03\x04", "压缩包或 Word（.docx）一类的文件，请先导出为 .txt"),
    (b"\xd0\xcf\x11\xe0", "Word 或 WPS（.doc、.wps）文件，请先另存为 .txt"),
    (b"{\\rtf", "RTF 文件，请先另存为 .txt"),
    (b"\x1f\x8b", "gzip 压缩包，请先解压"),
    (b"7z\xbc\xaf", "7z 压缩包，请先解压"),
    (b"Rar!", "RAR 压缩包，请先解压"),
    (b"\x89PNG", "图片，这里不做文字识别"),
    (b"\xff\xd8\xff", "图片，这里不做文字识别"),
    (b"II*\x00", "图片，这里不做文字识别"),
    (b"MM\x00*", "图片，这里不做文字识别"),
    (b"SQLite format 3", "数据库文件"),
)


@dataclass(frozen=True)
class GazetteFile:
    """A gazette file: what its bytes say (`decoded`), or its bytes where it is a PDF or an
    OFD, which is read like one.

    `sha256` is of the text, not of its encoding, or of the PDF. A PDF is not read
    before its text is asked for, which raises GazetteError where it can't be.
    `recognised` is what was read on its scanned pages before, by the pages' numbers.
    """

    name: str
    path: Path
    sha256: str
    decoded: str = ""
    pdf: bytes = b""
    recognised: tuple[RecognisedPage, ...] = ()

    @cached_property
    def pages(self) -> Print:
        """A PDF's pages, laid out."""
        return self._read(None)

    def _read(self, on_stage: Callable[[str], None] | None) -> Print:
        def on_page(place: int, pages: int) -> None:
            if on_stage:
                on_stage(f"识别扫描页 {place}/{pages}")

        return read_pdf(self.pdf, self.recognised, on_page)

    @cached_property
    def text(self) -> str:
        """Of a PDF, a line for each line of print."""
        return text_of_pages(self.pages) if self.pdf else self.decoded

    @cached_property
    def scanned(self) -> tuple[RecognisedPage, ...]:
        """What was read on its scanned pages."""
        return self.pages.recognised if self.pdf else ()

    def parse(
        self,
        month: Month | None = None,
        on_stage: Callable[[str], None] | None = None,
        given: Given = NOTHING_GIVEN,
    ) -> ParsedIssue:
        """As the text says it; its month, number and kind as `given` (the month may be given
        alone), or, where neither tells, as the file's name says."""
        named = read_name_of_file(Path(self.name).stem)
        month = month or given.month
        otherwise = named.months[0] if named.months else named.month
        return completed(self._parsed(month, otherwise, on_stage), given, named)

    def _parsed(
        self,
        month: Month | None,
        otherwise: Month | None,
        on_stage: Callable[[str], None] | None,
    ) -> ParsedIssue:
        if self.pdf:
            if "pages" not in vars(self):
                vars(self)["pages"] = self._read(on_stage)
            return parse_pages(
                self.pages, month=month, otherwise=otherwise, on_stage=on_stage
            )
        return parse_issue(
            self.text, month=month, otherwise=otherwise, on_stage=on_stage
        )

    def repaired(self) -> str:
        return repair_pages(self.pages) if self.pdf else repair_text(self.text)


def read_gazette(path: Path) -> GazetteFile:
    """Read a text, whatever its encoding, or a PDF, told by its first bytes and not by its name.

    Raises GazetteError where the file can't be read, is larger than SIZE_LIMIT bytes, or is of
    another format; the reason is a Chinese sentence for the user.
    """
    data = _known_bytes(path)
    name = shown(Path(path.name))
    if _PDF in data[:_PDF_WITHIN] or is_ofd(data):
        return GazetteFile(name, path, hashlib.sha256(data).hexdigest(), pdf=data)
    return text_file(name, path, decode(data))


def text_file(name: str, path: Path, text: str) -> GazetteFile:
    """A gazette whose text is at hand."""
    return GazetteFile(name, path, hashlib.sha256(text.encode()).hexdigest(), text)


def read_before(file: GazetteFile, text: str) -> GazetteFile:
    """The file, whose `text` and scanned pages (`recognised`) are known, so that a PDF is not
    read again."""
    known = replace(file)
    vars(known).update(text=text, scanned=file.recognised)
    return known


def _known_bytes(path: Path) -> bytes:
    """The file's bytes, unless they are plainly of a format that is not taken."""
    data = _bytes(path)
    if len(data) > SIZE_LIMIT:
        raise GazetteError(f"文件太大，超过了 {SIZE_LIMIT // 1024**2} MB 的上限")
    for magic, name in () if is_ofd(data) else _NOT_TEXT:
        if data.startswith(magic):
            raise GazetteError(f"不是文本、PDF 或 OFD：这是{name}")
    return data


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise GazetteError(_why_unreadable(error)) from error


def _why_unreadable(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "没有这个文件"
        case PermissionError():
            return "没有权限读取"
        case IsADirectoryError():
            return "这是一个文件夹"
        case _:
            return f"读不出来：{error.strerror or error}"


def shown(path: Path) -> str:
    """The path as it can be printed and stored: one line, and no stray bytes."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The gazette files of a path, and the files beside them that are passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...] = ()


def gather(path: Path) -> Gathered:
    """The file itself, or every .txt, .pdf and .ofd in the folder and its folders, in order of name."""
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for some names
        return Gathered((path,))
    files: list[Path] = []
    passed_over: list[Path] = []
    for file in _visible_files(path):
        is_gazette = file.suffix.lower() in _GAZETTE_SUFFIXES
        (files if is_gazette else passed_over).append(file)
    if not files:
        raise GazetteError(f"文件夹里没有 {'、'.join(_GAZETTE_SUFFIXES)} 文件")
    return Gathered(tuple(files), tuple(passed_over))


def _visible_files(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise GazetteError(f"文件夹{_why_unreadable(error)}") from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(_visible(folders))
        yield from (Path(root, name) for name in sorted(_visible(names)))


def _visible(names: Sequence[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]
