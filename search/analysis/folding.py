"""Text as matching sees it, and the way back to the text as it stands.

What holds after folding:

1. Letters are lower-case, widths and compatibility forms are plain (Ⅱ → ii, ㈠ → 一), hanzi
   are simplified.
2. Marks and blanks are gone, save marks between digits: 1.4 is not 14. Of those, brackets
   are of one kind, and so are dashes: 〔2020〕70 is [2020]70.
3. `offsets[i]` is where `text[i]` stood in the original, so a match can be shown there.
4. `breaks` are the places in `text`, ascending, before which a word is not cut on:
   a mark was left out there, or a blank between letters or digits.
5. `stops` are those of them where a stop was: no word can run over 通知，识别, but
   县市区 stands in 县（市、区）.
6. `shares` are the places in `text` before which a percent sign was left out behind a
   digit: what is looked for as 8% is not the 8 of a heading.

Index, query and highlighter all fold here, so they can't disagree.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Protocol

from search.analysis.simplified import simplified

# Hanzi, which are equal to themselves only, by the run; or a character with what combines
# with it: é as one or as e and ´.
_COMBINING_MARKS = r"[\u0300-\u036f\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]*"
_CLUSTER = re.compile(rf"(?P<hanzi>[\u4e00-\u9fff]+)|[\s\S]{_COMBINING_MARKS}")
_COMBINED = re.compile(_COMBINING_MARKS)
# 二○二○年 is often set with a circle for the zero 〇.
_SAME = str.maketrans(
    "○◯〔【〖〘[{《〈「『〕】〗〙]}》〉」』‐‑‒–—―−─〜∼∶",
    "〇〇(((((((((())))))))))--------~~:",
)
_MARKS = ("P", "S")
_COMBINING = "M"
_STOPS = ",.;:!?。"  # as they are folded: ， is then a comma, … three stops
_SHARES = "%‰"
_SHORT = 200  # characters: as long as a query may be
# What GBK has no character for in its rows of marks, and what symbol fonts use.
_PRIVATE_MARK = re.compile("[\ue4c6-\ue765\uf000-\uf8ff]")
# Beyond the last block that holds alphabets; hanzi and kana are cut by the dictionary.
END_OF_ALPHABETS = "\u2e80"

_PLACES = array("I", range(4096))  # to copy from, which is far quicker than to count


class _Sort(Enum):
    CONTENT = auto()
    NUMERAL = auto()  # content by folding only: ① must not run into the 2 of ①2020
    MARK = auto()
    BLANK = auto()


class Stream(Protocol):
    """Folded text, its breaks, its stops and its shares."""

    @property
    def text(self) -> str: ...
    @property
    def breaks(self) -> "array[int]": ...
    @property
    def stops(self) -> "array[int]": ...
    @property
    def shares(self) -> "array[int]": ...


@dataclass(frozen=True, slots=True)
class Folded:
    text: str
    offsets: "array[int]"
    breaks: "array[int]"
    stops: "array[int]"
    shares: "array[int]"

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the stretch of `text` stands that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """The text as matching sees it; not to be changed."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


