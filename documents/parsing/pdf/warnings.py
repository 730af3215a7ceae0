"""What of a PDF could not be read, page by page."""

from collections.abc import Iterator, Sequence

from documents.parsing.parsed import ParseWarning
from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.layout import upright


def page_warnings(pages: Sequence[PdfPage]) -> tuple[ParseWarning, ...]:
    return tuple(
        ParseWarning(page.number, 0, f"第{page.number}页{message}")
        for page in pages
        for message in _messages(page)
    )


def _messages(page: PdfPage) -> Iterator[str]:
    if not page.characters and page.images:
        yield "没有文字层，只有图片，其中的文字没有收录"
    if unmapped := sum("\ufffd" in char.text for char in page.characters):
        yield f"有{unmapped}个字没有字符对照，无法识别"
    if askew := len(page.characters) - len(upright(page)):
        yield f"有{askew}个字方向与正文不同（如水印、骑缝），没有收录"
