"""The pages of a PDF, laid out: all that the parse needs to know of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.parsing.pdf.extraction import PdfPage, is_unknown
from documents.parsing.pdf.fonts import Known, known_fonts
from documents.parsing.pdf.ink import Ink, inks
from documents.parsing.pdf.layout import Band, bands
from documents.parsing.pdf.pitch import on_pitch
from documents.parsing.pdf.sheet.outside import sheets
from documents.parsing.pdf.tables.cells import SEPARATOR
from documents.parsing.pdf.tables.over_pages import numbered
from documents.parsing.pdf.tables.ruled import with_ruled_tables
from documents.parsing.types import ParseWarning, RecognisedPage


@dataclass(frozen=True, slots=True)
class Print:
    """A PDF's pages, laid out: `fonts` says which of them are known to be garbled or
    clean, `warnings` what is on the pages and could not be read, `recognised` what was
    read on pictures of pages."""

    bands: tuple[Band, ...]
    fonts: Known
    warnings: tuple[ParseWarning, ...]
    recognised: tuple[RecognisedPage, ...] = ()


def lay_out(pages: Sequence[PdfPage]) -> Print:
    text = inks(pages)
    around = sheets(pages, with_ruled_tables(pages, text))
    laid_out = tuple(numbered(bands(pages, on_pitch(pages, around))))
    left_out = {
        number: replace(ink, askew=ink.askew + around[number].askew)
        for number, ink in text.items()
    }
    warnings = page_warnings(pages, left_out, laid_out)
    return Print(laid_out, _fonts(pages), warnings)


def _fonts(pages: Sequence[PdfPage]) -> Known:
    """What is garbled in a file was printed as it should be: a picture is clean."""
    scans = [page for page in pages if page.tilt is not None]
    return known_fonts([page for page in pages if page.tilt is None]) | {
        (page.number, font): False for page in scans for font in range(len(page.fonts))
    }


# ---- what could not be read, page by page ------------------------------------


def page_warnings(
    pages: Sequence[PdfPage], text: Mapping[int, Ink], bands: Sequence[Band]
) -> tuple[ParseWarning, ...]:
    """One for all pages of which the same is to be said."""
    alike: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        for message in _messages(page, text[page.number]):
            alike[message].append(page.number)
    doubtful = {b.page for b in bands if b.table is not None and b.table.doubtful}
    if doubtful:
        alike[f"的表格有分不清的格，已用“{SEPARATOR}”隔开，请对照原件核对"] = sorted(
            doubtful
        )
    if tables := sorted({band.page for band in bands if band.may_be_table}):
        alike["可能有跨栏的表格，已逐栏读出，请核对"] = tables
    return tuple(
        ParseWarning(numbers[0], 0, f"第{_listed(numbers)}页{message}")
        for message, numbers in alike.items()
    )


def _recognition(page: PdfPage) -> Iterator[str]:
    if page.characters:
        yield "是扫描件，文字是识别（OCR）得来的，请对照原页"
    else:
        yield "只有图片，没有识别出文字"


def _listed(numbers: Sequence[int]) -> str:
    """1, 2, 3, 5 as 1～3、5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(
        f"{run[0]}～{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs
    )


def _messages(page: PdfPage, held: Ink) -> Iterator[str]:
    if page.tilt is not None:
        yield from _recognition(page)
    elif not page.characters and page.images:
        yield "没有文字层，只有图片，其中的文字没有收录"
    if held.recognised:
        yield "的文字看不见，可能是扫描后识别（OCR）的，请核对"
    texts = (char.text for line in held.lines for run in line for char in run)
    if unknown := sum(map(is_unknown, "".join(texts))):
        yield f"有{unknown}个字的字体没有字符对照，可能有误"
    if held.askew:
        yield f"有{held.askew}个字方向与正文不同（如水印、骑缝），没有收录"
    if held.across:
        yield f"有{held.across}个字印在正文底下（如水印），没有收录"
    if held.unseen:
        yield f"有{held.unseen}个字看不见（如白色、在页面之外），没有收录"