# A query is folded by each of those who read it, from the grammar to the highlighter.
@lru_cache(maxsize=2000)
def _fold_short(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    folding = _Folding()
    plain = simplified(text)
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        if cluster.lastgroup:
            folding.take_hanzi(plain[start:end], start, end)
        else:
            for char, sort in _equal(text[start:end]):
                folding.take(char, sort, start)
    folding.note_share()
    return Folded(
        "".join(folding.pieces),
        folding.offsets,
        folding.breaks,
        folding.stops,
        folding.shares,
    )


def end_of_cluster(text: str, end: int) -> int:
    """Where what ends here ends with what combines with its last character."""
    combined = _COMBINED.match(text, end)
    return combined.end() if combined else end


class _Folding:
    """The folded text while it is being made; marks wait until what follows them is known."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offsets = array("I")
        self.breaks = array("I")
        self.stops = array("I")
        self.shares = array("I")
        self._last = ""  # the last character
        self._marks: list[tuple[str, int]] = []
        self._blank = False
        self._numeral_at = -1

    def take_hanzi(self, run: str, start: int, end: int) -> None:
        """Hanzi are no figures and no letters: of marks before them a break is left, no more."""
        if self._marks:
            if self._last:
                self.note_share()
                self._break()
            self._marks.clear()
        self._blank = False
        self._numeral_at = -1
        self._last = run[-1]
        self.pieces.append(run)
        if end <= len(_PLACES):
            self.offsets += _PLACES[start:end]
        else:
            self.offsets.extend(range(start, end))

    def take(self, char: str, sort: _Sort, offset: int) -> None:
        if sort is _Sort.MARK:
            self._marks.append((char, offset))
        elif sort is _Sort.BLANK:
            self._blank = True
        else:
            self._join(char, offset if sort is _Sort.NUMERAL else -1)
            self._put(char, offset)

    def note_share(self) -> None:
        """The percent sign that waits behind a digit, if one does."""
        if self._marks and self._marks[0][0] in _SHARES and self._last.isdecimal():
            self.shares.append(len(self.offsets))

    def _break(self) -> None:
        """Note that marks were left out here, and whether one of them was a stop."""
        self.breaks.append(len(self.offsets))
        for mark, _ in self._marks:
            if mark in _STOPS:
                self.stops.append(len(self.offsets))
                return

    def _join(self, char: str, numeral_at: int) -> None:
        last = self._last
        self.note_share()
        if self._marks and last.isdecimal() and char.isdecimal():
            for mark, offset in self._marks:
                if mark != "-" or self._last != "-":  # a dash may be set as two
                    self._put(mark, offset)
        elif last and (self._marks or self._stands_apart(last, char, numeral_at)):
            self._break()
        self._marks.clear()
        self._blank = False
        self._numeral_at = numeral_at

    def _stands_apart(self, last: str, char: str, numeral_at: int) -> bool:
        apart = self._blank or self._numeral_at != numeral_at
        return apart and is_alphanumeric(last) and is_alphanumeric(char)

    def _put(self, char: str, offset: int) -> None:
        self._last = char
        self.pieces.append(char)
        self.offsets.append(offset)


@lru_cache(maxsize=1 << 15)
def _equal(cluster: str) -> tuple[tuple[str, _Sort], ...]:
    """What the cluster is equal to, and what sort of character that is."""
    folded = unicodedata.normalize("NFKC", cluster).lower().translate(_SAME)
    folded = simplified(folded)
    apart = unicodedata.category(cluster[0]) in ("No", "Nl", "So")
    return tuple(
        (char, _Sort.NUMERAL if sort is _Sort.CONTENT and apart else sort)
        for char in folded
        if (sort := _sort(char)) is not None
    )


def _sort(char: str) -> _Sort | None:
    category = unicodedata.category(char)
    if category.startswith(_MARKS):
        return _Sort.MARK
    if category.startswith("Z") or category == "Cc":
        return _Sort.BLANK
    if category == "Co" and _PRIVATE_MARK.match(char):
        return _Sort.MARK
    # Other private, and unassigned, characters stay: rare names are set with them.
    if category.startswith(_COMBINING) or category in ("Cf", "Cs"):
        return None
    return _Sort.CONTENT


def is_alphanumeric(char: str) -> bool:
    """A digit, or a letter of an alphabet: what is written as words with blanks between."""
    return char < END_OF_ALPHABETS and char.isalnum()


def find_word(stream: Stream, word: str, start: int = 0, end: int | None = None) -> int:
    """Where `word` next stands as a run, or -1.

    A run may span blanks and marks, but no stop, and it is no part of a number or of a
    Latin word: 县市区 is in 县（市、区）, 知识 not in 通知，识别, 71 not in 171.
    """
    at = find_whole(stream, word, start, end)
    while at >= 0 and _has_stop(stream, at, at + len(word)):
        at = find_whole(stream, word, at + 1, end)
    return at


def find_whole(
    stream: Stream, text: str, start: int = 0, end: int | None = None
) -> int:
    """Where `text` next stands, over marks of any kind, not as a part of a number or of a
    Latin word; or -1.
    """
    stop = len(stream.text) if end is None else end
    at = stream.text.find(text, start, stop)
    while at >= 0 and (_cuts(stream, at) or _cuts(stream, at + len(text))):
        at = stream.text.find(text, at + 1, stop)
    return at


def _has_stop(stream: Stream, start: int, end: int) -> bool:
    stops = stream.stops
    following = bisect_right(stops, start)
    return following < len(stops) and stops[following] < end


def _cuts(stream: Stream, at: int) -> bool:
    """Whether parting the text here would part a number or a Latin word."""
    text, breaks = stream.text, stream.breaks
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before >= END_OF_ALPHABETS or after >= END_OF_ALPHABETS:
        return False
    alike = (before.isdecimal() and after.isdecimal()) or (
        before.isalpha() and after.isalpha()
    )
    if not alike:
        return False
    place = bisect_left(breaks, at)
    return not (place < len(breaks) and breaks[place] == at)
