"""How full a page is: a text that goes on overleaf fills its page first."""

from collections.abc import Sequence
from statistics import median

from documents.parsing.layout.headlines import Frames, Headline
from documents.parsing.layout.widths import is_wide
from documents.parsing.reading_order import weights
from documents.parsing.text.characters import ends_sentence
from documents.parsing.types import Line

_ENOUGH_PAGES = 2
_TITLE_ROWS = 2  # titles stand in large type, with white above and below
_MARGIN = 0.88
_FULL = 0.92
_SLIPS = 0.1  # of full pages, whose lines were miscounted


def page_fill(pages: Sequence[Frames], column: float) -> list[float]:
    """How full each page is, as a share of what its fullest hold; above 1 it says nothing.

    Pages of column text alone are the measure where there are any.
    """
    rows = [_rows(page, column) for page in pages]
    plain = [size for size, page in zip(rows, pages, strict=True) if not page.headlines]
    if len(plain) > _ENOUGH_PAGES:
        capacity = max(median(plain), sorted(rows)[len(rows) // 2])
    else:
        capacity = max(rows, default=0.0)
    return [size / capacity if capacity else 1.0 for size in rows]


def fill_score(fill: float) -> float:
    """What white at the end of a page says against its text going on overleaf, in log
    odds; a page that is full is so by chance one time in six."""
    if fill >= _FULL:
        return weights.PAGE_IS_FULL
    white = max(0.0, _MARGIN - fill)
    return max(weights.WHITE_ON_PAGE_MOST, weights.WHITE_ON_PAGE * white)


def _rows(page: Frames, column: float) -> float:
    columns = sum(_stretch_rows(stretch, column) for stretch in page.stretches)
    return columns + sum(map(_headline_rows, page.headlines))


def _stretch_rows(lines: Sequence[Line], column: float) -> float:
    return float(len(lines)) if is_wide(lines, column) else len(lines) / 2


def _headline_rows(headline: Headline) -> int:
    small = len(headline.front) + (headline.number is not None)
    return _TITLE_ROWS * (len(headline.lines) - small) + 1 + small


def uneven_weight(pages: Sequence[Frames]) -> float:
    """What an odd number of lines says against a text's share of a page that it fills, in
    log odds: two full columns are equally long. Pages of column text alone that stop in
    mid-sentence are full, and show whether this house keeps to it."""
    full = [
        len(page.stretches[0])
        for page in pages
        if not page.headlines and _goes_on(page.stretches[0])
    ]
    if len(full) < _ENOUGH_PAGES:
        return weights.UNEVEN_COLUMNS
    odd = sum(size % 2 for size in full)
    return weights.UNEVEN_COLUMNS_KNOWN if odd <= _SLIPS * len(full) else 0.0


def _goes_on(lines: Sequence[Line]) -> bool:
    return bool(lines) and not ends_sentence(lines[-1].text)
