"""Hanzi by their sound: what was typed in pinyin, whole syllables or initials, as a pattern.

A pattern is matched against hanzi as they stand, so texts need no pinyin of their
own: each piece of what was typed becomes the class of all hanzi one of whose readings
begins so. A hanzi with several readings (长, 行, 重) is found by each of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from heapq import nsmallest
from itertools import chain

from pypinyin import Style, pinyin

LONGEST = 30  # letters
_CUTS_AT_MOST = 12
_INITIALS_OF_TWO = ("zh", "ch", "sh")
_LETTERS = re.compile(r"[a-zü]+(?:['’][a-zü]+)*", re.IGNORECASE)
_APOSTROPHE = re.compile("['’]")
_TONES = dict.fromkeys(map(ord, "\u0304\u0301\u030c\u0300"))  # ā á ǎ à
_NUMBERED_TONE = re.compile(r"(?<=[a-zü])[1-5](?![0-9])", re.IGNORECASE)
_MIXED = re.compile(
    r"(?=.*[a-zü])(?=.*[\u3400-\u9fff])[a-zü'’\u3400-\u9fff]+", re.IGNORECASE
)
_RUN = re.compile("[\u3400-\u9fff]+|[^\u3400-\u9fff]+")

Syllables = tuple[str, ...]
"""Pinyin in pieces: syllables, initials, and at the end perhaps the beginning of one."""
Pieces = tuple[str, ...]
"""A pattern for each hanzi: all that a piece of pinyin may be, or the one that was typed."""


def is_pinyin(text: str) -> bool:
    """Whether this may be pinyin: letters, and what parts the syllables of xi'an."""
    return len(text) <= LONGEST and _LETTERS.fullmatch(text) is not None


def is_mixed(text: str) -> bool:
    """Whether this may be hanzi with pinyin between them: 商wu."""
    return len(text) <= LONGEST and _MIXED.fullmatch(text) is not None


def toneless(text: str) -> str:
    """Pinyin without its tones: fú jiàn and fu2jian4 are fu jian and fujian."""
    apart = unicodedata.normalize("NFD", text).translate(_TONES)
    return _NUMBERED_TONE.sub("", unicodedata.normalize("NFC", apart))


@cache
def readings(hanzi: str) -> frozenset[str]:
    """The syllables of a hanzi without tones, lü as lv and lu; none for what has no pinyin."""
    found = pinyin(hanzi, style=Style.NORMAL, heteronym=True, errors="ignore")
    syllables = {each.lower().replace("ü", "v") for each in chain.from_iterable(found)}
    both = syllables | {syllable.replace("v", "u") for syllable in syllables}
    return frozenset(syllable for syllable in both if syllable.isascii())


@cache
def usual_reading(hanzi: str) -> str:
    """The syllable that it mostly is: 次 is ci, though it was zi once."""
    [[syllable]] = pinyin(hanzi, style=Style.NORMAL) or [[""]]
    return syllable


class Sounds:
    """The hanzi of some texts by their readings: what patterns choose from."""

    def __init__(self, hanzi: Iterable[str]) -> None:
        self._by_reading: dict[str, list[str]] = {}
        for char in sorted(set(hanzi)):
            for syllable in readings(char):
                self._by_reading.setdefault(syllable, []).append(char)
        self._initials = {syllable[0] for syllable in self._by_reading}
        self._initials.update(_INITIALS_OF_TWO)
        self._beginning = lru_cache(maxsize=1024)(self._chars_beginning)

    def pattern(self, typed: str) -> str | None:
        """A pattern for the runs of hanzi that may be meant; None if there can be none."""
        found = ["".join(pieces) for pieces in self.readings_of(typed)]
        return f"(?:{'|'.join(found)})" if found else None

    def readings_of(self, typed: str) -> list[Pieces]:
        """What may be meant by pinyin, or by hanzi with pinyin between them, in pieces: those
        of fewest pieces first. Hanzi are as they stand."""
        found: list[Pieces] = [()]
        for run in _RUN.findall(typed):
            if run[0] >= "\u3400":
                further: list[Pieces] = [tuple(run)]
            else:
                cuts = self._cuts(run.lower().replace("ü", "v"))
                further = [pieces for cut in cuts if (pieces := self._pieces(cut))]
            found = [(*one, *more) for one in found for more in further]
            found = _fewest(dict.fromkeys(found))
        return [one for one in found if one]

    def alike(self, hanzi: str) -> str:
        """The hanzi that may sound as this one does, itself among them."""
        syllables = (self._by_reading.get(each, ()) for each in readings(hanzi))
        return "".join(sorted({hanzi, *(char for held in syllables for char in held)}))

    def _pieces(self, cut: Syllables) -> Pieces | None:
        classes = [self._beginning(piece) for piece in cut]
        return tuple(f"[{held}]" for held in classes) if all(classes) else None

    def _chars_beginning(self, piece: str) -> str:
        held = (
            chars
            for syllable, chars in self._by_reading.items()
            if syllable.startswith(piece)
        )
        return "".join(sorted({char for chars in held for char in chars}))

    def _cuts(self, typed: str) -> list[Syllables]:
        """The likeliest cuts, those of fewest pieces first; an apostrophe is always one."""
        *whole, last = _APOSTROPHE.split(typed)
        cuts: list[Syllables] = [()]
        for stretch in whole:
            following = self._stretch_cuts(stretch, is_last=False)
            cuts = [(*cut, *more) for cut in cuts for more in following]
        ending = self._stretch_cuts(last, is_last=True)
        return _fewest((*cut, *more) for cut in cuts[:_CUTS_AT_MOST] for more in ending)

    def _stretch_cuts(self, letters: str, *, is_last: bool) -> list[Syllables]:
        best: list[list[Syllables]] = [[] for _ in letters] + [[()]]
        for start in reversed(range(len(letters))):
            cuts: list[Syllables] = []
            for end in range(start + 1, len(letters) + 1):
                piece = letters[start:end]
                may_break_off = is_last and end == len(letters)
                if (
                    piece in self._by_reading
                    or piece in self._initials
                    or (may_break_off and self._beginning(piece))
                ):
                    cuts += ((piece, *rest) for rest in best[end])
            best[start] = _fewest(cuts)
        return best[0]


def _fewest(cuts: Iterable[Syllables]) -> list[Syllables]:
    return nsmallest(_CUTS_AT_MOST, cuts, key=len)


def hanzi_in(texts: Iterable[str]) -> Iterator[str]:
    """The characters that may have pinyin."""
    return (char for text in texts for char in text if char >= "\u3400")
