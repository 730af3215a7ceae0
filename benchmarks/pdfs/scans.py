"""What is misread on made-up scans: every way of wear at 200 and 300 dots an inch.

A few documents are printed on pages of two columns and drawn with a Chinese font of the
machine. Counted are the characters that would have to be put right, added or removed for
the text to be the one that was set, and documents whose title, number, issuer, date and
every clause's number came out. `make bench-scans`: it takes a quarter of an hour.
"""

import random
import resource
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from documents.parsing import GazetteError, parse_pages, read_pdf
from documents.parsing.scans.doubts import DOUBTFUL
from documents.parsing.scans.recognition import is_installed
from documents.parsing.types import ParsedDocument
from tests.gazette_press.__main__ import SOURCES
from tests.gazette_press.answers import answers, plain
from tests.gazette_press.pages import lay_out
from tests.gazette_press.pdf_file import PdfPage
from tests.gazette_press.print_style import PrintStyle
from tests.gazette_press.printing import Type, printed_pages
from tests.gazette_press.scanning import WEARS, missing, scanned_pdf
from tests.gazette_press.sheets.forms import Forms
from tests.gazette_press.source import Issue, read_source

DOTS = (200, 300)
DOCUMENTS = 2
MONTHS = 2


@dataclass(frozen=True, slots=True)
class Sheets:
    pages: tuple[PdfPage, ...]
    documents: list[dict[str, object]]


@dataclass(slots=True)
class Count:
    characters: int = 0
    wrong: int = 0
    doubtful: int = 0
    documents: int = 0
    found: int = 0
    pages: int = 0
    seconds: float = 0.0
    computing: float = 0.0


def main() -> None:
    lacking = missing() or ("" if is_installed() else "the extra requirements-ocr.txt")
    if lacking:
        print(f"not measured: {lacking} is missing")
        return
    sheets = [_sheets(path) for path in sorted(SOURCES.glob("*.txt"))[:MONTHS]]
    print(
        "| dots | wear | wrong, of 10,000 | marked as doubtful | documents | a page |"
    )
    print("|---|---|---|---|---|---|")
    for dots in DOTS:
        for wear in WEARS:
            print(_row(dots, wear, _count(sheets, dots, wear)), flush=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\n{used:.0f} MB at most in one process")


def _row(dots: int, wear: str, count: Count) -> str:
    wrong = 10_000 * count.wrong / count.characters
    marked = 10_000 * count.doubtful / count.characters
    return (
        f"| {dots} | {wear} | {wrong:.0f} | {marked:.0f} | {count.found} of"
        f" {count.documents} | {count.computing / count.pages:.1f} s of computing |"
    )


def _sheets(path: Path) -> Sheets:
    whole = read_source(path)
    issue = Issue(whole.month, whole.documents[:DOCUMENTS])
    pages = lay_out(issue, PrintStyle(), random.Random(issue.month))
    printed = printed_pages(issue, pages, PrintStyle(), Type(garbled=False), Forms())
    return Sheets(tuple(printed), answers(issue, len(pages))["documents"])


def _count(sheets: list[Sheets], dots: int, wear: str) -> Count:
    count = Count()
    for sheet in sheets:
        data = scanned_pdf(sheet.pages, dots, wear)
        start, used = perf_counter(), _computing()
        read = read_pdf(data)
        count.seconds += perf_counter() - start
        count.computing += _computing() - used
        for number, page in enumerate(sheet.pages, 1):
            one = [band for band in read.bands if band.page == number]
            got = _folded("".join(line.text for band in one for line in band.lines))
            expected = _folded("".join(placed.character for placed in page.characters))
            count.characters += len(expected)
            count.wrong += distance(got, expected)
            count.doubtful += sum(
                sure < DOUBTFUL
                for band in one
                for line in band.lines
                for sure in line.confidence
            )
        count.pages += len(sheet.pages)
        count.documents += len(sheet.documents)
        try:
            shapes = [_shape(document) for document in parse_pages(read).documents]
        except GazetteError:
            shapes = []
        count.found += sum(_expected(one) in shapes for one in sheet.documents)
    return count


def _folded(text: str) -> str:
    """Widths and forms of a sign, Ⅱ or II, are the typesetter's."""
    return unicodedata.normalize("NFKC", plain(text))


def _computing() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _shape(document: ParsedDocument) -> tuple[object, ...]:
    return (
        plain(document.title),
        str(document.number) if document.number else None,
        document.issuer,
        document.signed_on.isoformat() if document.signed_on else None,
        [
            list(one.path)
            for part in document.parts
            for one in part.paragraphs
            if one.path is not None
        ],
    )


def _expected(document: dict[str, object]) -> tuple[object, ...]:
    parts = document["parts"]
    assert isinstance(parts, list)
    return (
        document["title"],
        document["number"],
        document["issuer"],
        document["date"],
        [
            one["path"]
            for part in parts
            for one in part["paragraphs"]
            if one["path"] is not None
        ],
    )


def distance(one: str, other: str) -> int:
    """How many characters must be put right, added or removed (Levenshtein)."""
    before = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        now = [at]
        for place, its in enumerate(other, 1):
            now.append(
                min(before[place] + 1, now[-1] + 1, before[place - 1] + (char != its))
            )
        before = now
    return before[-1]


if __name__ == "__main__":
    main()
