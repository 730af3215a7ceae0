"""A draft as text: pasted, or a .txt or .docx file."""

import io
import zipfile

import docx
from docx.oxml.ns import qn

from documents.parsing import decode
from documents.parsing.errors import GazetteError

LARGEST = 2 * 1024 * 1024  # bytes, so that an upload is never put on the disk
_UNPACKED = 40 * 1024 * 1024  # bytes; what a small file may unpack to
_ZIP, _OLD_WORD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def draft_text(data: bytes) -> str:
    """The paragraphs, a line each, those of tables too. Raises GazetteError for what is neither
    text nor .docx."""
    if len(data) > LARGEST:
        raise GazetteError(f"文件太大，超过了 {LARGEST // 1024**2} MB 的上限")
    if data.startswith(_OLD_WORD):
        raise GazetteError("这是 .doc 或 .wps 文件，请先另存为 .docx 或 .txt")
    if not data.startswith(_ZIP):
        return _text(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _UNPACKED:
                raise GazetteError("文件解开后太大")
        word = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise GazetteError("不是能读的 .docx 文件，可能已损坏") from error
    paragraphs = word.element.body.iter(qn("w:p"))
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        for paragraph in paragraphs
    )


def _text(data: bytes) -> str:
    """A draft may be too short to tell a strange encoding by; what is UTF-8 is taken as such."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data)
