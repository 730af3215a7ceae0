"""What of a PDF could not be read, page by page."""

from collections.abc import Iterator, Sequence

from documents.parsing.parsed import ParseWarning
from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.pdf.ink import ink

_OWN_CODES = ("\ue000", "\uf8ff")


def page_warnings(pages: Sequence[PdfPage]) -> tuple[ParseWarning, ...]:
    return tuple(
        ParseWarning(page.number, 0, f"第{page.number}页{message}")
        for page in pages
        for message in _messages(page)
    )


def _messages(page: PdfPage) -> Iterator[str]:
    if not page.characters and page.images:
        yield "没有文字层，只有图片，其中的文字没有收录"
    held = ink(page)
    if held.recognised:
        yield "的文字看不见，可能是扫描后识别（OCR）的，请核对"
    text = "".join(char.text for char in held.characters)
    if unmapped := text.count("\ufffd"):
        yield f"有{unmapped}个字没有字符对照，无法识别"
    if own := sum(_OWN_CODES[0] <= char <= _OWN_CODES[1] for char in text):
        yield f"有{own}个字是字体自造的，无法识别"
    if held.askew:
        yield f"有{held.askew}个字方向与正文不同（如水印、骑缝），没有收录"
    if held.unseen:
        yield f"有{held.unseen}个字看不见（如白色、在页面之外），没有收录"
