"""Bytes → text → lines that know their page.

After this stage every character of the file but line breaks and form feeds is in
exactly one line, in the order of the file; a radical is the hanzi that it stands for,
and what prints nothing stands as `invisible.NOTHING`.
"""

import codecs
import re
from collections.abc import Sequence
from itertools import pairwise

from documents.parsing.errors import GazetteError
from documents.parsing.text.invisible import without_invisible
from documents.parsing.text.radicals import as_hanzi
from documents.parsing.types import SourceLine

_BOMS = (
    (codecs.BOM_UTF32_LE, None),  # begins as UTF-16's does
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_WEB_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype|html|head|\?xml)\b", re.I | re.S
)
_LONGEST = 2_000_000  # characters; the thickest issues hold a quarter of that
_NEARLY_ALL = 0.99
_FEW_CONTROLS = 0.001  # more of them are no accident of copying
_ENOUGH_BEGUN = 10
_ENOUGH_IN_A_ROW = 4
_FEWEST_ROWS = 4  # what a page holds at least, on the whole
_ENOUGH_HANZI = 0.2  # of the characters that are no blanks
_HANZI = re.compile(r"[一-鿿]")
_FREQUENT = re.compile(r"[的一是和市人民政府办公室关于通知]")
_ENOUGH_FREQUENT = 0.01
# What may be taken for GB18030, by name and codec, and how each prints 的一是和市人民政府….
_OTHERS = (("Big5", "big5hkscs"), ("EUC-JP", "euc_jp"), ("Shift-JIS", "cp932"))
_FREQUENT_THERE = re.compile(r"[的一是和市人民政府辦公室關於通知縣區]")
_WITHOUT_MARK = (("UTF-16LE", "utf-16-le"), ("UTF-16BE", "utf-16-be"))


def decode(data: bytes) -> str:
    """The text of a gazette file: UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises GazetteError where the bytes are none of these, or not Chinese text.
    """
    if not data.strip():
        raise GazetteError("文件是空的")
    if _WEB_PAGE.match(data.removeprefix(codecs.BOM_UTF8)):
        raise GazetteError("不是纯文本：这是网页（HTML），请把正文另存为 .txt")
    text = _by_mark(data) or _strictly(data)
    if not text.strip():
        raise GazetteError("文件里只有空白")
    if len(_CONTROL.findall(text)) > len(text) * _FEW_CONTROLS:
        raise GazetteError("不是文本文件（含有控制字符）")
    _check_chinese(text)
    if len(text) > _LONGEST:
        raise GazetteError(
            f"文本有 {len(text) // 10_000} 万字，超过了一期公报 {_LONGEST // 10_000} 万字的上限"
        )
    return text


def _by_mark(data: bytes) -> str | None:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            if codec is None:
                raise GazetteError("编码是 UTF-32，请另存为 UTF-8")
            try:
                return data.decode(codec)
            except UnicodeDecodeError as error:
                raise GazetteError(f"编码有误：按 {codec} 读不下去") from error
    return None


def _strictly(data: bytes) -> str:
    if b"\x00" in data:
        raise GazetteError(_zero_bytes(data))
    for codec in ("utf-8", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    if (at := _broken_utf8_at(data)) is not None:
        raise GazetteError(f"编码有误：是 UTF-8，但第 {at + 1} 个字节起读不下去")
    if name := _other_encoding(data):
        raise GazetteError(f"编码是 {name}，请另存为 UTF-8")
    raise GazetteError("编码不明：既不是 UTF-8，也不是 GB18030")


def _broken_utf8_at(data: bytes) -> int | None:
    """Where a file that is plainly UTF-8 breaks off; None where it is none."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        sound = data[: error.start].decode("utf-8") + data[error.end :].decode(
            "utf-8", "ignore"
        )
        enough = len(sound.encode()) >= _NEARLY_ALL * len(data)
        return error.start if enough and _HANZI.search(sound) else None
    return None


def _zero_bytes(data: bytes) -> str:
    for name, codec in _WITHOUT_MARK:
        text = data.decode(codec, "ignore")
        if _prose(text, _FREQUENT) >= _ENOUGH_FREQUENT:
            return f"编码是 {name}，却没有 BOM，请带 BOM 另存，或另存为 UTF-8"
    return "不是文本文件（含有零字节；UTF-16 须带 BOM）"


def _other_encoding(data: bytes, better_than: float = _ENOUGH_FREQUENT) -> str | None:
    """The name of another encoding in which the bytes read as prose, and better."""
    for name, codec in _OTHERS:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _prose(text, _FREQUENT_THERE) > better_than:
            return name
    return None


def _prose(text: str, frequent: re.Pattern[str]) -> float:
    """How common the commonest characters of official prose are among the hanzi."""
    hanzi = len(_HANZI.findall(text))
    characters = sum(not char.isspace() for char in text)
    if hanzi < _ENOUGH_HANZI * characters or not hanzi:
        return 0.0
    return len(frequent.findall(text)) / hanzi


def _check_chinese(text: str) -> None:
    """GB18030 reads almost any bytes, Big5's among them, as some hanzi or other;
    Chinese prose is told by its commonest characters."""
    characters = sum(not char.isspace() for char in text)
    if len(_HANZI.findall(text)) < _ENOUGH_HANZI * characters:
        raise GazetteError("不是中文公报文本（几乎没有汉字）")
    if _prose(text, _FREQUENT) < _ENOUGH_FREQUENT:
        name = _name_of_misread(text)
        if name:
            raise GazetteError(f"编码有误：是 {name}，请另存为 UTF-8")
        raise GazetteError("编码有误：读出来的不是通顺的中文（可能是 Big5 等其他编码）")


def _name_of_misread(text: str) -> str | None:
    try:
        return _other_encoding(text.encode("gb18030"))
    except UnicodeEncodeError:
        return None


def split_pages(text: str) -> tuple[SourceLine, ...]:
    """Lines with their pages. A page begins after a form feed or, in a text without
    form feeds, at a line that begins with exactly one blank; unless so many do that it
    is how the file indents."""
    rows = _LINE_BREAK.split(text)
    by_form_feed = "\f" in text
    by_blank = not by_form_feed and not _is_indent(rows)
    lines: list[SourceLine] = []
    page, seen = 1, False
    for number, row in enumerate(rows, 1):
        if by_form_feed:
            page += row.count("\f") if seen else 0
            row = row.replace("\f", "")
        elif by_blank and seen and _begins_with_blank(row):
            page += 1
        seen = seen or bool(row.strip())
        lines.append(SourceLine(number, page, without_invisible(as_hanzi(row))))
    return tuple(lines)


def _begins_with_blank(row: str) -> bool:
    return row[:1] == " " and bool(row[1:2].strip())


def _is_indent(rows: Sequence[str]) -> bool:
    """Do more lines begin so than pages can, or one right under the other?"""
    begins = [_begins_with_blank(row) for row in rows if row.strip()]
    begun, printed = sum(begins), len(begins)
    if begun >= _ENOUGH_BEGUN and begun * _FEWEST_ROWS > printed:
        return True
    in_a_row = sum(first and second for first, second in pairwise(begins))
    return begun >= _ENOUGH_IN_A_ROW and in_a_row * 2 >= begun
