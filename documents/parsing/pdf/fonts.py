"""Which fonts of a PDF show marks as hanzi, told from what they hold, not from names.

A font nearly all of whose hanzi are of rows 50 to 52 is a symbol font whose character
map is off by the row rule, if the hanzi for ， 。 、 are among them. Where there is one, a
font in which those are as rare as in prose has its marks there, and is itself clean.
A page with proper stops, and none of the hanzi that come for stops and closing brackets,
is clean whatever its fonts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_FEWEST = 4  # hanzi: fewer are of those rows by chance
_NEARLY_ALL = 0.9
_STOPS = frozenset(HANZI_OF[mark] for mark in "，。、（）")
_MANY_STOPS = (
    0.1  # a font may hold a run of the dictionary's order, 要业优由有, by itself
)
_VARIED = 8  # different hanzi of those rows, and no others, are no chance either
_RARE = 0.01
_PROPER_STOPS = frozenset("，。、")
_FEWEST_STOPS = 5  # on a page: so many are no chance
_BETRAYING = frozenset(
    HANZI_OF[mark] for mark in "，。、）》"
)  # no garbled page is without
# What programs add to a font's name where a file holds only part of it: ABCDEF+Name,
# Name+ZBcDeF-1.
_PART_OF = re.compile(r"^[A-Z]{6}\+|\+[A-Za-z0-9]{6}-\d+$")

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
    clean = _clean_pages(pages)
    garbled = {
        key
        for key, held in fonts.items()
        if key[0] not in clean
        and (
            (_is_of_rows(held) and _holds_stops(held))
            or (names[key] in garbled_names and _row_share(held) >= _NEARLY_ALL)
        )
    }
    return {
        key: key in garbled
        for key in fonts
        if key in garbled
        or key[0] in clean
        or (garbled and _holds_no_stops(named[names[key]]))
    }


def _clean_pages(pages: Sequence[PdfPage]) -> set[int]:
    held = {
        page.number: Counter(char.text for char in page.characters) for page in pages
    }
    return {
        number
        for number, chars in held.items()
        if sum(chars[stop] for stop in _PROPER_STOPS) >= _FEWEST_STOPS
        and not chars.keys() & _BETRAYING
    }


def _hanzi(pages: Sequence[PdfPage]) -> Iterator[tuple[tuple[int, int], str, str]]:
    for page in pages:
        names = [_PART_OF.sub("", name) for name in page.fonts]
        for char in page.characters:
            if "\u3400" <= char.text <= "\u9fff":
                yield (page.number, char.font), names[char.font], char.text


def _row_share(held: Counter[str]) -> float:
    return sum(count for char, count in held.items() if char in MARK_OF) / held.total()


def _is_of_rows(held: Counter[str]) -> bool:
    return held.total() >= _FEWEST and _row_share(held) >= _NEARLY_ALL


def _stops(held: Counter[str]) -> int:
    return sum(held[char] for char in _STOPS)


def _holds_stops(held: Counter[str]) -> bool:
    """Of two kinds: a program may draw its text in a hundred fonts, and one of them may
    hold 渊 and its neighbours alone."""
    kinds = held.keys() & _STOPS
    return len(kinds) > 1 and _stops(held) >= _MANY_STOPS * held.total()


def _holds_no_stops(held: Counter[str]) -> bool:
    return _stops(held) <= _RARE * held.total()
