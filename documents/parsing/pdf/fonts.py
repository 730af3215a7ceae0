"""Which fonts of a PDF show marks as hanzi, told from what they hold, not from names.

A symbol font whose character map is off by the row rule holds hanzi of rows 50 to 52 and
next to no others. It is told by the hanzi for ， 。 、 among them; by how many kinds there
are; or, where it holds a headline's brackets and little else, by pairs of them: 叶…曳 for
《…》. Where there is such a font, one that holds enough hanzi, and those for stops as seldom
as prose does, has its marks there, and is itself clean. A page with proper stops, and
none of the hanzi that come for stops and closing brackets, is clean whatever its fonts,
those aside that hold nothing else.

What a font of a few hanzi holds is no certain knowledge: its context decides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from documents.parsing.pdf.extraction import PdfPage
from documents.parsing.text.row_rule import HANZI_OF, MARK_OF

_FEWEST = 4  # hanzi: fewer are of those rows by chance
_NEARLY_ALL = 0.9
_STOPS = frozenset(HANZI_OF[mark] for mark in "，。、（）")
_MANY_STOPS = (
    0.1  # a font may hold a run of the dictionary's order, 要业优由有, by itself
)
_VARIED = 8  # different hanzi of those rows, and no others, are no chance either
_PAIRS = tuple(
    (HANZI_OF[opens], HANZI_OF[closes])
    for opens, closes in ("《》", "【】", "〔〕", "（）", "“”", "〈〉")
)
_RARE = 0.01
_ENOUGH = 20  # hanzi of a text's font: in fewer its stops could all be missing
_PROSE = 0.5  # of a text's hanzi at most are of those rows; a tenth is usual
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


@dataclass(slots=True)
class _Held:
    """What a font, or all fonts of a name, hold: its hanzi, and its proper marks."""

    hanzi: Counter[str] = field(default_factory=Counter)
    marks: set[str] = field(default_factory=set)

    @property
    def row_share(self) -> float:
        of_rows = sum(n for char, n in self.hanzi.items() if char in MARK_OF)
        return of_rows / (self.hanzi.total() or 1)

    @property
    def is_of_rows(self) -> bool:
        return self.row_share >= _NEARLY_ALL

    @property
    def stops(self) -> int:
        return sum(self.hanzi[char] for char in _STOPS)

    @property
    def is_garbled(self) -> bool:
        """Of stops there must be two kinds: a program may draw its text in a hundred
        fonts, and one of them may hold 渊 and its neighbours alone."""
        if self.hanzi.total() < _FEWEST or not self.is_of_rows:
            return False
        kinds = self.hanzi.keys() & _STOPS
        return len(kinds) > 1 and self.stops >= _MANY_STOPS * self.hanzi.total()

    @property
    def is_of_pairs(self) -> bool:
        """Half of it or more are brackets, for each that opens one that closes: no text's
        font holds just such hanzi."""
        paired = sum(
            2 * min(self.hanzi[opens], self.hanzi[closes]) for opens, closes in _PAIRS
        )
        return not self.marks and self.is_of_rows and paired * 2 >= self.hanzi.total()

    @property
    def is_text(self) -> bool:
        enough = self.hanzi.total() >= _ENOUGH and self.row_share <= _PROSE
        return enough and self.stops <= _RARE * self.hanzi.total()


def known_fonts(pages: Sequence[PdfPage]) -> Known:
    """A program may part one font into many of one name, and give one name to fonts of
    two maps: so each is judged for itself and for what all of its name hold."""
    fonts, named, names = _held(pages)
    garbled_names = {
        name
        for name, held in named.items()
        if held.is_garbled
        or held.is_of_pairs
        or (held.is_of_rows and len(held.hanzi) >= _VARIED)
    }
    clean = _clean_pages(pages)
    garbled = {
        key
        for key, held in fonts.items()
        if (held.is_garbled and key[0] not in clean)
        or (
            names[key] in garbled_names
            and held.is_of_rows
            and (key[0] not in clean or named[names[key]].is_of_pairs)
        )
    }
    return {
        key: key in garbled
        for key in fonts
        if key in garbled
        or (key[0] in clean and not _is_suspect(named[names[key]]))
        or (garbled and named[names[key]].is_text)
    }


def _is_suspect(held: _Held) -> bool:
    """Fonts of a clean page that hold hanzi of those rows alone, and no marks."""
    return held.is_of_rows and not held.marks and len(held.hanzi) > 1


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


def _held(
    pages: Sequence[PdfPage],
) -> tuple[
    dict[tuple[int, int], _Held], Mapping[str, _Held], dict[tuple[int, int], str]
]:
    """By font and by name, of those that hold hanzi; and the names."""
    fonts: dict[tuple[int, int], _Held] = defaultdict(_Held)
    for page in pages:
        for char in page.characters:
            if "\u3400" <= char.text <= "\u9fff":
                fonts[page.number, char.font].hanzi[char.text] += 1
            elif char.text in HANZI_OF:
                fonts[page.number, char.font].marks.add(char.text)
    plain = {page.number: [_PART_OF.sub("", n) for n in page.fonts] for page in pages}
    names = {(page, font): plain[page][font] for page, font in fonts}
    named: dict[str, _Held] = defaultdict(_Held)
    for key, held in fonts.items():
        named[names[key]].hanzi.update(held.hanzi)
        named[names[key]].marks.update(held.marks)
    return {key: held for key, held in fonts.items() if held.hanzi}, named, names
