"""Circled and bracketed numbers that open clauses and count up from one: ① … ② … ③."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from documents.parsing.repair import weights as w
from documents.parsing.repair.glyphs import Glyphs
from documents.parsing.repair.marks import SERIES, both, read_as_mark
from documents.parsing.repair.place import Place
from documents.parsing.repair.rules.digits import NUMBERED
from documents.parsing.repair.rules.letters import beside_neighbour
from documents.parsing.repair.rules.table import Case, FirstOf, itself
from documents.parsing.text.dictionary import lexicon

_REACH = 3000  # characters from one number to the next
_BEFORE = "：；。"
_CIRCLED = both(SERIES[0])
_COMRADE = "同志"


def counting_places(glyphs: Glyphs, series: str) -> dict[int, bool]:
    """The places of the series' numbers, garbled or not, that open a clause: True where
    they belong to a series that begins at one and has a second, False where only a
    neighbouring number stands near. (A page's dump can give ② before ①.)"""
    pattern, rank_of = _found_by(series)
    opening = [
        (found.start(), rank_of[found[0]])
        for found in pattern.finditer(glyphs.text)
        if _opens_clause(glyphs, found.start())
    ]
    counting = _counting(opening)
    places = defaultdict(list)
    for at, rank in opening:
        places[rank].append(at)
    near = {
        at: False
        for at, rank in opening
        if glyphs.starts_line[at]
        and read_as_mark(glyphs.text[at - 1 : at]) in _BEFORE
        and _has_neighbour(places, at, rank)
    }
    return near | dict.fromkeys(counting, True)


@cache
def _found_by(series: str) -> tuple[re.Pattern[str], dict[str, int]]:
    rank_of = {char: rank for rank, mark in enumerate(series) for char in both(mark)}
    return re.compile(f"[{''.join(rank_of)}]"), rank_of


def _has_neighbour(places: Mapping[int, Sequence[int]], at: int, rank: int) -> bool:
    """Does the number before or after this one open a clause nearby?"""
    return any(
        bisect_left(beside, at - _REACH) < bisect_left(beside, at + _REACH)
        for beside in (places.get(rank - 1, ()), places.get(rank + 1, ()))
    )


def _counting(opening: list[tuple[int, int]]) -> list[int]:
    found: list[int] = []
    series: list[int] = []
    for at, rank in opening:
        if rank == len(series) and (not series or at - series[-1] <= _REACH):
            series.append(at)
        elif rank == 0:
            found += series if len(series) > 1 else []
            series = [at]
    return found + (series if len(series) > 1 else [])


def _opens_clause(glyphs: Glyphs, at: int) -> bool:
    if read_as_mark(glyphs.text[at - 1 : at]) in _BEFORE:
        return True
    begun = glyphs.text[at - 1 : at + 1]  # 用|于, broken over lines, but not 期于
    return (
        glyphs.starts_line[at]
        and (lexicon().figure(begun) or w.RARE_WORD) <= w.RARE_WORD
    )


def _is_no_circle(place: Place) -> bool:
    if place.mark not in SERIES[0]:
        return True
    return place.in_word and _CIRCLED.isdisjoint(place.before + place.after)


def _is_word_or_name(place: Place) -> bool:
    """用于; 于小海同志."""
    soon = place.text[place.at : place.at + 6]
    return not place.counts and (place.in_word or _COMRADE in soon)


_opens_nothing = FirstOf(
    Case("是词里的字", None, _is_no_circle, "与前后的字成词，或不是带圈的序号"),
    Case(
        "序号成列",
        w.CIRCLED_IN_SERIES,
        lambda place: beside_neighbour(place, SERIES[0]),
        "近处有相邻的序号：①至③、第①档、第②档",
    ),
    view=itself,
)

counted = FirstOf(
    Case(
        "第几",
        w.NUMBER_IN_ORDINAL,
        lambda place: place.before == "第" and place.after in NUMBERED,
        "在“第”与“条”“项”之间：第①项",
    ),
    Case("不在句首", _opens_nothing, lambda place: place.counts is None, ""),
    Case("是词或姓名", None, _is_word_or_name, "与前后的字成词，或是姓名：于小海同志"),
    Case(
        "后接数字",
        w.NUMBER_BEFORE_DIGIT,
        lambda place: place.after.isdecimal(),
        "序号后面不接数字：于2023年",
    ),
    Case(
        "近处有相邻序号",
        w.NUMBER_NEAR_NEIGHBOUR,
        lambda place: not place.counts,
        "在行首，近处有前一个或后一个序号",
    ),
    Case(
        "行首，从①数起",
        w.NUMBER_COUNTS_AT_LINE_START,
        lambda place: place.starts_line,
        "在行首，从第一个依次数下来：①…②…③…",
    ),
    view=itself,
    otherwise=Case(
        "句中，从①数起",
        w.NUMBER_COUNTS_WITHIN_LINE,
        bool,
        "在句中，从第一个依次数下来：分三步：①…；②…",
    ),
)
