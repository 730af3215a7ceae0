"""Which fonts of a PDF show marks as hanzi, told from what they hold, not from names.

A font nearly all of whose hanzi are of rows 50 to 52 is a symbol font whose character
map is off by the row rule. Where there is one, a font in which the hanzi for ， 。 、 are
as rare as they are in prose has its marks there, and is itself clean.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.rowrule import HANZI_OF, MARK_OF

_FEWEST = (
    4  # that a few hanzi of a text font are all of those rows is a chance of 1 in 10⁵
)
_NEARLY_ALL = 0.9
_STOPS = frozenset(HANZI_OF[mark] for mark in "，。、（）")
_RARE = 0.01

Known = dict[tuple[int, int], bool]
"""(page, font) → garbled or clean; what is not in it has to be decided by its context."""


def known_fonts(pages: Sequence[PdfPage]) -> Known:
    by_page: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    by_name: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages:
        for char in page.characters:
            if "\u3400" <= char.text <= "\u9fff":
                by_page[page.number, char.font][char.text] += 1
                by_name[page.fonts[char.font]][char.text] += 1
    names = {
        (page.number, n): name for page in pages for n, name in enumerate(page.fonts)
    }
    garbled = {key for key, held in by_page.items() if _is_symbols(held)}
    garbled_names = {name for name, held in by_name.items() if _is_symbols(held)}
    known: Known = {}
    for key, held in by_page.items():
        if key in garbled or (held.total() < _FEWEST and names[key] in garbled_names):
            known[key] = True
        elif garbled and _holds_no_stops(by_name[names[key]]):
            known[key] = False
    return known


def _is_symbols(held: Counter[str]) -> bool:
    symbols = sum(count for char, count in held.items() if char in MARK_OF)
    return held.total() >= _FEWEST and symbols >= _NEARLY_ALL * held.total()


def _holds_no_stops(held: Counter[str]) -> bool:
    stops = sum(held[char] for char in _STOPS)
    return stops <= _RARE * held.total()
