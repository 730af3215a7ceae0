"""Which pages of a PDF are pictures, and what stands there.

A page is read from its picture where it has no text of its own, or next to none over a
picture that fills it. Where a program has put text behind the pictures, a page is tried:
if the two differ by more than a recogniser's mistakes, all such pages are read anew. The
text of a file whose fonts don't say what their codes mean is read from its pages, too, if
a page that is tried proves to be Chinese.

Without the extra every page stays as it is, and so do those of an OFD, which nothing draws.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from documents.parsing.errors import GazetteError
from documents.parsing.pdf.extraction import Character, PdfPage, is_ofd, what_is_wrong
from documents.parsing.scans.placing import placed
from documents.parsing.scans.recognition import (
    HOW_TO_INSTALL,
    OnPage,
    is_installed,
    recognise,
)
from documents.parsing.scans.widths import in_chinese_width
from documents.parsing.types import ParseWarning, RecognisedPage

_FILLED = 0.6  # of the page, by pictures: a scan may have white margins added
_FEW = 30  # characters: a page number, a stamp, a program's own advertisement
_DIFFERENT = 0.1  # of the characters: three times what is misread on the worst scans
_SURE, _MOSTLY = 0.8, 0.95


@dataclass(frozen=True, slots=True)
class Scans:
    """The PDF's pages, scans read; what was read of them; what is to be told."""

    pages: tuple[PdfPage, ...]
    recognised: tuple[RecognisedPage, ...] = ()
    warnings: tuple[ParseWarning, ...] = ()


def with_scans_read(
    data: bytes,
    pages: Sequence[PdfPage],
    known: Iterable[RecognisedPage] = (),
    on_page: OnPage | None = None,
) -> Scans:
    """`known` is what was read of the same file before. Raises GazetteError where a page
    can't be read, or the pages' text can't be a gazette's."""
    read = {page.number: page for page in known}
    if is_ofd(data) or (not read and not is_installed()):
        return _as_they_are(data, pages)
    book = _Book(data, {page.number: page for page in pages}, read, on_page)
    warnings: list[ParseWarning] = []
    wanted = [page.number for page in pages if _is_picture(page)]
    if layered := [page.number for page in pages if _has_text_behind(page)]:
        differs = book.difference(tried := layered[len(layered) // 2])
        if differs > _DIFFERENT:
            wanted += layered
            warnings.append(_told(layered, tried, differs))
    if not wanted and what_is_wrong(pages) and book.is_chinese(_fullest(pages)):
        wanted = [page.number for page in pages]
    book.read(wanted)
    found = tuple(book.placed(page, wanted) for page in pages)
    if wrong := what_is_wrong(found):
        raise GazetteError(wrong)
    used = tuple(book.known[number] for number in sorted(book.known))
    return Scans(found, used, tuple(warnings))


def _as_they_are(data: bytes, pages: Sequence[PdfPage]) -> Scans:
    if wrong := what_is_wrong(pages):
        pictures = any(map(_is_picture, pages)) and not is_ofd(data)
        raise GazetteError(f"{wrong}；{HOW_TO_INSTALL}" if pictures else wrong)
    return Scans(tuple(pages))


@dataclass(frozen=True, slots=True)
class _Book:
    """The pages of a file, and what is known of their pictures."""

    data: bytes
    pages: dict[int, PdfPage]
    known: dict[int, RecognisedPage]
    on_page: OnPage | None

    def read(self, numbers: Collection[int]) -> None:
        missing = sorted(set(numbers) - self.known.keys())
        if missing and is_installed():
            for page in recognise(self.data, missing, self.on_page):
                self.known[page.number] = page

    def placed(self, page: PdfPage, wanted: Collection[int]) -> PdfPage:
        read = self.known.get(page.number)
        return placed(read, page) if read and page.number in wanted else page

    def difference(self, number: int) -> float:
        """What part of the page's text is not what its picture says; 0 where the picture
        itself is hard to read."""
        self.read([number])
        page = self.pages[number]
        seen = self.placed(page, [number]).characters
        sure = sum(char.confidence >= _SURE for char in seen)
        if not seen or sure < _MOSTLY * len(seen):
            return 0.0
        held, read = _counted(page.characters), _counted(seen)
        same = (held & read).total()
        return 1 - same / max(held.total(), read.total())

    def is_chinese(self, number: int) -> bool:
        self.read([number])
        return not what_is_wrong([self.placed(self.pages[number], [number])])


def _is_picture(page: PdfPage) -> bool:
    if not page.images:
        return False
    shown = sum(char.shown for char in page.characters)
    return not page.characters or (
        page.covered >= _FILLED and shown == len(page.characters) < _FEW
    )


def _has_text_behind(page: PdfPage) -> bool:
    hidden = sum(not char.shown for char in page.characters)
    return page.covered >= _FILLED and hidden * 2 > len(page.characters)


def _fullest(pages: Sequence[PdfPage]) -> int:
    return max(pages, key=lambda page: len(page.characters)).number


def _counted(characters: Iterable[Character]) -> Counter[str]:
    """Characters by how often they come: the two may stand in another order."""
    text = "".join(char.text for char in characters)
    return Counter(char for char in in_chinese_width(text) if char.isalnum())


def _told(pages: Sequence[int], tried: int, differs: float) -> ParseWarning:
    return ParseWarning(
        pages[0],
        0,
        f"图片背后原有的文字与图片不符（抽查第{tried}页，{differs:.0%}的字不同），"
        f"{len(pages)}页都已改按图片识别",
    )
