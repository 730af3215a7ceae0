"""Which fonts of a PDF show marks as hanzi, told from what they hold, not from names.

A font nearly all of whose hanzi are of rows 50 to 52 is a symbol font whose character
map is off by the row rule, if the hanzi for ， 。 、 are among them. Where there is one, a
font in which those are as rare as in prose has its marks there, and is itself clean.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.rowrule import HANZI_OF, MARK_OF

_FEWEST = 4  # hanzi: fewer are of those rows by chance
_NEARLY_ALL = 0.9
_STOPS = frozenset(HANZI_OF[mark] for mark in "，。、（）")
_MANY_STOPS = (
    0.1  # a font may hold a run of the dictionary's order, 要业优由有, by itself
)
_VARIED = 8  # different hanzi of those rows, and no others, are no chance either
_RARE = 0.01

Known = dict[tuple[int, int], bool]
"""(page, font) → garbled or clean; what is not in it has to be decided by its context."""


def known_fonts(pages: Sequence[PdfPage]) -> Known:
    """A program may part one font into many of one name, and give one name to fonts of
    two maps: so each is judged for itself and for what all of its name hold."""
    fonts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    named: dict[str, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[int, int], str] = {}
    for key, name, hanzi in _hanzi(pages):
        fonts[key][hanzi] += 1
        named[name][hanzi] += 1
        names[key] = name
    garbled_names = {
        name
        for name, held in named.items()
        if _is_of_rows(held) and (_holds_stops(held) or len(held) >= _VARIED)
    }
    garbled = {
        key
        for key, held in fonts.items()
        if (_is_of_rows(held) and _holds_stops(held))
        or (names[key] in garbled_names and _row_share(held) >= _NEARLY_ALL)
    }
    return {
        key: key in garbled
        for key in fonts
        if key in garbled or (garbled and _holds_no_stops(named[names[key]]))
    }


def _hanzi(pages: Sequence[PdfPage]) -> Iterator[tuple[tuple[int, int], str, str]]:
    for page in pages:
        for char in page.characters:
            if "\u3400" <= char.text <= "\u9fff":
                yield (page.number, char.font), page.fonts[char.font], char.text


def _row_share(held: Counter[str]) -> float:
    return sum(count for char, count in held.items() if char in MARK_OF) / held.total()


def _is_of_rows(held: Counter[str]) -> bool:
    return held.total() >= _FEWEST and _row_share(held) >= _NEARLY_ALL


def _stops(held: Counter[str]) -> int:
    return sum(held[char] for char in _STOPS)


def _holds_stops(held: Counter[str]) -> bool:
    return _stops(held) >= _MANY_STOPS * held.total()


def _holds_no_stops(held: Counter[str]) -> bool:
    return _stops(held) <= _RARE * held.total()
