"""Which lines come from a broken font, judged over all of them together.

Proper marks speak for clean text, hanzi better read as marks for garbled. Clean and
garbled lines come in stretches, long ones (pages) or short ones (lines): how often one
becomes the other is learnt from the text itself, and so is how many proper marks its
garbled lines hold.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import log

_CHANGE = 4.0  # what it costs at first to go from clean to garbled or back …
_LEAST_CHANGE = 0.7  # … and at least, where every other line does
_PROPER = 3.0  # what a proper mark says against a garbled line at first …
_LEAST_PROPER = 1.0  # … and at least, where garbled lines are full of them
_DOUBT = 10  # informative lines that the text has to outweigh
_ROUNDS = 3


def garbled_lines(proper: Sequence[int], garbled: Sequence[float]) -> list[bool]:
    """For each line how many proper marks it holds, and how much its hanzi say for
    garbled: is it?"""
    change, mark = _CHANGE, _PROPER
    states: list[bool] = []
    for _ in range(_ROUNDS):
        was, states = states, _likeliest(proper, garbled, change, mark)
        if states == was:
            break
        change = _learnt_change(states, proper, garbled)
        mark = _learnt_mark(states, proper, garbled)
    return states


def _likeliest(
    proper: Sequence[int], garbled: Sequence[float], change: float, mark: float
) -> list[bool]:
    as_clean, as_garbled = 0.0, 0.0
    came: list[tuple[bool, bool]] = []  # garbled before: where now clean, now garbled
    for marks, figure in zip(proper, garbled, strict=True):
        to_clean = as_garbled - change > as_clean
        to_garbled = as_garbled >= as_clean - change
        came.append((to_clean, to_garbled))
        as_clean, as_garbled = (
            max(as_clean, as_garbled - change) - figure,
            max(as_garbled, as_clean - change) - mark * marks,
        )
    state = as_garbled >= as_clean
    states = []
    for to_clean, to_garbled in reversed(came):
        states.append(state)
        state = to_garbled if state else to_clean
    return states[::-1]


def _learnt_change(
    states: Sequence[bool], proper: Sequence[int], garbled: Sequence[float]
) -> float:
    telling = [
        state
        for state, marks, figure in zip(states, proper, garbled, strict=True)
        if marks or figure
    ]
    changes = sum(a != b for a, b in pairwise(telling))
    if not changes:
        return _CHANGE
    rate = changes / (len(telling) + _DOUBT)
    return min(_CHANGE, max(_LEAST_CHANGE, -log(rate)))


def _learnt_mark(
    states: Sequence[bool], proper: Sequence[int], garbled: Sequence[float]
) -> float:
    lines = [
        (marks, figure > 0)
        for state, marks, figure in zip(states, proper, garbled, strict=True)
        if state and (marks or figure)
    ]
    mixed = sum(bool(marks) and has for marks, has in lines)
    if not mixed:
        return _PROPER
    return min(_PROPER, max(_LEAST_PROPER, -log(mixed / (len(lines) + _DOUBT))))
