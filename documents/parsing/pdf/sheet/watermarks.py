"""Watermarks that run as the text does: words that other text stands on.

Print never sets one text over another; so words that text overlaps are no text where they
are paler than it, or larger. On a page that has no text in that place they are known from
the others. Shadows of large titles, which say the same as what stands on them, stay.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from documents.parsing.pdf.extraction import Character

_LARGER = 1.2  # than what stands on it
_OVERLAPPED = 1 / 3  # of its characters; of huge ones a single one will do
_HUGE = 2.0  # of the usual size
_ABOVE, _BELOW = (
    0.75,
    0.05,
)  # of its size: what a hanzi covers, a hair less than it does
_EDGE = 0.1  # of its size: by what boxes may overlap at the sides

_Words = tuple[Character, ...]  # on one baseline, of one size and tone
_Mark = tuple[str, float, bool]  # what they say, their size, and whether they are pale


def without_watermarks(
    pages: Mapping[int, Sequence[Character]], usual: float
) -> dict[int, Sequence[Character]]:
    """`usual` is the size of most characters."""
    words = {number: list(_words(held, usual)) for number, held in pages.items()}
    marks = {
        _mark(one)
        for number, found in words.items()
        if found
        for one in _overlapped(found, pages[number], usual)
    }
    kept: dict[int, Sequence[Character]] = {}
    for number, held in pages.items():
        gone = {
            id(char) for one in words[number] if _mark(one) in marks for char in one
        }
        kept[number] = [char for char in held if id(char) not in gone] if gone else held
    return kept


def _mark(words: _Words) -> _Mark:
    return "".join(char.text for char in words), words[0].size, words[0].pale


def _words(characters: Sequence[Character], usual: float) -> Iterator[_Words]:
    """What may be of a watermark, by baseline."""
    found: dict[tuple[float, float, bool], list[Character]] = defaultdict(list)
    for char in characters:
        if char.pale or char.size >= _LARGER * usual:
            found[char.baseline, char.size, char.pale].append(char)
    for held in found.values():
        yield tuple(sorted(held, key=lambda char: char.x0))


def _overlapped(
    found: Sequence[_Words], characters: Sequence[Character], usual: float
) -> Iterator[_Words]:
    by_height = sorted(characters, key=lambda char: char.baseline)
    heights = [char.baseline for char in by_height]
    largest = max(char.size for char in characters)
    for words in found:
        size, baseline = words[0].size, words[0].baseline
        low = bisect_left(heights, baseline - largest)
        high = bisect_left(heights, baseline + size)
        near = [char for char in by_height[low:high] if _may_stand_on(char, words[0])]
        count = sum(any(_stands_on(other, char) for other in near) for char in words)
        enough = 1 if size >= _HUGE * usual else _OVERLAPPED * len(words)
        if count >= enough:
            yield words


def _may_stand_on(char: Character, mark: Character) -> bool:
    if char.pale != mark.pale:
        return mark.pale
    return char.size * _LARGER <= mark.size


def _stands_on(char: Character, mark: Character) -> bool:
    if char.text == mark.text:
        return False
    room = _EDGE * min(char.size, mark.size)
    return (
        char.x0 < mark.x1 - room
        and mark.x0 < char.x1 - room
        and char.baseline + _BELOW * char.size < mark.baseline + _ABOVE * mark.size
        and mark.baseline + _BELOW * mark.size < char.baseline + _ABOVE * char.size
    )
