"""Numbers that count up from one, found where clauses open: ① … ② … ③."""

import re
from bisect import bisect_left
from functools import cache

from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import both, read_as_mark
from documents.parsing.text.dictionary import lexicon

_REACH = 3000  # characters from one number to the next
_BEFORE = "：；。"
_RARE = -16.0  # log probability of a word


def counting_places(glyphs: Glyphs, series: str) -> dict[int, bool]:
    """The places of the series' numbers, garbled or not, that open a clause: True where
    they belong to a run that begins at one and has a second, False where only a
    neighbouring number stands near. (A page's dump can give ② before ①.)"""
    pattern, rank_of = _found_by(series)
    opening = [
        (found.start(), rank_of[found[0]])
        for found in pattern.finditer(glyphs.text)
        if _opens_clause(glyphs, found.start())
    ]
    runs = _runs(opening)
    near = {
        at: False
        for at, rank in opening
        if glyphs.starts_line[at]
        and read_as_mark(glyphs.text[at - 1 : at]) in _BEFORE
        and _has_neighbour(opening, at, rank)
    }
    return near | dict.fromkeys(runs, True)


@cache
def _found_by(series: str) -> tuple[re.Pattern[str], dict[str, int]]:
    rank_of = {char: rank for rank, mark in enumerate(series) for char in both(mark)}
    return re.compile(f"[{''.join(rank_of)}]"), rank_of


def _has_neighbour(opening: list[tuple[int, int]], at: int, rank: int) -> bool:
    """Does the number before or after this one open a clause nearby?"""
    first = bisect_left(opening, (at - _REACH, 0))
    last = bisect_left(opening, (at + _REACH, 0))
    return any(abs(other - rank) == 1 for _, other in opening[first:last])


def _runs(opening: list[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    run: list[int] = []
    for at, rank in opening:
        if rank == len(run) and (not run or at - run[-1] <= _REACH):
            run.append(at)
        elif rank == 0:
            found += run if len(run) > 1 else []
            run = [at]
    return found + (run if len(run) > 1 else [])


def _opens_clause(glyphs: Glyphs, at: int) -> bool:
    if read_as_mark(glyphs.text[at - 1 : at]) in _BEFORE:
        return True
    begun = glyphs.text[at - 1 : at + 1]  # 用|于, broken over lines, but not 期于
    return glyphs.starts_line[at] and (lexicon().figure(begun) or _RARE) <= _RARE
