"""The clause on the page as it was printed: cuttings of the page's picture, its lines marked.

Where a page's lines stand is read from the PDF when it is first asked for, and kept beside the
page's picture.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from documents.importing.kept_files import keep, pdf_path, recognised
from documents.importing.withdrawals import withheld_by
from documents.models import Issue
from documents.parsing.decode.pages import split_pages
from documents.parsing.errors import GazetteError
from documents.parsing.pdf.places import Box, Sheet, places
from documents.parsing.scans.places import places as scanned_places
from documents.reading.provenance import ProvenLine

_AROUND = 18.0  # points of the page that are shown on every side of the lines
_LEADING = 2.5  # of a line's height: a line that stands further down is elsewhere
_NAME = 16  # hexadecimal digits of a fingerprint


@dataclass(frozen=True, slots=True)
class Cutting:
    """A stretch of a page: `shown` of it, in points, and the clause's lines in it."""

    page: int
    width: float
    height: float
    shown: Box
    lines: tuple[Box, ...]


def cuttings(issue: Issue, lines: Sequence[ProvenLine]) -> list[Cutting]:
    """Where these lines stand, page by page; nothing where the issue isn't from a PDF.

    A page whose lines weren't found is shown whole; one that holds text which staff withdrew
    is not shown.
    """
    if not issue.pdf:
        return []
    pages = {line.page for line in lines}
    return cuttings_of(issue, lines, {n for n in pages if not withheld_by(issue, n)})


def cuttings_of(
    issue: Issue, lines: Sequence[ProvenLine], pages: Collection[int]
) -> list[Cutting]:
    """The same on these pages, of an issue that need not be stored."""
    if not issue.pdf or not pdf_path(issue.pdf).exists():
        return []
    return [
        cutting
        for page in sorted(pages)
        for cutting in _of_page(
            issue, page, [n.number for n in lines if n.page == page]
        )
    ]


def _of_page(issue: Issue, page: int, numbers: Sequence[int]) -> Iterator[Cutting]:
    try:
        sheet = _sheet(issue, page)
    except GazetteError:
        return
    found = [sheet.boxes[number] for number in numbers if number in sheet.boxes]
    whole = Box(0, 0, sheet.width, sheet.height)
    if not found:
        yield Cutting(page, sheet.width, sheet.height, whole, ())
    for stretch in _stretches(found):
        shown = _around(stretch, whole)
        yield Cutting(page, sheet.width, sheet.height, shown, tuple(stretch))


def _stretches(boxes: Sequence[Box]) -> list[list[Box]]:
    """Lines that stand under one another, column by column."""
    stretches: list[list[Box]] = []
    for box in boxes:
        last = stretches[-1][-1] if stretches else None
        if (
            last
            and 0 <= box.y - last.y <= _LEADING * last.height
            and _beside(last, box)
        ):
            stretches[-1].append(box)
        else:
            stretches.append([box])
    return stretches


def _beside(one: Box, other: Box) -> bool:
    """Whether they have a part of the measure in common."""
    return one.x < other.x + other.width and other.x < one.x + one.width


def _around(boxes: Sequence[Box], whole: Box) -> Box:
    x = max(0.0, min(box.x for box in boxes) - _AROUND)
    y = max(0.0, min(box.y for box in boxes) - _AROUND)
    right = min(whole.width, max(box.x + box.width for box in boxes) + _AROUND)
    below = min(whole.height, max(box.y + box.height for box in boxes) + _AROUND)
    return Box(x, y, right - x, below - y)


def _sheet(issue: Issue, page: int) -> Sheet:
    """Lines have other numbers where the file was read anew, so its fingerprint names it."""
    folder = Path(settings.DATA_DIR, "pictures", issue.pdf)
    kept = folder / f"{page}-{issue.fingerprint[:_NAME]}.json"
    if not kept.exists():
        held = [line for line in split_pages(issue.source) if line.page == page]
        read = _read(issue, page, [(line.number, line.text) for line in held])
        keep(kept, json.dumps(asdict(read)).encode())
        return read
    told = json.loads(kept.read_bytes())
    boxes = {int(number): Box(**box) for number, box in told["boxes"].items()}
    return Sheet(told["width"], told["height"], boxes)


def _read(issue: Issue, page: int, lines: Sequence[tuple[int, str]]) -> Sheet:
    """From what was read on the page's picture, if that is where its text is from."""
    scanned = {scan.number: scan for scan in recognised(issue.pdf)}
    if page in scanned and (sheet := scanned_places(scanned[page], lines)).boxes:
        return sheet
    return places(pdf_path(issue.pdf), page, lines)
