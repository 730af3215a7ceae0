"""How the brackets of a text nest, counted once for each kind: a bracket finds its partner
without a walk through all between, be that 5,000 times 渊."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from documents.parsing.repair import weights as w
from documents.parsing.repair.marks import COMMON_HANZI, OPENING, PARTNER, both
from documents.parsing.text.dictionary import in_word, lexicon

_FULL_STOP = both("。")
_NARROW = {"（": "(", "）": ")"}  # some pairs are half clean
EITHER = {mark: both(mark) | {_NARROW.get(mark, mark)} for mark in PARTNER}
"""Each bracket → what may be one: the mark, its hanzi, its half-width form."""
_STRICT = frozenset("「」『』［］〖〗")


class Depths:
    """Brackets of one kind in order, and how deep each of them stands.

    `places` are their places; `opens` says of each whether it opens or closes.
    """

    def __init__(self, places: Sequence[int], opens: Iterable[bool]) -> None:
        self.places = places
        self.opens = list(opens)
        steps = (1 if opens else -1 for opens in self.opens)
        self._depths = list(accumulate(steps, initial=0))

    def closed(self, at: int) -> int | None:
        """The place of what closes a bracket that opens at `at`, pairs between aside."""
        behind = self._shallower[bisect_right(self.places, at)]
        return None if behind is None else self.places[behind - 1]

    def unpaired(self, start: int, end: int) -> tuple[int, int]:
        """Of those from `start` to before `end`, how many close nothing, and how many
        nothing closes."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        lowest = self._lowest(first, last)
        return self._depths[first] - lowest, self._depths[last] - lowest

    @cached_property
    def _shallower(self) -> list[int | None]:
        """For each number of brackets, the next at which the depth is less."""
        depths = self._depths
        found: list[int | None] = [None] * len(depths)
        waiting: list[int] = []
        for number, depth in enumerate(depths):
            while waiting and depths[waiting[-1]] > depth:
                found[waiting.pop()] = number
            waiting.append(number)
        return found

    @cached_property
    def _minima(self) -> list[list[int]]:
        """The least of 1, 2, 4 … depths from each on (a sparse table)."""
        minima, width = [self._depths], 1
        while 2 * width <= len(self._depths):
            minima.append(list(map(min, minima[-1], minima[-1][width:])))
            width *= 2
        return minima

    def _lowest(self, first: int, last: int) -> int:
        """The least depth from `first` to `last`, both of them looked at."""
        power = (last - first + 1).bit_length() - 1
        row = self._minima[power]
        return min(row[first], row[last - (1 << power) + 1])


class Nesting:
    """The brackets of a text, which stand at `pairing` with its full stops."""

    def __init__(self, text: str, pairing: Sequence[int]) -> None:
        self._text = text
        self._pairing = pairing
        self._met: dict[str, Depths] = {}
        self._standing: dict[str, Depths] = {}

    def met(self, mark: str) -> Depths:
        """What a bracket meets on the way to its partner: all that may be the partner,
        and others of its own kind that no word holds. For a closing mark, which looks
        back, places are negative, and what closes counts as opening."""
        if mark not in self._met:
            text, strict = self._text, mark in _STRICT
            own, others = EITHER[mark], EITHER[PARTNER[mark]]
            places = [
                at
                for at in self._pairing
                if (text[at] in own and not is_held(text, at))
                or (text[at] in others and not (strict and in_word(text, at)))
            ]
            if mark not in OPENING:
                places.reverse()
            opens = (text[at] in own for at in places)
            signed = places if mark in OPENING else [-at for at in places]
            self._met[mark] = Depths(signed, opens)
        return self._met[mark]

    def standing(self, opening: str) -> Depths:
        """The brackets of the kind that no word holds."""
        if opening not in self._standing:
            text, opens = self._text, EITHER[opening]
            kind = opens | EITHER[PARTNER[opening]]
            places = [
                at for at in self._pairing if text[at] in kind and not is_held(text, at)
            ]
            self._standing[opening] = Depths(
                places, (text[at] in opens for at in places)
            )
        return self._standing[opening]

    def sentences(self, start: int, end: int) -> int:
        """How many full stops stand between two places."""
        stops = self._full_stops
        return bisect_left(stops, end) - bisect_right(stops, start)

    @cached_property
    def _full_stops(self) -> list[int]:
        return [at for at in self._pairing if self._text[at] in _FULL_STOP]


def is_held(text: str, at: int) -> bool:
    """Is it part of a word, and not, where a common mark, of one as rare as 发叶?"""
    return _is_held_between(text[at], text[at - 1 : at + 1], text[at : at + 2])


@lru_cache(maxsize=20_000)
def _is_held_between(char: str, *words: str) -> bool:
    figure = lexicon().figure
    if char not in COMMON_HANZI:
        return any(figure(word) is not None for word in words)
    return any((figure(word) or w.UNHEARD_OF_WORD) > w.RARE_WORD for word in words)
